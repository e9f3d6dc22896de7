import type { DayLesson } from './timetable'

export type Moment =
  | { readonly kind: 'free' }
  | { readonly kind: 'break'; readonly next: DayLesson; readonly minutesUntil: number }
  | { readonly kind: 'lesson'; readonly lesson: DayLesson; readonly minutesLeft: number; readonly next: DayLesson | undefined }

/** What the room is doing at `minute` of its day; the caller owns the clock. Ends are exclusive, cancelled lessons do not count. */
export function momentAt(day: readonly DayLesson[], minute: number): Moment {
  const held = day.filter(({ change }) => change?.kind !== 'cancelled')
  const index = held.findIndex(({ endMinute }) => minute < endMinute)
  const lesson = held[index]
  if (!lesson) return { kind: 'free' }
  if (minute < lesson.startMinute) return { kind: 'break', next: lesson, minutesUntil: lesson.startMinute - minute }
  return { kind: 'lesson', lesson, minutesLeft: lesson.endMinute - minute, next: held.slice(index + 1).find(({ startMinute }) => startMinute >= lesson.endMinute) }
}
