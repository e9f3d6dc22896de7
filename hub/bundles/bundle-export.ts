import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { parseScopeQuery, type BundleScope } from '#shared/contract/bundle-export'
import { routes } from '#shared/contract/routes'
import type { HubText } from '#shared/text/hub/ru'
import type { Result } from '#shared/result'
import type { AccessPort } from '../http/access-port'
import { zipStream } from '../library/lesson-bundle/zip-stream'
import type { MadeBundle, MakeFault } from './bundle-maker'

interface Needs {
  readonly access: AccessPort
  readonly text: HubText
  make(scope: BundleScope): Promise<Result<MadeBundle, MakeFault>>
  record(user: string, what: string): Promise<void> | void
  report(problem: unknown): void
}

/** A bundle for a stick as one file, streamed while it is read. It may hold teacher faces and whole libraries: for technicians alone. */
export function bundleExport({ access, text, make, record, report }: Needs) {
  return async (server: FastifyInstance): Promise<void> => {
    server.route<{ Querystring: Record<string, unknown> }>({
      method: ['GET', 'HEAD'],
      url: routes.bundleExport,
      handler: async (request, reply) => {
        const person = access.personOf(request)
        if (!person) {
          access.refused(`bundle from ${request.ip}`, 'not-signed-in')
          return reply.code(401).send({ message: text.notSignedIn })
        }
        if (person.role !== 'technician') {
          access.refused('bundle', 'not-allowed')
          return reply.code(403).send({ message: text.technicianNeeded })
        }
        const scope = parseScopeQuery(request.query)
        const made = scope && (await make(scope))
        if (!made?.ok) return reply.code(404).send({ message: text.nothingToExport })
        const { plan, entries } = made.value
        if (plan.isTooLarge) return reply.code(413).send({ message: text.bundleTooLarge })
        void reply.type('application/octet-stream').headers({
          'content-length': plan.bytes,
          'content-disposition': `attachment; filename="school.doska"; filename*=UTF-8''${encodeURIComponent(plan.fileName)}`,
          'cache-control': 'no-store',
        })
        if (request.method === 'HEAD') return reply.send()
        await record(person.user, `bundle ${plan.fileName}`)
        const body = Readable.from(zipStream(entries), { objectMode: false, highWaterMark: 1024 * 1024 })
        body.once('error', error => report({ kind: 'export-failed', bundle: plan.fileName, error }))
        return reply.send(body)
      },
    })
  }
}
