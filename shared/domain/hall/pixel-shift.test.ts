import { expect, test } from 'vitest'
import { pixelShift, shiftEveryMs, shiftReachPx } from './pixel-shift'

const round = Array.from({ length: 17 }, (_unused, index) => pixelShift(1_700_000_000_000 + index * shiftEveryMs))

test('all positions are visited once a round, within bounds, and the path is closed', () => {
  expect(new Set(round.slice(0, 16).map(({ x, y }) => `${x} ${y}`)).size).toBe(16)
  expect(round[16]).toEqual(round[0])
  for (const { x, y } of round) expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(shiftReachPx)
})

test('a step is small and goes one way', () => {
  for (const [index, { x, y }] of round.slice(1).entries()) expect(Math.abs(x - round[index]!.x) + Math.abs(y - round[index]!.y)).toBe(4)
})

test('between two steps nothing moves', () => expect(pixelShift(shiftEveryMs * 5)).toEqual(pixelShift(shiftEveryMs * 6 - 1)))
