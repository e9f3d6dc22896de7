import { z } from 'zod'
import { idSchema } from '../domain/ids'
import { trustedKeySchema } from './mqtt/envelope'

const key = z.base64().max(200)
/** 32 bytes, neither more nor fewer. */
const nonce = z.string().regex(/^[A-Za-z0-9+/]{43}=$/)

/** POST enrol/begin. `commitment` is the hex SHA-256 of the display's nonce bytes, which `reveal` opens. */
export const enrolBeginSchema = z.strictObject({
  displayId: idSchema,
  displayKey: key,
  commitment: z.string().regex(/^[0-9a-f]{64}$/),
  kind: z.enum(['electron', 'web']),
  hint: z.string().max(80),
  /** One-time token of the same machine: approved without a person. */
  token: z.string().max(100).optional(),
})
export type EnrolBegin = z.infer<typeof enrolBeginSchema>
export const enrolBegunSchema = z.object({ enrolmentId: z.string().max(64), hubKey: key, hubNonce: nonce, lifeMs: z.int().min(1) })
export type EnrolBegun = z.infer<typeof enrolBegunSchema>

/** POST enrol/{id}/reveal */
export const enrolRevealSchema = z.strictObject({ displayNonce: nonce })

/** POST enrol/{id}/claim: `sig` is the display's Ed25519 signature (base64) over `doska-claim-1|{enrolmentId}|{hubNonce}`. */
export const enrolClaimSchema = z.strictObject({ sig: z.base64().length(88) })
export const claimText = (enrolmentId: string, hubNonce: string): string => `doska-claim-1|${enrolmentId}|${hubNonce}`

export const enrolClaimedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('waiting') }),
  z.object({ kind: z.literal('refused') }),
  z.object({ kind: z.literal('expired') }),
  z.object({
    kind: z.literal('approved'),
    school: idSchema,
    mqtt: z.object({ url: z.string().max(200), username: z.string().max(80), password: z.string().max(100) }),
    /** Bearer credential of the display's HTTP addresses. */
    credential: z.string().max(100),
    keys: z.array(trustedKeySchema).min(1).max(8),
    tlsPin: z.string().regex(/^([0-9a-f]{64})?$/),
  }),
])
export type EnrolClaimed = z.infer<typeof enrolClaimedSchema>

export type EnrolFault = { kind: 'too-many-attempts' } | { kind: 'too-many-pending' } | { kind: 'unknown' } | { kind: 'malformed' } | { kind: 'wrong-token' }
