import { addDays, dayNumberOf, weekdayOf } from '#shared/domain/timetable/dates'
import type { NextLessons, NoLessonsHere } from '#shared/domain/timetable/day-reason'
import type { BoardText } from '#shared/text/board/ru'
import type { Language } from '../../ui/language'
import { datedWords, dayWords } from '../clock/format'

const noonOf = (date: string): number => Date.parse(`${date}T12:00:00Z`)

/** `1 сентября` of a local date, whatever the zone. */
export const dateInWords = (date: string, language: Language): string => dayWords(noonOf(date), language, 'UTC')

/** The same, of another year with it. */
export const datedInWords = (date: string, nowMs: number, language: Language): string => datedWords(noonOf(date), nowMs, language, 'UTC')

/** The day before an exclusive end. */
export const lastDayInWords = (until: string | undefined, nowMs: number, language: Language): string | undefined => until && datedInWords(addDays(until, -1), nowMs, language)

/** When lessons go on, as people say it: tomorrow, on Monday, on a date. */
export function nextLessonsWords({ date, start }: NextLessons, today: string, text: BoardText, language: Language): string {
  const days = dayNumberOf(date) - dayNumberOf(today)
  const day = days === 1 ? text.why.tomorrow : days < 7 ? text.why.onWeekday(weekdayOf(date)) : dateInWords(date, language)
  return text.why.nextLessons(day, start)
}

/** A day, or the rest of one, without lessons: its largest words, and what else is to be said. */
export interface FreeDay {
  readonly title: string
  readonly lines: readonly string[]
}

export function freeDayWords(noLessons: NoLessonsHere | undefined, next: NextLessons | undefined, today: string, text: BoardText, language: Language): FreeDay {
  const goesOn = next ? [nextLessonsWords(next, today, text, language)] : []
  if (!noLessons) return { title: text.idle.lessonsOver, lines: goesOn }
  const title = text.why.day[noLessons.kind]('name' in noLessons ? noLessons.name : '', weekdayOf(today))
  const more = noLessons.kind === 'holiday' ? text.why.holidayUntil(dateInWords(noLessons.until, language)) : text.why.dayMore[noLessons.kind]
  return { title, lines: [...(more ? [more] : []), ...goesOn] }
}
