import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ImportRow } from '#shared/contract/panel'
import { routes } from '#shared/contract/routes'
import { uploadBeginSchema } from '#shared/contract/uploads'
import type { HubText } from '#shared/text/hub/ru'
import type { Uploads } from '../library/uploads'
import type { AccessPort } from './access-port'

/** The import by upload sessions (shared/contract/uploads.ts): a technician's session, or this machine's import key. */
export function uploadRoutes({ access, uploads, text }: { access: AccessPort; uploads: Uploads; text: HubText }) {
  return async (server: FastifyInstance): Promise<void> => {
    server.decorateRequest('requester', '')
    server.addHook('onRequest', async (request, reply) => {
      const who = requesterOf(access, request, text)
      if (typeof who === 'string') {
        request.setDecorator('requester', who)
        return
      }
      access.refused(`upload from ${request.ip}`, who.status === 401 ? 'not-signed-in' : 'not-allowed')
      return reply.code(who.status).header('connection', 'close').send({ message: who.message }) // nobody reads that body
    })
    server.post(routes.uploadBegin, async (request, reply) => {
      const parsed = uploadBeginSchema.safeParse(request.body)
      if (!parsed.success) return reply.code(400).send({ message: text.uploadForm })
      const begun = await uploads.begin(parsed.data, whoOf(request))
      if (begun.ok) return reply.code(201).send({ uploadId: begun.value })
      if (begun.fault.kind === 'too-many') return reply.code(429).send({ message: text.tooManyUploads })
      return reply.code(507).send({ message: text.noRoom })
    })
    server.get<{ Params: { uploadId: string } }>(routes.uploadState, async (request, reply) => answer(reply, uploads.stateOf(request.params.uploadId, whoOf(request)), text))
    // Bodies of these two are never parsed: the file goes to disk as it comes, whatever it claims to be.
    await server.register(async raw => {
      raw.removeAllContentTypeParsers()
      raw.addContentTypeParser('*', (_request, _body, done) => done(null))
      raw.put<{ Params: { uploadId: string; '*': string } }>(routes.uploadFile, async (request, reply) => {
        const { uploadId, '*': path } = request.params
        return answer(reply, await uploads.receive(uploadId, whoOf(request), path, request.raw), text)
      })
      raw.post<{ Params: { uploadId: string } }>(routes.uploadCommit, async (request, reply) => {
        reply.raw.setTimeout(0) // a large archive may take minutes without a byte on this connection
        return answer(reply, await uploads.commit(request.params.uploadId, whoOf(request)), text)
      })
    })
  }
}

function requesterOf(access: AccessPort, request: FastifyRequest, text: HubText): string | { status: 401 | 403; message: string } {
  if (access.isLocalImport(request)) return 'import-key'
  const person = access.personOf(request)
  if (!person) return { status: 401, message: text.notSignedIn }
  return person.role === 'technician' ? `person:${person.user}` : { status: 403, message: text.technicianNeeded }
}

const whoOf = (request: FastifyRequest): string => request.getDecorator<string>('requester')

function answer(reply: FastifyReply, row: ImportRow | undefined, text: HubText): FastifyReply {
  if (!row) return reply.code(404).send({ message: text.noSuchUpload })
  return reply.code(row.refusal ? 422 : 200).send(row)
}
