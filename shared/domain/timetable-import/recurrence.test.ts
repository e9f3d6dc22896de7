import { expect, test } from 'vitest'
import { datesOf, parseRecurrence } from './recurrence'

test.each([
  ['every second week on two days, by count', '2026-11-25', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,MO;COUNT=4', ['2026-11-25', '2026-12-07', '2026-12-09', '2026-12-21']],
  ['each day until a date', '2026-12-30', 'FREQ=DAILY;UNTIL=20270101T235959Z', ['2026-12-30', '2026-12-31', '2027-01-01']],
  ['the 31st of months that have one', '2026-01-31', 'FREQ=MONTHLY;COUNT=3', ['2026-01-31', '2026-03-31', '2026-05-31']],
  ['29 February', '2024-02-29', 'FREQ=YEARLY;COUNT=2', ['2024-02-29', '2028-02-29']],
  ['each year on its own day, spelled out', '2026-05-09', 'FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=9;COUNT=2', ['2026-05-09', '2027-05-09']],
])('%s', (_rule, first, rule, dates) => expect([...datesOf(first, parseRecurrence(rule, first)!, 500)]).toEqual(dates))

test('a rule without an end stops at the limit', () => expect([...datesOf('2026-01-01', parseRecurrence('FREQ=DAILY', '2026-01-01')!, 500)]).toHaveLength(500))

test.each(['FREQ=MONTHLY;BYDAY=-1FR', 'FREQ=HOURLY', 'FREQ=WEEKLY;BYSETPOS=1', 'INTERVAL=2', 'FREQ=DAILY;INTERVAL=0', 'FREQ=YEARLY;BYMONTH=6', 'FREQ=DAILY;UNTIL=soon', 'FREQ=DAILY;COUNT=x'])('%s is told, not guessed', rule => expect(parseRecurrence(rule, '2026-05-09')).toBeUndefined())
