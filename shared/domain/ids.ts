import { z } from 'zod'

/** Ids of displays, rooms, groups, materials, lessons: never a host name, safe in topics, paths and hosts. */
export const idSchema = z.string().regex(/^[a-z0-9-]{1,64}$/)
/** Lower-case hex SHA-256 of a file: its name in every content store. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)
/** A ULID (github.com/ulid/spec): sorts by time, 26 characters of Crockford's base32. */
export const ulidSchema = z.string().regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/)
/** An instant in UTC or with an offset, ISO 8601. */
export const instantSchema = z.iso.datetime({ offset: true })
/** Local wall time `HH:MM`. */
export const wallTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
/** Local date `YYYY-MM-DD`. */
export const dateSchema = z.iso.date()

/** Makes ULIDs from a clock (epoch ms) and 16 random bytes a call. */
export function makeUlid(nowMs: number, random: (count: number) => Uint8Array): string {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  let time = Math.max(0, Math.floor(nowMs))
  let head = ''
  for (let i = 0; i < 10; i++) {
    head = alphabet[time % 32]! + head
    time = Math.floor(time / 32)
  }
  const tail = Array.from(random(16), byte => alphabet[byte % 32]!).join('')
  return head + tail
}
