import { expect, test } from 'vitest'
import { fromLocalInput, toLocalInput } from './school-time'

test('a time typed in another zone is the school’s own wall time', () => {
  expect(fromLocalInput('2026-11-23T08:30', 'Asia/Vladivostok')).toBe('2026-11-22T22:30:00.000Z')
  expect(toLocalInput('2026-11-22T22:30:00Z', 'Asia/Vladivostok')).toBe('2026-11-23T08:30')
})
test('nothing stays nothing, and nonsense is not a date', () => {
  expect(toLocalInput(undefined, 'Europe/Moscow')).toBe('')
  expect(fromLocalInput('', 'Europe/Moscow')).toBeUndefined()
  expect(fromLocalInput('2026-02-31T10:00', 'Europe/Moscow')).toBeUndefined()
})
