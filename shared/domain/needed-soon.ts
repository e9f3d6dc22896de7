import { materialsOf, type BoardLesson } from './lesson'
import type { Subject } from './subject'
import { localTime } from './local-time'
import { addDays } from './timetable/dates'
import { dayOf } from './timetable/day'
import { isHeld, type DayLesson } from './timetable/day-lesson'
import type { Timetable } from './timetable/schema'
import { nextSchoolDay } from './timetable/school-days'

/** A lesson that is held soon in a room, with what the room's display must have on its disk for it. */
export interface NeededLesson {
  readonly plannedId: string
  readonly date: string
  readonly day: 'today' | 'tomorrow' | 'later'
  readonly start: string
  readonly end: string
  readonly className: string
  readonly subject: Subject
  /** The prepared lesson's title, else the topic that the timetable names; may be empty. */
  readonly title: string
  /** In order of use, once each; a prepared lesson that the library does not know (yet) stands here under its own id. */
  readonly materialIds: readonly string[]
}

/** The library, as far as it is asked. */
export interface LessonShelf {
  lessonOf(lessonId: string): BoardLesson | undefined
}

/**
 * The lessons of the room's today and of its next day with lessons that reference anything, the most needed first: the one that runs or comes next, the
 * rest of today, the next day, at last what is over today (it may be opened again). Lessons that are not held here need nothing; `nowMs` is judged in the timetable's zone.
 */
export function neededSoon(timetable: Timetable, roomId: string, library: LessonShelf, nowMs: number): NeededLesson[] {
  const { date, minute } = localTime(nowMs, timetable.timeZone)
  const today = heldOn(timetable, roomId, date)
  const isOver = ({ endMinute }: DayLesson) => endMinute <= minute
  const next = nextDay(timetable, roomId, date, today.length > 0)
  return [
    ...today.filter(lesson => !isOver(lesson)).map(lesson => neededBy(lesson, date, 'today', library)),
    ...(next?.lessons.map(lesson => neededBy(lesson, next.date, next.isTomorrow ? 'tomorrow' : 'later', library)) ?? []),
    ...today.filter(isOver).map(lesson => neededBy(lesson, date, 'today', library)),
  ].filter(({ materialIds }) => materialIds.length > 0)
}

/** Everything that these lessons need, the most needed first, once each. */
export const materialsNeeded = (lessons: readonly NeededLesson[]): string[] => [...new Set(lessons.flatMap(({ materialIds }) => materialIds))]

function heldOn(timetable: Timetable, roomId: string, date: string): DayLesson[] {
  return dayOf(timetable, roomId, date).filter(isHeld)
}

/** Over holidays it may be far; a room that was at work today does not look for the same weekday of next week. */
function nextDay(timetable: Timetable, roomId: string, today: string, isSoon: boolean): { date: string; lessons: DayLesson[]; isTomorrow: boolean } | undefined {
  const date = nextSchoolDay(timetable, today, { roomId })
  return date === undefined || (isSoon && date > addDays(today, 6)) ? undefined : { date, lessons: heldOn(timetable, roomId, date), isTomorrow: date === addDays(today, 1) }
}

function neededBy(planned: DayLesson, date: string, day: NeededLesson['day'], library: LessonShelf): NeededLesson {
  const { plannedId, start, end, className, subject, lessonId } = planned
  const lesson = lessonId === undefined ? undefined : library.lessonOf(lessonId)
  const ofLesson = lesson ? materialsOf(lesson) : lessonId === undefined ? [] : [lessonId]
  const materialIds = [...new Set([...ofLesson, ...(planned.materialIds ?? [])])]
  return { plannedId, date, day, start, end, className, subject, title: lesson?.title ?? planned.topic ?? '', materialIds }
}
