import { isHeld, type DayLesson } from './timetable/day-lesson'
import { wallTimeOf } from './timetable/dates'

export type Moment =
  | { readonly kind: 'free' }
  | { readonly kind: 'break'; readonly next: DayLesson; readonly minutesUntil: number }
  | { readonly kind: 'lesson'; readonly lesson: DayLesson; readonly minutesLeft: number; readonly next: DayLesson | undefined }

/** What the room is doing at `minute` of its day; the caller owns the clock. Ends are exclusive, lessons that are not held here do not count, a longer lesson is its parts with the breaks between. */
export function momentAt(day: readonly DayLesson[], minute: number): Moment {
  const held = day.filter(isHeld).flatMap(partsOf).sort((a, b) => a.startMinute - b.startMinute)
  const index = held.findIndex(({ endMinute }) => minute < endMinute)
  const lesson = held[index]
  if (!lesson) return { kind: 'free' }
  if (minute < lesson.startMinute) return { kind: 'break', next: lesson, minutesUntil: lesson.startMinute - minute }
  return { kind: 'lesson', lesson, minutesLeft: lesson.endMinute - minute, next: held.slice(index + 1).find(({ startMinute }) => startMinute >= lesson.endMinute) }
}

/** A lesson of several periods, cut at its breaks; each part knows its own time only. */
export function partsOf(lesson: DayLesson): DayLesson[] {
  const { pauses = [], ...whole } = lesson
  if (pauses.length === 0) return [lesson]
  return [...pauses, undefined].map((pause, index) => {
    const startMinute = pauses[index - 1]?.endMinute ?? whole.startMinute
    const endMinute = pause?.startMinute ?? whole.endMinute
    return { ...whole, period: whole.period + index, startMinute, endMinute, start: wallTimeOf(startMinute), end: wallTimeOf(endMinute) }
  })
}
