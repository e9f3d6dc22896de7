import { expect, test } from 'vitest'
import { nearbyPages, pageWithin, pairStart } from './nearby-pages'

test.each([
  ['the first page of many', 1, 600, [1, 2]],
  ['a page in the middle', 300, 600, [300, 301, 299]],
  ['the last page', 600, 600, [600, 599]],
  ['a single page', 1, 1, [1]],
])('T-08 %s keeps only its neighbours', (_where, page, count, kept) => expect(nearbyPages(page, count)).toEqual(kept))

test('a lesson that names a page beyond the end shows the last one', () => expect([pageWithin(99, 12), pageWithin(0, 12), pageWithin(3, 0)]).toEqual([12, 1, 1]))

test('T-08 two pages keep their neighbours only', () => expect([nearbyPages(5, 600, 2), nearbyPages(599, 600, 2)]).toEqual([[5, 6, 7, 8, 3, 4], [599, 600, 597, 598]]))

test('a pair begins with an odd page', () => expect([1, 2, 3, 4].map(pairStart)).toEqual([1, 1, 3, 3]))
