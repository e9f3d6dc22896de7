import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dateSchema, idSchema, instantSchema, makeUlid, sha256Schema, ulidSchema, wallTimeSchema } from './ids'

const latestMs = 2 ** 48 - 1
const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 })

test('every ulid is well-formed, whatever clock and chance give', () => {
  fc.assert(fc.property(fc.integer({ min: -5, max: latestMs }), bytes, (nowMs, random) => ulidSchema.safeParse(makeUlid(nowMs, () => random)).success))
})

test('a later ulid sorts after an earlier one as text', () => {
  const moment = fc.integer({ min: 0, max: latestMs })
  fc.assert(
    fc.property(moment, moment, bytes, bytes, (a, b, randomA, randomB) => {
      fc.pre(a < b)
      return makeUlid(a, () => randomA) < makeUlid(b, () => randomB)
    }),
  )
})

test('the time part is that of the specification example', () => {
  expect(makeUlid(1469918176385, () => new Uint8Array(16)).slice(0, 10)).toBe('01ARYZ6S41')
})

test('an instant that passes is one that Date.parse can read', () => {
  const offset = fc.tuple(fc.constantFrom('+', '-'), fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  const instant = fc
    .tuple(fc.date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), fc.option(offset))
    .map(([date, zone]) => date.toISOString().replace('Z', zone ? `${zone[0]}${String(zone[1]).padStart(2, '0')}:${String(zone[2]).padStart(2, '0')}` : 'Z'))
  fc.assert(fc.property(instant, text => instantSchema.safeParse(text).success && Number.isFinite(Date.parse(text))))
})

test.each([
  ['an id with a capital', idSchema, 'Room'],
  ['an id with a topic separator', idSchema, 'a/b'],
  ['an id that is a wildcard', idSchema, '+'],
  ['an id with a dot', idSchema, '..'],
  ['an empty id', idSchema, ''],
  ['an id of 65 characters', idSchema, 'a'.repeat(65)],
  ['an id with a line end', idSchema, 'a\n'],
  ['a hash in capitals', sha256Schema, 'A'.repeat(64)],
  ['a short hash', sha256Schema, 'a'.repeat(63)],
  ['a ulid beyond 48 bits', ulidSchema, `8${'0'.repeat(25)}`],
  ['a ulid with a look-alike letter', ulidSchema, `0${'I'.repeat(25)}`],
  ['an instant without a zone', instantSchema, '2026-11-22T08:00:00'],
  ['the thirtieth of February', instantSchema, '2026-02-30T08:00:00Z'],
  ['24:00', wallTimeSchema, '24:00'],
  ['8:00 without a leading zero', wallTimeSchema, '8:00'],
  ['a date that does not exist', dateSchema, '2027-02-29'],
])('%s is refused', (_symptom, schema, text) => expect(schema.safeParse(text).success).toBe(false))

test.each([
  ['the longest id', idSchema, 'a'.repeat(64)],
  ['an instant with the offset of Kathmandu', instantSchema, '2026-11-22T08:00:00.5+05:45'],
  ['the last minute of the day', wallTimeSchema, '23:59'],
  ['a leap day', dateSchema, '2028-02-29'],
])('%s is taken', (_rule, schema, text) => expect(schema.safeParse(text).success).toBe(true))
