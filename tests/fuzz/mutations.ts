import { readFileSync } from 'node:fs'
import fc from 'fast-check'

export const fixture = (path: string): Buffer => readFileSync(new URL(`../fixtures/${path}`, import.meta.url))

/** Anywhere alike: doubles of fast-check crowd at zero, and would break nothing but headers. */
const place = fc.noBias(fc.nat(2 ** 30 - 1)).map(number => number / 2 ** 30)
const change = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('set' as const), at: place, value: fc.integer({ min: 0, max: 255 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('number' as const), at: place, value: fc.constantFrom(0, 1, 0x7f, 0xff, 0x7fff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff), isBig: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cut' as const), at: place, length: fc.nat(64) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('repeat' as const), at: place, length: fc.nat(64), times: fc.integer({ min: 1, max: 20 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('insert' as const), at: place, bytes: fc.uint8Array({ maxLength: 16 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('end' as const), at: place }) },
)
export const mutation = fc.array(change, { minLength: 1, maxLength: 6 })
type Mutation = (typeof mutation) extends fc.Arbitrary<infer T> ? T : never

/** The bytes after one change after the other. */
export function mutated(bytes: Buffer, changes: Mutation): Buffer {
  let result = Buffer.from(bytes)
  for (const one of changes) {
    const at = Math.floor(one.at * result.length)
    const [before, after] = [result.subarray(0, at), result.subarray(at)]
    switch (one.kind) {
      case 'set': if (result.length > 0) result[at] = one.value; break
      case 'number': if (at + 4 <= result.length) result[one.isBig ? 'writeUInt32BE' : 'writeUInt32LE'](one.value, at); break
      case 'cut': result = Buffer.concat([before, after.subarray(one.length)]); break
      case 'repeat': result = Buffer.concat([before, ...Array.from({ length: one.times }, () => after.subarray(0, one.length)), after]); break
      case 'insert': result = Buffer.concat([before, one.bytes, after]); break
      case 'end': result = Buffer.from(before); break
    }
  }
  return result
}
