import { expect, test } from 'vitest'
import { remMm, rootPx, textSizes } from './text-sizes'

test('a 65″ panel in a room of 8 m gets 88, 54 and 28 px at 1080 lines', () => {
  const { everyone, many, near } = textSizes(65, 8)
  expect([everyone, many, near].map(size => Math.abs(size * rootPx))).toEqual([expect.closeTo(88, -0.5), expect.closeTo(54, -0.5), 28])
})

test('one rem of a 65″ panel is 12 mm, so a 4rem target is above 15 mm', () => {
  expect(remMm(65)).toBeCloseTo(12, 0)
  expect(remMm(24) * 4).toBeGreaterThan(15)
})

test.each([
  ['a small panel in a deep hall', 32, 20],
  ['a large panel in a tiny room', 98, 2],
])('%s keeps sizes that a layout can hold, largest for everyone', (_room, diagonal, depth) => {
  const { everyone, many, near } = textSizes(diagonal, depth)
  expect(everyone).toBeGreaterThan(many)
  expect(many).toBeGreaterThan(near)
  expect(everyone).toBeLessThanOrEqual(6.25)
})
