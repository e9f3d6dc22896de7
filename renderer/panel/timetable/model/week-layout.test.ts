import { expect, test } from 'vitest'
import { WeekLayout } from './week-layout'

const layout = new WeekLayout([{ depth: 1 }, { depth: 3 }, { depth: 1 }], { firstPx: 100, columnPx: 50, headPx: 40, lessonPx: 44, edgePx: 4 })

test('a row is as high as the lessons of its fullest cell', () => {
  expect([0, 1, 2].map(row => [layout.topPx(row), layout.rowPx(row)])).toEqual([[0, 48], [48, 136], [184, 48]])
  expect(layout.heightPx).toBe(232)
})

test.each([
  ['of all that is seen, what is cut off counts', 10, 185, [0, 3]],
  ['a row that only touches the edge does not', 48, 184, [1, 2]],
  ['nothing lies beyond the end', 300, 400, [3, 3]],
])('%s', (_rule, from, to, rows) => expect(layout.rowsBetween(from, to)).toEqual(rows))

test.each([
  ['the first cell', 100, 40, 0, 0, { row: 0, column: 0 }],
  ['its last point', 149, 87, 0, 0, { row: 0, column: 0 }],
  ['a place further, scrolled both ways', 101, 41, 120, 60, { row: 1, column: 2 }],
  ['beneath the head', 200, 39, 0, 100, undefined],
  ['beneath the names', 99, 100, 300, 0, undefined],
  ['below the last row', 200, 273, 0, 0, undefined],
])('a point of the view leads to %s', (_name, x, y, scrollLeft, scrollTop, place) => expect(layout.placeAt(x, y, { scrollLeft, scrollTop })).toEqual(place))
