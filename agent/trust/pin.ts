import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import type { PinHash } from '#shared/domain/personal-shelf'

/** OWASP's scrypt floor for 16 MB: N = 2^14, r = 8, p = 5 (Password Storage Cheat Sheet). A PIN is short: what protects it is the limit on tries. */
const cost = { N: 2 ** 14, r: 8, p: 5 }

export async function hashPin(pin: string): Promise<PinHash> {
  const salt = randomBytes(16)
  return { salt: salt.toString('base64'), hash: (await derive(pin, salt)).toString('base64') }
}

export async function isPin(candidate: string, { salt, hash }: PinHash): Promise<boolean> {
  const expected = Buffer.from(hash, 'base64')
  const derived = await derive(candidate, Buffer.from(salt, 'base64'))
  return expected.length === derived.length && timingSafeEqual(derived, expected)
}

function derive(pin: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => scrypt(pin, salt, 32, cost, (error, key) => (error ? reject(error) : resolve(key))))
}
