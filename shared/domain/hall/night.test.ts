import fc from 'fast-check'
import { expect, test } from 'vitest'
import { brightnessAt, isRefreshDue, isSchoolHours, minutesOfNight } from './night'

const night = { from: '20:00', until: '06:30', brightness: 30 }
const lessons = [{ startMinute: 510, endMinute: 555 }, { startMinute: 800, endMinute: 845 }]

test.each([
  ['the minute before', 1199, undefined], ['the first minute', 1200, 0], ['midnight', 0, 240], ['the last minute', 389, 629], ['the morning', 390, undefined],
])('a night over midnight: %s', (_when, minute, since) => expect(minutesOfNight(minute, night)).toBe(since))

test('a night without length is no night', () => expect(minutesOfNight(0, { from: '00:00', until: '00:00' })).toBeUndefined())

test('it dims at night, and never while the school is there', () => {
  expect(brightnessAt(1300, { brightness: 90, night, isSchool: false })).toBe(30)
  expect(brightnessAt(1300, { brightness: 90, night, isSchool: true })).toBe(90)
  expect(brightnessAt(700, { brightness: 90, night, isSchool: false })).toBe(90)
  expect([449, 450, 904, 905].map(minute => isSchoolHours(minute, lessons))).toEqual([false, true, true, false])
})

test('in three nights, looked at every minute, a page is loaded anew exactly three times, and never by day or in school hours', () => {
  fc.assert(fc.property(fc.string({ minLength: 1 }), fc.integer({ min: 0, max: 1439 }), fc.boolean(), (displayId, begins, hasEvening) => {
    const held = hasEvening ? [...lessons, { startMinute: 1220, endMinute: 1270 }] : lessons
    let loadedMs = begins * 60_000
    const refreshed: number[] = []
    for (let at = 720; at < 720 + 3 * 1440; at++) {
      const minute = at % 1440
      const isSchool = isSchoolHours(minute, held)
      if (at < begins || !isRefreshDue({ displayId, loadedMs, nowMs: at * 60_000, minute, night, isSchool })) continue
      expect(minutesOfNight(minute, night)).toBeDefined()
      expect(isSchool).toBe(false)
      loadedMs = at * 60_000
      refreshed.push(at)
    }
    expect(refreshed).toHaveLength(begins >= 1200 ? 2 : 3) // a page of this night needs no other
  }))
})

test('the displays of a school do not all go at once', () => {
  const minutes = Array.from({ length: 40 }, (_unused, index) => {
    for (let minute = 1200; ; minute++) if (isRefreshDue({ displayId: `d-${index}`, loadedMs: 0, nowMs: minute * 60_000, minute, night, isSchool: false })) return minute
  })
  expect(new Set(minutes).size).toBeGreaterThan(10)
  expect(Math.min(...minutes)).toBeGreaterThanOrEqual(1230)
})
