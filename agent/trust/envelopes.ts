import { envelopeSchema, type Envelope, type TrustedKey } from '#shared/contract/mqtt/envelope'
import { failure, success, type Result } from '#shared/result'
import { isSignedBy, kidOf, signText } from './keys'

export interface SignedContent {
  /** Parsed JSON of the signed bytes; still to be parsed by its own schema. */
  readonly body: unknown
  readonly kid: string
}
export type EnvelopeFault = 'malformed' | 'unknown-key' | 'wrong-signature'

/** Opens an untrusted envelope: its key is in the keyring, the key's `kid` is its own, the signature is over exactly these bytes. */
export function openEnvelope(candidate: unknown, keyring: readonly TrustedKey[]): Result<SignedContent, EnvelopeFault> {
  const envelope = envelopeSchema.safeParse(candidate)
  if (!envelope.success) return failure('malformed')
  const { body, sig, kid } = envelope.data
  const key = keyring.find(trusted => trusted.kid === kid && kidOf(trusted.publicKey) === kid)
  if (!key) return failure('unknown-key')
  if (!isSignedBy(body, sig, key.publicKey)) return failure('wrong-signature')
  const parsed = parseJson(body)
  return parsed === undefined ? failure('malformed') : success({ body: parsed, kid })
}

/** Signs a body as commands, desired state and answers are signed. */
export function sealEnvelope(body: unknown, keys: { readonly privateKey: string; readonly publicKey: string }): Envelope {
  const text = JSON.stringify(body)
  return { body: text, sig: signText(text, keys.privateKey), kid: kidOf(keys.publicKey) }
}

/** `undefined` when the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
