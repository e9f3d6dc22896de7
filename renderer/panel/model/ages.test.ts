import { expect, test } from 'vitest'
import { ageOf, minutesUntil } from './ages'

const now = Date.parse('2026-11-22T10:00:00Z')
const ago = (ms: number) => new Date(now - ms).toISOString()

test.each([
  ['a fact of this moment', 0, { unit: 'now', count: 0 }],
  ['seconds do not flicker: steps of five', 14_000, { unit: 'seconds', count: 10 }],
  ['the last second before a minute', 59_999, { unit: 'seconds', count: 55 }],
  ['a minute', 60_000, { unit: 'minutes', count: 1 }],
  ['an hour begins at sixty minutes', 3_600_000, { unit: 'hours', count: 1 }],
  ['a day begins at twenty-four hours', 86_400_000, { unit: 'days', count: 1 }],
  ['a hub clock that is ahead never gives a negative age', -30_000, { unit: 'now', count: 0 }],
])('%s', (_rule, ms, age) => expect(ageOf(ago(ms), now)).toEqual(age))

test('what was never said has no age', () => expect(ageOf(undefined, now)).toBeUndefined())

test('minutes left begin with the whole and end at zero', () => {
  expect(minutesUntil(now + 600_000, now - 4_000)).toBe(10) // the page’s clock steps and may be a little behind
  expect(minutesUntil(now + 1, now)).toBe(1)
  expect(minutesUntil(now + 120_000, now)).toBe(2)
  expect(minutesUntil(now - 5, now)).toBe(0)
})
