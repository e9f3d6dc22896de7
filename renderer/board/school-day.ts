import type { LessonCard } from '#shared/contract/library-cards'
import type { Moment } from '#shared/domain/school-moment'
import { isHeld, type DayLesson } from '#shared/domain/timetable/day-lesson'

/** The prepared lesson that one touch should open: the present one, before a lesson the coming one. */
export function lessonFor(moment: Moment, lessons: readonly LessonCard[]): LessonCard | undefined {
  if (moment.kind === 'free') return undefined
  const planned = moment.kind === 'lesson' ? moment.lesson : moment.next
  return planned.lessonId === undefined ? undefined : lessons.find(({ id }) => id === planned.lessonId)
}

/** Evening and night hours of a room without lessons, minutes of the day. */
const nightFrom = 20 * 60
const nightUntil = 6 * 60 + 30
/** After the last bell the room stays bright for clubs and cleaning this long. */
const brightAfterMinutes = 30

/** Whether nobody is expected to read the board: half an hour after the last lesson, or at night. */
export function isAfterSchool(today: readonly DayLesson[], minute: number): boolean {
  if (minute >= nightFrom || minute < nightUntil) return true
  const lastEnd = Math.max(-Infinity, ...today.filter(isHeld).map(({ endMinute }) => endMinute))
  return Number.isFinite(lastEnd) && minute >= lastEnd + brightAfterMinutes
}
