import type { ShelfRecord } from '#shared/domain/personal-shelf'
import { hashSecret, isSecret, makeSecret } from '../trust/secrets'

/** So many phones of one teacher; a further one takes the place of the oldest. */
const mostPhones = 8

/** A phone is known by `<shelf>.<secret>`; the record keeps hashes alone. */
interface NewPhone {
  readonly value: string
  readonly hash: string
}

export function newPhone(shelfId: string): NewPhone {
  const secret = makeSecret()
  return { value: `${shelfId}.${secret}`, hash: hashSecret(secret) }
}

export const withPhone = (phones: readonly string[], { hash }: NewPhone): string[] => [...phones.slice(1 - mostPhones), hash]

/** Undefined for what is no such value. */
export function readPhone(value: string | undefined): { readonly shelfId: string; readonly secret: string } | undefined {
  const [, shelfId, secret] = /^([a-z0-9-]{1,64})\.([\w-]{20,64})$/.exec(value ?? '') ?? []
  return shelfId !== undefined && secret !== undefined ? { shelfId, secret } : undefined
}

/** The hash by which the record knows this phone. */
export const phoneOf = ({ phones }: ShelfRecord, secret: string): string | undefined => phones.find(hash => isSecret(secret, hash))
