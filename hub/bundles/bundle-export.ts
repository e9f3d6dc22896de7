import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parseBundleQuery, type BundleScope } from '#shared/contract/bundle-export'
import { routes } from '#shared/contract/routes'
import type { HubText } from '#shared/text/hub/ru'
import type { Result } from '#shared/result'
import type { AccessPort } from '../http/access-port'
import { zipStream } from '../library/lesson-bundle/zip-stream'
import type { MadeBundle, MakeFault } from './bundle-maker'

interface Needs {
  readonly access: AccessPort
  readonly text: HubText
  rooms(): readonly { readonly id: string; readonly name: string }[]
  make(scope: BundleScope, partBytes: number): Promise<Result<MadeBundle, MakeFault>>
  record(user: string, what: string): Promise<void> | void
  report(problem: unknown): void
}

type Asked = FastifyRequest<{ Querystring: Record<string, unknown> }>

/** Bundles for sticks: what one would be, and its files, streamed while they are read. They may hold teacher faces and whole libraries: for technicians, and commands of this machine. */
export function bundleExport({ access, text, rooms, make, record, report }: Needs) {
  /** Who asks, for the audit; undefined: refused, and said so. */
  const asker = (request: FastifyRequest, reply: FastifyReply): string | undefined => {
    if (access.isLocalImport(request)) return 'doska export'
    const person = access.personOf(request)
    if (person?.role === 'technician') return person.user
    access.refused(`bundle from ${request.ip}`, person ? 'not-allowed' : 'not-signed-in')
    void reply.code(person ? 403 : 401).send({ message: person ? text.technicianNeeded : text.notSignedIn })
    return undefined
  }
  const madeFor = async ({ query }: Asked, reply: FastifyReply) => {
    const asked = parseBundleQuery(query)
    const made = asked && (await make(asked.scope, asked.partBytes))
    if (asked && made?.ok) return { asked, ...made.value }
    void reply.code(404).send({ message: text.nothingToExport })
    return undefined
  }

  return async (server: FastifyInstance): Promise<void> => {
    server.get(routes.bundleRooms, async (request, reply) => {
      if (asker(request, reply) === undefined) return reply
      return reply.send({ rooms: rooms().map(({ id, name }) => ({ id, name })) })
    })
    server.get(routes.bundlePlan, async (request: Asked, reply) => {
      if (asker(request, reply) === undefined) return reply
      const made = await madeFor(request, reply)
      return made ? reply.send(made.plan) : reply
    })
    server.route({
      method: ['GET', 'HEAD'],
      url: routes.bundleExport,
      handler: async (request: Asked, reply) => {
        const who = asker(request, reply)
        const made = who === undefined ? undefined : await madeFor(request, reply)
        if (who === undefined || !made) return reply
        const { plan, asked: { part } } = made
        if (plan.isTooLarge) return reply.code(413).send({ message: text.bundleTooLarge })
        const [entries, file] = [made.parts[part.number - 1], plan.parts[part.number - 1]]
        if ((part.set !== undefined && part.set !== plan.set) || !entries || !file) return reply.code(409).send({ message: text.bundleChanged })
        void reply.type('application/octet-stream').headers({
          'content-length': file.bytes,
          'content-disposition': `attachment; filename="school.doska"; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
          'cache-control': 'no-store',
        })
        if (request.method === 'HEAD') return reply.send()
        await record(who, `bundle ${file.fileName}`)
        const body = Readable.from(zipStream(entries), { objectMode: false, highWaterMark: 1024 * 1024 })
        body.once('error', error => report({ kind: 'export-failed', bundle: file.fileName, error }))
        return reply.send(body)
      },
    })
  }
}
