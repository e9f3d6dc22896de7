import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { peerCapabilityS, peerIdentity, type PeerOffers } from '#shared/contract/peers'
import { routes } from '#shared/contract/routes'
import { idSchema, sha256Schema } from '#shared/domain/ids'
import type { HubText } from '#shared/text/hub/ru'
import { peerKey } from '../../agent/trust/peer-key'
import type { AccessPort } from './access-port'
import type { FileHolders } from './file-holders'
import { notFound } from './send-file'

interface Needs {
  readonly access: AccessPort
  readonly holders: FileHolders
  readonly text: HubText
  now(): number
}

const parametersSchema = z.object({ displayId: idSchema, sha256: sha256Schema })
const mostOffers = 3

/** Tells a display which other displays may have a file, each with a capability for that file alone: only what it may read from the hub itself. */
export function peerOffers({ access, holders, text, now }: Needs) {
  return async (server: FastifyInstance): Promise<void> => {
    server.get(routes.peerOffers, async (request, reply) => {
      const display = access.displayOf(request)
      if (display === undefined) return reply.code(401).header('www-authenticate', 'Bearer').send({ message: text.displayNeeded })
      const parameters = parametersSchema.safeParse(request.params)
      if (!parameters.success) return notFound(reply, text)
      const { displayId, sha256 } = parameters.data
      if (displayId !== display || !access.mayRead(display, sha256)) {
        access.refused(`peers of ${sha256.slice(0, 12)}`, displayId === display ? 'not-entitled' : 'foreign-display', display)
        return reply.code(403).send({ message: text.notForThisDisplay })
      }
      const identity = peerIdentity(sha256, Math.floor(now() / 1000) + peerCapabilityS)
      const offers: PeerOffers = {
        peers: holders.of(sha256, display).slice(0, mostOffers).map(({ displayId: id, address, secret }) => ({ displayId: id, address, identity, key: peerKey(secret, identity).toString('base64') })),
      }
      return reply.header('cache-control', 'no-store').send(offers)
    })
  }
}
