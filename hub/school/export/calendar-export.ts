import { addDays, minuteOf } from '#shared/domain/timetable/dates'
import type { SchoolEvent, Timetable } from '#shared/domain/timetable/schema'
import { instantOf } from '#shared/domain/timetable/wall-clock'

/** Holidays, days off, exams and events as iCalendar (RFC 5545): whole days, times in UTC, CRLF, lines folded at 75 bytes. `at` is the instant of the export. */
export function calendarOf({ calendar, timeZone }: Timetable, at: string): string {
  const days = [...calendar.holidays, ...calendar.days.filter(({ kind }) => kind === 'off' || kind === 'exam').map(({ id, name, date }) => ({ id, name, from: date, until: addDays(date, 1) }))]
  const stamp = at.replaceAll(/[-:]|\.\d+/g, '')
  const entry = (id: string, title: string, when: readonly string[], more: readonly string[] = []) => ['BEGIN:VEVENT', `UID:${id}@doska`, `DTSTAMP:${stamp}`, ...when, `SUMMARY:${escaped(title)}`, ...more, 'TRANSP:TRANSPARENT', 'END:VEVENT']
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Doska//Doska//RU', 'CALSCALE:GREGORIAN',
    ...days.flatMap(({ id, name, from, until }) => entry(id, name, wholeDays(from, until))),
    ...(calendar.events ?? []).flatMap(event => entry(event.id, event.title, timesOf(event, timeZone), event.place === undefined ? [] : [`LOCATION:${escaped(event.place)}`])),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

const wholeDays = (from: string, until: string): string[] => [`DTSTART;VALUE=DATE:${from.replaceAll('-', '')}`, `DTEND;VALUE=DATE:${until.replaceAll('-', '')}`]

/** An event with a beginning alone has no end in the file either. */
function timesOf({ date, until = addDays(date, 1), start, end }: SchoolEvent, timeZone: string): string[] {
  if (start === undefined) return wholeDays(date, until)
  const utc = (day: string, time: string) => new Date(instantOf(day, minuteOf(time), timeZone)).toISOString().replaceAll(/[-:]|\.\d+/g, '')
  return [`DTSTART:${utc(date, start)}`, ...(end === undefined ? [] : [`DTEND:${utc(addDays(until, -1), end)}`])]
}

const escaped = (text: string): string => text.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\p{Cc}+/gu, ' ')

/** Never inside a letter: readers that decode first would see two broken ones. */
function folded(line: string): string {
  const pieces: string[] = []
  let piece = ''
  for (const letter of line) {
    if (Buffer.byteLength(piece + letter) > 73) {
      pieces.push(piece)
      piece = ''
    }
    piece += letter
  }
  return [...pieces, piece].join('\r\n ')
}
