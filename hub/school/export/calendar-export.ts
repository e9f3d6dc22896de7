import { addDays } from '#shared/domain/timetable/dates'
import type { Timetable } from '#shared/domain/timetable/schema'

/** Holidays, days off and exams as iCalendar (RFC 5545): whole days, CRLF, lines folded at 75 bytes. `at` is the instant of the export. */
export function calendarOf({ calendar }: Timetable, at: string): string {
  const days = [...calendar.holidays, ...calendar.days.filter(({ kind }) => kind === 'off' || kind === 'exam').map(({ id, name, date }) => ({ id, name, from: date, until: addDays(date, 1) }))]
  const stamp = at.replaceAll(/[-:]|\.\d+/g, '')
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Doska//Doska//RU', 'CALSCALE:GREGORIAN',
    ...days.flatMap(({ id, name, from, until }) => ['BEGIN:VEVENT', `UID:${id}@doska`, `DTSTAMP:${stamp}`, `DTSTART;VALUE=DATE:${from.replaceAll('-', '')}`, `DTEND;VALUE=DATE:${until.replaceAll('-', '')}`, `SUMMARY:${name.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\p{Cc}+/gu, ' ')}`, 'TRANSP:TRANSPARENT', 'END:VEVENT']),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

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
