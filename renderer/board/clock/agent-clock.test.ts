import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeAgentClock } from './agent-clock'

test('late messages never make the clock run backwards', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 0, max: 1400 })), { minLength: 2 }), steps => {
      const clock = makeAgentClock()
      let monotonicMs = 0
      let shownMs = 0
      for (const [waitMs, delayMs] of steps) {
        monotonicMs += waitMs
        clock.hear(1_700_000_000_000 + monotonicMs - delayMs, monotonicMs)
        expect(clock.at(monotonicMs)).toBeGreaterThanOrEqual(shownMs)
        shownMs = clock.at(monotonicMs)
      }
    }),
  )
})

test('a clock that the agent really set back is followed', () => {
  const clock = makeAgentClock()
  clock.hear(1_700_000_000_000, 1000)
  clock.hear(1_699_999_000_000, 2000)
  expect(clock.at(2500)).toBe(1_699_999_000_500)
})

test('between two messages time goes on by the monotonic clock', () => {
  const clock = makeAgentClock()
  clock.hear(5000, 100)
  expect(clock.at(61_100)).toBe(66_000)
})

test('the page’s finer clock never gives parts of a millisecond, which the timetable cannot read', () => {
  const clock = makeAgentClock()
  clock.hear(5000, 100.3)
  expect(Number.isInteger(clock.at(200.7))).toBe(true)
})
