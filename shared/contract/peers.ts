import { z } from 'zod'
import { idSchema, sha256Schema } from '../domain/ids'

/** Displays that may have a file, each with what opens it there: good for this one file and a short while. */
export const peerOffersSchema = z.object({
  peers: z
    .array(
      z.object({
        displayId: idSchema,
        /** `https://host:port` on the school's network. */
        address: z.url({ protocol: /^https$/ }).max(200),
        /** TLS-PSK identity `<sha256>.<until, epoch s>` and its key, base64: the holder derives the same from its own credential. */
        identity: z.string().max(100),
        key: z.base64().max(64),
      }),
    )
    .max(8),
})
export type PeerOffers = z.infer<typeof peerOffersSchema>

/** How long a capability is good, s. */
export const peerCapabilityS = 10 * 60

/** TLS 1.2 with a key that both ends derive: encrypted, both ends proved, no certificate to check. OpenSSL and BoringSSL know both. */
export const peerTls = { ciphers: 'ECDHE-PSK-CHACHA20-POLY1305', minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' } as const

/** The identity of a capability for one file until an instant (epoch s). */
export const peerIdentity = (sha256: string, untilS: number): string => `${sha256}.${untilS}`

/** The parts of an identity; undefined when it is none. */
export function parsePeerIdentity(identity: string): { sha256: string; untilS: number } | undefined {
  const [, sha256, until] = /^([0-9a-f]{64})\.(\d{1,12})$/.exec(identity) ?? []
  return sha256Schema.safeParse(sha256).success ? { sha256: sha256!, untilS: Number(until) } : undefined
}
