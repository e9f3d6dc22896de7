import fc from 'fast-check'
import { expect, test } from 'vitest'
import { everyPage, parsePageRanges } from './page-ranges'

test.each([
  ['1-3,4,5-9', [[1, 3], [4, 4], [5, 9]]],
  ['1 – 3; 4  5—9', [[1, 3], [4, 4], [5, 9]]],
  ['9, 1', [[9, 9], [1, 1]]],
])('%s is read', (typed, ranges) => {
  expect(parsePageRanges(typed, 9)).toEqual({ ok: true, value: ranges.map(([from, to]) => ({ from, to })) })
})

test.each([
  ['', { kind: 'nothing' }],
  [' , ', { kind: 'nothing' }],
  ['1-3, два', { kind: 'not-a-range', part: 'два' }],
  ['1-2-3', { kind: 'not-a-range', part: '1-2-3' }],
  ['5-3', { kind: 'backwards', part: '5-3' }],
  ['0', { kind: 'beyond', part: '0', pages: 9 }],
  ['8-10', { kind: 'beyond', part: '8-10', pages: 9 }],
  [Array.from({ length: 101 }, () => '1').join(), { kind: 'too-many', limit: 100 }],
])('%s is refused by name', (typed, fault) => expect(parsePageRanges(typed, 9)).toEqual({ ok: false, fault }))

test('every page belongs to exactly one stage, in order, and no document makes more than a hundred', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 3000 }), pages => {
    const ranges = everyPage(pages)
    expect(ranges.length).toBeLessThanOrEqual(100)
    expect(ranges.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_one, i) => from + i))).toEqual(Array.from({ length: pages }, (_one, i) => i + 1))
  }))
  expect(everyPage(3)).toEqual([{ from: 1, to: 1 }, { from: 2, to: 2 }, { from: 3, to: 3 }])
})
