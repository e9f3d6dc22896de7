import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto'
import { codeAlphabet } from '#shared/domain/enrolment-code'

/** OWASP's scrypt floor for 16 MB: N = 2^14, r = 8, p = 5 (Password Storage Cheat Sheet). */
const cost = { N: 2 ** 14, r: 8, p: 5 }

/** `scrypt$<salt>$<hash>`, base64 both. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  return `scrypt$${salt.toString('base64')}$${(await derive(password, salt)).toString('base64')}`
}

/** Takes as long for a person that does not exist (`kept` undefined) as for a wrong password. */
export async function isPassword(candidate: string, kept: string | undefined): Promise<boolean> {
  const [, salt = '', hash = ''] = (kept ?? `scrypt$${'A'.repeat(22)}==$`).split('$')
  const derived = await derive(candidate, Buffer.from(salt, 'base64'))
  const expected = Buffer.from(hash, 'base64')
  return expected.length === derived.length && timingSafeEqual(derived, expected)
}

/** Twelve characters without look-alikes in three groups, to be typed once: 53 bits behind the limit on guesses. */
export function makeOneTimePassword(): string {
  const group = () => Array.from({ length: 4 }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('').toLowerCase()
  return [group(), group(), group()].join('-')
}

/** At least ten characters, not all the same few, and not the user's own name. */
export function isTooWeak(password: string, user: string): boolean {
  return [...password].length < 10 || new Set(password).size < 5 || password.toLowerCase().includes(user.toLowerCase())
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => scrypt(password.normalize('NFKC'), salt, 32, cost, (error, key) => (error ? reject(error) : resolve(key))))
}
