import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { routes } from '#shared/contract/routes'
import { idSchema } from '#shared/domain/ids'
import { isPackage } from '#shared/domain/material'
import type { HubText } from '#shared/text/hub/ru'
import type { LibraryPort } from '../library/library-port'
import { librarySendable } from '../library/sendable'
import type { AccessPort } from './access-port'
import type { Capabilities } from './capabilities'
import { notFound, sendFile } from './send-file'
import { addressOfContent } from './web-content'

/** How long a preview of a package may stay open. */
const previewMs = 2 * 60 * 60_000

const parametersSchema = z.object({ materialId: idSchema, '*': z.string().max(1024) })

interface Needs {
  readonly access: AccessPort
  readonly library: LibraryPort
  readonly capabilities: Capabilities
  readonly text: HubText
  now(): number
}

/**
 * A person's preview of a material's files. A package is led to an address of its own: inside its sandbox the browser no longer sends the session cookie, and
 * it must not be able to.
 */
export function panelMaterials({ access, library, capabilities, text, now }: Needs) {
  return async (server: FastifyInstance): Promise<void> => {
    server.route({
      method: ['GET', 'HEAD'],
      url: routes.panelMaterial,
      handler: async (request, reply) => {
        const person = access.personOf(request)
        if (!person) {
          access.refused(`preview from ${request.ip}`, 'not-signed-in')
          return reply.code(401).send({ message: text.notSignedIn })
        }
        const parameters = parametersSchema.safeParse(request.params)
        const material = parameters.success ? library.materialOf(parameters.data.materialId) : undefined
        if (!parameters.success || !material) return notFound(reply, text)
        const path = parameters.data['*'] || material.entry
        if (isPackage(material.type)) {
          const token = capabilities.grant(`person:${person.user}`, material.id, now() + previewMs, { kind: 'package', find: path => librarySendable(library, material.id, path) })
          return reply.header('cache-control', 'no-store').redirect(addressOfContent(token, path), 302)
        }
        const found = librarySendable(library, material.id, path)
        if (!found) return notFound(reply, text)
        void reply.header('content-security-policy', "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'")
        return sendFile(request, reply, found, text)
      },
    })
  }
}
