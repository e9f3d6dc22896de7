import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packParts, type BundleUnit } from './bundle-parts'

const unit = (...files: [string, number][]): BundleUnit => ({ files: new Map(files) })
const packed = (units: readonly BundleUnit[], partBytes: number, first = new Map<string, number>()) => packParts(first, units, partBytes, 0)

test('documents come first; what does not fit any more begins another part; what fits nowhere is named', () => {
  const [a, b, huge, c] = [unit(['a', 4000]), unit(['b', 4000]), unit(['h', 20_000]), unit(['c', 1000])]
  const made = packed([a, b, huge, c], 6000, new Map([['d', 500]]))!
  expect(made.parts.map(part => [...part.keys()])).toEqual([['d', 'a'], ['b', 'c']])
  expect(made.tooLong).toEqual([huge])
})

test('documents that fill a part alone are too much', () => {
  expect(packed([], 1000, new Map([['d', 900]]))).toBeUndefined()
})

const names = [...'abcdefgh']
/** One file has one size, whoever has it. */
const units = fc.tuple(fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: names.length, maxLength: names.length }), fc.array(fc.subarray(names, { minLength: 1, maxLength: 4 }), { maxLength: 30 }))
  .map(([sizes, lists]) => lists.map(list => unit(...list.map((name): [string, number] => [name, sizes[names.indexOf(name)]!]))))

test('no part is over its size, each unit is whole in one part or named as too long, and nothing else lies there', () => {
  fc.assert(fc.property(units, fc.integer({ min: 2000, max: 20_000 }), (list, partBytes) => {
    const made = packed(list, partBytes)!
    for (const part of made.parts) expect([...part.values()].reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(partBytes)
    for (const one of list) {
      const isWhole = made.parts.some(part => [...one.files.keys()].every(sha256 => part.has(sha256)))
      expect(isWhole || made.tooLong.includes(one)).toBe(true)
    }
    const wanted = new Set(list.flatMap(({ files }) => [...files.keys()]))
    for (const part of made.parts) for (const sha256 of part.keys()) expect(wanted.has(sha256)).toBe(true)
  }))
})
