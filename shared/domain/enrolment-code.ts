import { z } from 'zod'

/**
 * Digits and letters that nobody mistakes for another, in Latin or Cyrillic hands: without 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V, 3/З.
 * 22 characters, so six of them are 22^6 ≈ 113 million codes.
 */
export const codeAlphabet = '4679ACDEFGHJKMNPQRTWXY'
export const codeLength = 6
export const codeSchema = z.string().regex(new RegExp(`^[${codeAlphabet}]{${codeLength}}$`))

/** How long a code lives, how often an address may ask for one in that time, and how many may wait at once. */
export const enrolmentLimits = { lifeMs: 10 * 60_000, attemptsPerAddress: 5, pendingAtOnce: 20 } as const

/** Everything that both sides must agree on; the commitment to `displayNonce` is made before `hubNonce` is known. */
export interface EnrolmentTranscript {
  /** Ed25519 public keys, SPKI DER, base64. */
  readonly displayKey: string
  readonly hubKey: string
  /** SHA-256 of the TLS public key that the display really talks to, hex; empty on plain loopback. */
  readonly tlsPin: string
  /** 32 random bytes each, base64. */
  readonly displayNonce: string
  readonly hubNonce: string
}

/** The exact text that is hashed (SHA-256, UTF-8) into the code: length-prefixed, so no two transcripts read the same. */
export function transcriptText(transcript: EnrolmentTranscript): string {
  const { displayKey, hubKey, tlsPin, displayNonce, hubNonce } = transcript
  return ['doska-enrol-1', displayKey, hubKey, tlsPin, displayNonce, hubNonce].map(part => `${part.length}:${part}`).join('|')
}

/** The six characters that both screens show, from the transcript's SHA-256 (32 bytes). */
export function codeOf(digest: Uint8Array): string {
  if (digest.length < 16) throw new Error('an enrolment code needs a whole digest')
  let number = 0n
  for (const byte of digest) number = (number << 8n) | BigInt(byte)
  let code = ''
  for (let i = 0; i < codeLength; i++) {
    code += codeAlphabet[Number(number % BigInt(codeAlphabet.length))]
    number /= BigInt(codeAlphabet.length)
  }
  return code
}
