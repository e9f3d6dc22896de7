import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { localTime } from './local-time'
import { instantOf, isTimeZone } from './timetable/wall-clock'

const hour = 3_600_000
/** Fixed, half-hour and daylight-saving zones of both hemispheres, one that skipped a whole day, one with a half-hour step. */
const zones = [
  'Europe/Moscow', 'Europe/Kaliningrad', 'Asia/Kamchatka', 'Asia/Yekaterinburg', 'Europe/Berlin', 'America/New_York',
  'America/Sao_Paulo', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Africa/Cairo', 'Pacific/Apia', 'UTC',
]

test.each(zones)('T-25 in %s a wall time happens once, at that wall time, on 400 dates', zone => {
  for (let index = 0; index < 400; index++) {
    const date = new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10)
    for (const minute of [0, 90, 150, 510, 1439]) {
      const instant = instantOf(date, minute, zone)
      const local = localTime(instant, zone)
      expect(local.date).toBe(date)
      const skipped = local.minute - minute
      if (skipped === 0) continue
      expect([30, 60]).toContain(skipped) // a gap: an hour (Lord Howe: half) before, the clock had not yet reached that wall time
      expect(localTime(instant - skipped * 60_000, zone).minute).toBe((minute - skipped + 1440) % 1440)
    }
  }
})

test('local time read off Intl is that of the calendar', () => {
  const moment = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2100, 0, 1) })
  fc.assert(
    fc.property(moment, fc.constantFrom(...zones), (nowMs, zone) => {
      const local = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(zone)
      expect(localTime(nowMs, zone)).toEqual({ date: local.toPlainDate().toString(), minute: local.hour * 60 + local.minute })
    }),
    { numRuns: 1000 },
  )
})

test('the time of day never runs backwards within a date, except over the hour that is repeated', () => {
  const moment = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2030, 0, 1) })
  fc.assert(
    fc.property(moment, fc.constantFrom(...zones), (nowMs, zone) => {
      const { date, minute } = localTime(nowMs, zone)
      const back = instantOf(date, minute, zone)
      expect([0, hour, hour / 2]).toContain(Math.floor((nowMs - back) / 60_000) * 60_000)
    }),
    { numRuns: 1000 },
  )
})

test.each([
  ['a wall time in the gap of spring is the later time', '2026-03-29', 150, 'Europe/Berlin', '2026-03-29T01:30:00Z'],
  ['a wall time in the overlap of autumn is the earlier time', '2026-10-25', 150, 'Europe/Berlin', '2026-10-25T00:30:00Z'],
  ['school starts an hour later in UTC the week after', '2026-10-26', 510, 'Europe/Berlin', '2026-10-26T07:30:00Z'],
  ['Moscow has no summer time', '2026-07-01', 510, 'Europe/Moscow', '2026-07-01T05:30:00Z'],
  ['minute 1440 is the next midnight', '2026-12-31', 1440, 'Europe/Moscow', '2026-12-31T21:00:00Z'],
])('%s', (_rule, date, minute, zone, instant) => expect(new Date(instantOf(date, minute, zone)).toISOString()).toBe(new Date(instant).toISOString()))

test('near midnight the local date is that of the zone, not of UTC (T-26)', () => {
  const nowMs = Date.parse('2026-11-22T20:30:00Z')
  expect(localTime(nowMs, 'Asia/Kamchatka')).toEqual({ date: '2026-11-23', minute: 510 })
  expect(localTime(nowMs, 'America/New_York')).toEqual({ date: '2026-11-22', minute: 930 })
})

test.each(zones)('%s is a zone', zone => expect(isTimeZone(zone)).toBe(true))
test.each(['', 'MSK', 'Mars/Olympus', '+03:00', '2026-01-01T00:00:00Z', '2026-01-01T00:00[Europe/Moscow]', 'Europe/Moscow ', '../etc'])('%j is no zone: the board could not print times in it', zone => {
  expect(isTimeZone(zone)).toBe(false)
})

test('whatever passes as a zone, the window can print times in it', () => {
  const name = fc.oneof(fc.constantFrom(...zones), fc.string({ maxLength: 8 }), fc.constantFrom('Etc/GMT+3', 'EST', 'utc', 'europe/moscow', 'UTC+3'))
  fc.assert(
    fc.property(name, zone => {
      if (isTimeZone(zone)) expect(() => new Intl.DateTimeFormat('ru', { timeZone: zone })).not.toThrow()
    }),
  )
})
