import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Dictionary } from './dictionary'
import { nearWords } from './typo-walk'

/** Optimal string alignment distance, as the textbook writes it. */
function distanceOf(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_none, i) => Array.from({ length: b.length + 1 }, (_none2, j) => (i === 0 ? j : j === 0 ? i : 0)))
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      rows[i]![j] = Math.min(rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, rows[i - 1]![j - 1]! + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) rows[i]![j] = Math.min(rows[i]![j]!, rows[i - 2]![j - 2]! + 1)
    }
  }
  return rows[a.length]![b.length]!
}

const word = fc.string({ unit: fc.constantFrom('а', 'б', 'в', 'г'), minLength: 1, maxLength: 9 })

test('finds exactly the words within the distance, with that distance', () => {
  fc.assert(fc.property(fc.uniqueArray(word, { maxLength: 40 }), word, fc.constantFrom(1, 2), (words, asked, limit) => {
    const dictionary = Dictionary.of(words.toSorted())
    const found = nearWords(dictionary, asked, limit).filter(({ whole }) => whole).map(({ from, distance }) => [dictionary.at(from), distance])
    const expected = words.toSorted().map(one => [one, distanceOf(asked, one)] as const).filter(([, distance]) => distance <= limit)
    expect(new Map(found as [string, number][])).toEqual(new Map(expected))
  }), { numRuns: 600 })
})

test('a beginning that is near is found with all that follows it', () => {
  const dictionary = Dictionary.of(['плавание', 'плавить', 'плавление', 'плавления', 'план'].toSorted())
  const found = nearWords(dictionary, 'плывле', 1).filter(({ whole }) => !whole)
  expect(new Set(found.flatMap(({ from, before }) => Array.from({ length: before - from }, (_none, index) => dictionary.at(from + index))))).toEqual(new Set(['плавление', 'плавления']))
})
