import { stat } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { routes } from '#shared/contract/routes'
import { idSchema, sha256Schema } from '#shared/domain/ids'
import type { HubText } from '#shared/text/hub/ru'
import type { LibraryPort } from '../library/library-port'
import type { AccessPort } from './access-port'
import { notFound, sendFile } from './send-file'

const parametersSchema = z.object({ displayId: idSchema, sha256: sha256Schema })

/** A display's files and documents by hash: only with its own credential, only what its desired state names. `took`: it was sent a file to the end. */
export function displayFiles({ access, library, text, took }: { access: AccessPort; library: LibraryPort; text: HubText; took?(displayId: string, sha256: string): void }) {
  return async (server: FastifyInstance): Promise<void> => {
    server.route({
      method: ['GET', 'HEAD'],
      url: routes.displayFile,
      handler: async (request, reply) => {
        const display = access.displayOf(request)
        if (display === undefined) {
          access.refused(`file from ${request.ip}`, 'no-credential')
          return reply.code(401).header('www-authenticate', 'Bearer').send({ message: text.displayNeeded })
        }
        const parameters = parametersSchema.safeParse(request.params)
        if (!parameters.success) return notFound(reply, text)
        const { displayId, sha256 } = parameters.data
        if (displayId !== display || !access.mayRead(display, sha256)) {
          access.refused(`file ${sha256.slice(0, 12)}`, displayId === display ? 'not-entitled' : 'foreign-display', display)
          return reply.code(403).send({ message: text.notForThisDisplay })
        }
        const file = library.fileOf(sha256)
        if (file === undefined) return notFound(reply, text)
        const bytes = (await stat(file)).size
        reply.raw.once('finish', () => {
          const range = String(reply.raw.getHeader('content-range') ?? '')
          const isLast = reply.raw.statusCode === 200 || (reply.raw.statusCode === 206 && range.includes(`-${bytes - 1}/`))
          if (isLast && request.method === 'GET') took?.(display, sha256)
        })
        return sendFile(request, reply, { file, sha256, bytes, mediaType: 'application/octet-stream' }, text)
      },
    })
  }
}
