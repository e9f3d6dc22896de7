import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alignBells, alignmentErrorMs, bellLagMs, type BellPress } from './bell-alignment'

const dayMs = 86_400_000
const morning = Date.parse('2026-11-23T05:30:00Z')
const bell = (days: number, lagMs: number): BellPress => ({ plannedMs: morning + days * dayMs, pressedMs: morning + days * dayMs + lagMs })

test('T-24 a bell that is 37 s late and drifts is met within a second after three presses', () => {
  const presses = [bell(0, 37_100), bell(1, 38_800), bell(2, 41_050)] // 2 s a day, pressed by hand
  const line = alignBells(presses, morning + 3 * dayMs)
  expect(Math.abs(bellLagMs(line, morning + 3 * dayMs) - 43_000)).toBeLessThan(1_000)
  expect(alignmentErrorMs(presses, morning + 3 * dayMs)).toBeLessThan(500)
})

test('T-24 whatever the bell’s clock does and however a hand trembles, three presses on three days are enough for the next day', () => {
  const hand = fc.integer({ min: -250, max: 250 })
  fc.assert(fc.property(fc.integer({ min: -180_000, max: 180_000 }), fc.integer({ min: -8_000, max: 8_000 }), hand, hand, hand, (offset, drift, a, b, c) => {
    const lag = (days: number) => offset + drift * days
    const line = alignBells([bell(0, lag(0) + a), bell(1, lag(1) + b), bell(2, lag(2) + c)], morning + 3 * dayMs)
    expect(Math.abs(bellLagMs(line, morning + 3 * dayMs) - lag(3))).toBeLessThanOrEqual(1_000)
  }))
})

test.each([
  ['one press counts at once', [bell(0, 37_000)], 37_000],
  ['presses of one day say nothing of a drift', [bell(0, 37_000), bell(0.1, 37_400), bell(0.2, 36_900)], 37_000],
  ['one press at the wrong moment is outvoted', [bell(0, 20_000), bell(1, 20_000), bell(2, 190_000), bell(3, 20_000), bell(4, 20_000)], 20_000],
  ['what was pressed two months ago no longer counts', [bell(-70, 100_000), bell(4, 5_000)], 5_000],
])('%s', (_rule, presses, lag) => {
  expect(bellLagMs(alignBells(presses, morning + 5 * dayMs), morning + 5 * dayMs)).toBeCloseTo(lag, -3)
})

test('without presses the timetable is the bell, and one press cannot tell its own error', () => {
  expect(bellLagMs(alignBells([], morning), morning)).toBe(0)
  expect(alignmentErrorMs([bell(0, 1)], morning)).toBeUndefined()
})
