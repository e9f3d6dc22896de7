import { createHmac } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { routes } from '#shared/contract/routes'
import { importProofSchema, proofNonceSchema, type ImportProof } from '#shared/contract/uploads'
import type { HubText } from '#shared/text/hub/ru'

/** Shows `doska import` that this is the hub of its folder, before it gives the import key away: a port may have come to another program. */
export function importProof({ importKeyHash, text }: { importKeyHash: string; text: HubText }) {
  return async (server: FastifyInstance): Promise<void> => {
    server.get<{ Params: { nonce: string } }>(routes.importProof, async ({ params: { nonce } }, reply): Promise<ImportProof | undefined> => {
      if (!proofNonceSchema.safeParse(nonce).success) return reply.code(400).send({ message: text.malformed })
      return importProofSchema.parse({ proof: createHmac('sha256', importKeyHash).update(nonce).digest('hex') })
    })
  }
}
