import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ImportRow } from '#shared/contract/panel'
import { shelfUploadSchema } from '#shared/contract/personal-shelves'
import { routes } from '#shared/contract/routes'
import type { HubText } from '#shared/text/hub/ru'
import type { AccessPort } from '../http/access-port'
import { shelfOfDisplay, shelfOfPhone } from './phone-of'
import type { ShelfImport } from './shelf-import'
import type { ShelfStore } from './shelf-store'

interface Needs {
  readonly access: AccessPort
  roomOfDisplay(displayId: string): string | undefined
  readonly shelves: ShelfStore
  readonly imports: ShelfImport
  readonly text: HubText
  readonly isSecure: boolean
  refused(what: string, reason: string): void
}

/** Files from a teacher's phone, or from a stick in a display of the room, onto the own shelf: announced, sent as they are, checked as every import. */
export function shelfUploadRoutes({ access, shelves, imports, roomOfDisplay, text, isSecure, refused }: Needs) {
  return async (server: FastifyInstance): Promise<void> => {
    server.decorateRequest('shelfId', '')
    server.addHook('onRequest', async (request, reply) => {
      const shelfId = (shelfOfPhone(request, shelves, isSecure) ?? shelfOfDisplay(request, shelves, { access, roomOfDisplay }))?.id
      if (shelfId !== undefined) return request.setDecorator('shelfId', shelfId)
      refused(`shelf upload from ${request.ip}`, 'no-shelf')
      return reply.code(401).header('connection', 'close').send({ message: text.noShelf }) // nobody reads that body
    })
    server.post(routes.shelfUploadBegin, async (request, reply) => {
      const asked = shelfUploadSchema.safeParse(request.body)
      if (!asked.success) return reply.code(400).send({ message: text.uploadForm })
      const { name, totalBytes, visibility } = asked.data
      const begun = await imports.begin(shelfIdOf(request), name, totalBytes, visibility)
      if (begun.ok) return reply.code(201).send({ uploadId: begun.value })
      if (begun.fault.kind === 'too-many') return reply.code(429).send({ message: text.tooManyUploads })
      return reply.code(507).send({ message: begun.fault.kind === 'full' ? text.shelfFull : text.noRoom })
    })
    server.get<Upload>(routes.shelfUploadState, async (request, reply) => answer(reply, imports.stateOf(shelfIdOf(request), request.params.uploadId), text))
    // Bodies of these two are never parsed: the file goes to disk as it comes, whatever it claims to be.
    await server.register(async raw => {
      raw.removeAllContentTypeParsers()
      raw.addContentTypeParser('*', (_request, _body, done) => done(null))
      raw.put<Upload>(routes.shelfUploadFile, async (request, reply) => answer(reply, await imports.receive(shelfIdOf(request), request.params.uploadId, request.raw), text))
      raw.post<Upload>(routes.shelfUploadCommit, async (request, reply) => {
        reply.raw.setTimeout(0) // a large archive may take minutes without a byte on this connection
        return answer(reply, await imports.commit(shelfIdOf(request), request.params.uploadId), text)
      })
    })
  }
}

interface Upload {
  Params: { uploadId: string }
}

const shelfIdOf = (request: FastifyRequest): string => request.getDecorator<string>('shelfId')

function answer(reply: FastifyReply, row: ImportRow | undefined, text: HubText): FastifyReply {
  if (!row) return reply.code(404).send({ message: text.noSuchUpload })
  return reply.code(row.refusal ? 422 : 200).send(row)
}
