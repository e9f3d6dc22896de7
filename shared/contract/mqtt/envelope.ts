import { z } from 'zod'

/** Largest payload of a message, and of a status, in bytes (mqtt.md). */
export const payloadLimitBytes = 16 * 1024
export const statusLimitBytes = 1024

/** Signed bytes: `sig` is Ed25519 (base64) over the UTF-8 bytes of `body` exactly as they stand; `kid` names the key of the keyring. */
export const envelopeSchema = z.strictObject({
  body: z.string().min(2).max(payloadLimitBytes),
  sig: z.base64().length(88),
  kid: z.string().regex(/^[0-9a-f]{16}$/),
})
export type Envelope = z.infer<typeof envelopeSchema>

/** A key that the display trusts: SPKI DER base64; `kid` is the first 16 hex digits of its SHA-256. */
export const trustedKeySchema = z.object({ kid: z.string().regex(/^[0-9a-f]{16}$/), publicKey: z.base64() })
export type TrustedKey = z.infer<typeof trustedKeySchema>
