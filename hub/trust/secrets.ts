import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 32 random bytes, base64url: passwords of machines, credentials, cookies, one-time tokens. Too long to guess, so a plain hash keeps them. */
export const makeSecret = (): string => randomBytes(32).toString('base64url')

/** What the hub keeps of a secret: its SHA-256, hex. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** Whether the secret belongs to the kept hash; takes the same time for every wrong one. */
export function isSecret(candidate: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(hashSecret(candidate), 'hex'), Buffer.from(hash.padEnd(64, '0').slice(0, 64), 'hex'))
}
