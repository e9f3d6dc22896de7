import { addDays, dayNumberOf, isWithinDates } from '../timetable/dates'
import { hasLessons } from '../timetable/day'
import type { Timetable } from '../timetable/schema'
import type { HallEvent, HolidaysMoment } from './content'

/** Holidays farther away are not counted down to. */
const daysAhead = 120
/** So far school days are counted one by one. */
const countedDays = 45

/** The holidays that are on, or the next ones: how many nights until then, and on how many days, today among them, lessons are held. */
export function holidaysMoment(timetable: Timetable, date: string): HolidaysMoment | undefined {
  const { holidays } = timetable.calendar
  const nights = (until: string) => dayNumberOf(until) - dayNumberOf(date)
  const now = holidays.find(one => isWithinDates(date, one))
  if (now) return { kind: 'on', name: now.name, until: now.until, days: nights(now.until) }
  const [next] = holidays.filter(({ from }) => from > date).sort((a, b) => a.from.localeCompare(b.from))
  if (!next || nights(next.from) > daysAhead) return undefined
  const days = nights(next.from)
  const schoolDays = days > countedDays ? undefined : Array.from({ length: days }, (_unused, index) => addDays(date, index)).filter(day => hasLessons(timetable, day)).length
  return { kind: 'ahead', name: next.name, from: next.from, days, schoolDays }
}

const eventsAheadDays = 14

/** What is going on or comes within two weeks, the first first; without a time of day before those with one. */
export function eventsAhead({ calendar }: Timetable, date: string): HallEvent[] {
  const last = addDays(date, eventsAheadDays)
  return (calendar.events ?? [])
    .filter(event => event.date <= last && (event.until ?? addDays(event.date, 1)) > date)
    .sort((a, b) => a.date.localeCompare(b.date) || (a.start ?? '').localeCompare(b.start ?? '') || a.title.localeCompare(b.title, 'ru'))
}
