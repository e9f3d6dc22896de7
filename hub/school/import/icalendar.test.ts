import { expect, test } from 'vitest'
import { decodeText } from '../../library/formats/text'
import { parseICalendar } from './icalendar'
import { timetableFixture } from './testing/timetable-fixture'
import type { TimetableDraft } from './timetable-draft'

function read(name: string): TimetableDraft {
  const text = decodeText(timetableFixture(`ics/${name}.ics`))
  const draft = parseICalendar(text.ok ? text.value : '', 'Europe/Moscow', '2026-11-27')
  if (!draft.ok) throw new Error(JSON.stringify(draft.fault))
  return draft.value
}
const brief = ({ days }: TimetableDraft) => days.map(({ kind, title, from, until, start, end }) => [kind, title, from, until, start, end].filter(Boolean).join('|'))

test('holidays by dates, a day without an end, a length in days; ends are exclusive', () => {
  expect(brief(read('holidays'))).toEqual(['holiday|Осенние каникулы|2026-10-26|2026-11-03', 'holiday|День народного единства|2026-11-04|2026-11-05', 'holiday|Зимние каникулы|2026-12-31|2027-01-11'])
})

test('an event of Google: UTC, folded inside a letter, escaped comma, an alarm inside; cancelled ones are left out', () => {
  expect(brief(read('google'))).toEqual(['event|Олимпиада по физике, школьный этап|2026-12-10|2026-12-11|14:00|15:30'])
})

test('a series of Outlook: one date taken out, one moved, a zone that only Windows knows; no organiser', () => {
  const draft = read('outlook')
  expect(brief(draft)).toEqual(['event|Классный час|2026-11-30|2026-12-01|14:00|15:00', 'event|Классный час (перенесён)|2026-12-15|2026-12-16|14:30|15:30', 'event|Классный час|2026-12-21|2026-12-22|14:00|15:00'])
  expect(draft.warnings[0]).toEqual({ kind: 'unknown-zone', element: 'TZID', value: 'Russian Standard Time' })
  expect(JSON.stringify(draft)).not.toMatch(/Пупкин|example/)
})

test('another zone’s night is the evening before; without a zone it is the school’s; midnight is no further day', () => {
  expect(brief(read('zones'))).toEqual(['event|Телемост с Владивостоком|2026-11-30|2026-12-01|20:00|21:30', 'event|Ночь музеев|2026-12-19|2026-12-20|18:00|00:00', 'event|Ёлка|2026-12-24|2026-12-25|10:00|11:30'])
})

test('every year until a date; a rule that is not understood is told and taken once, one without an end is cut', () => {
  const draft = read('yearly')
  expect(brief(draft).filter(line => line.includes('День Победы'))).toHaveLength(3)
  expect(brief(draft).filter(line => line.includes('Педсовет'))).toEqual(['event|Педсовет|2026-11-30|2026-12-01'])
  expect(draft.warnings).toEqual([{ kind: 'recurrence-unknown', element: 'Педсовет', value: 'FREQ=MONTHLY;BYDAY=-1MO' }, { kind: 'too-many-repeats', element: 'Линейка', value: '500' }])
})

test('events without date or title are told, one that ends before it begins is a day', () => {
  const draft = read('broken-events')
  expect(brief(draft)).toEqual(['event|День открытых дверей|2026-12-03|2026-12-04'])
  expect(draft.warnings.map(({ kind, element, value }) => [kind, element, value])).toEqual([['event-without-date', 'Без даты', ''], ['event-without-date', 'Тридцать первое февраля', '20260231'], ['event-without-date', 'VEVENT', '20261201']])
})

test.each([['no calendar', 'hello', 'unknown-kind'], ['a cut one', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\n', 'truncated'], ['one without events', 'BEGIN:VCALENDAR\nEND:VCALENDAR\n', 'empty']])('%s is refused', (_what, text, kind) => expect(parseICalendar(text, 'Europe/Moscow', '2026-11-27')).toEqual({ ok: false, fault: { kind } }))

const event = (...lines: string[]) => ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\n')
const parsed = (text: string, zone = 'Europe/Moscow') => {
  const draft = parseICalendar(text, zone, '2026-11-27')
  return draft.ok ? draft.value : { ...draft, days: [], warnings: [] }
}

test('a holiday of every year since long ago comes for the years around now, and leaves room in the calendar', () => {
  const draft = parsed(event('SUMMARY:День народного единства', 'DTSTART;VALUE=DATE:20051104', 'RRULE:FREQ=YEARLY'))
  expect([draft.days.map(({ from }) => from), draft.warnings]).toEqual([['2026-11-04', '2027-11-04', '2028-11-04'], []])
})

test('a meeting of every week since ten years ago goes on today', () => {
  const draft = parsed(event('SUMMARY:Планёрка', 'DTSTART:20160104T080000', 'RRULE:FREQ=WEEKLY;UNTIL=20261231T000000'))
  expect(draft.days.at(-1)).toMatchObject({ from: '2026-12-28', start: '08:00' })
})

test('weekdays of a rule are those of its own zone: the morning in Vladivostok is the evening before in UTC', () => {
  const { days } = parsed(event('SUMMARY:Линейка', 'DTSTART:20261129T223000Z', 'DTEND:20261129T230000Z', 'RRULE:FREQ=WEEKLY;BYDAY=SU,TU;COUNT=3', 'EXDATE:20261201T223000Z'), 'Asia/Vladivostok')
  expect(days.map(({ from, start, end }) => [from, start, end])).toEqual([['2026-11-30', '08:30', '09:00'], ['2026-12-07', '08:30', '09:00']])
})

test('a series of a zone with summer time moves by an hour here', () => {
  const { days } = parsed(event('SUMMARY:Телемост', 'DTSTART;TZID=Europe/Berlin:20270322T100000', 'DTEND;TZID=Europe/Berlin:20270322T110000', 'RRULE:FREQ=WEEKLY;COUNT=2'))
  expect(days.map(({ from, start, end }) => [from, start, end])).toEqual([['2027-03-22', '12:00', '13:00'], ['2027-03-29', '11:00', '12:00']])
})
