import { Temporal } from 'temporal-polyfill'
import { materialsOf, type BoardLesson } from './lesson'
import type { Subject } from './subject'
import { localTime } from './local-time'
import { dayOf, type DayLesson, type Timetable } from './timetable'

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

/** A room's next day with lessons is looked for so far ahead; the same weekday again is next week's. */
const daysAhead = 6

/**
 * The lessons of the room's today and of its next day with lessons that reference anything, the most needed first: the one that runs or comes next, the
 * rest of today, the next day, at last what is over today (it may be opened again). Cancelled lessons need nothing; `nowMs` is judged in the timetable's zone.
 */
export function neededSoon(timetable: Timetable, roomId: string, library: LessonShelf, nowMs: number): NeededLesson[] {
  const { date, minute } = localTime(nowMs, timetable.timeZone)
  const today = heldOn(timetable, roomId, date)
  const isOver = ({ endMinute }: DayLesson) => endMinute <= minute
  const next = nextDay(timetable, roomId, date)
  return [
    ...today.filter(lesson => !isOver(lesson)).map(lesson => neededBy(lesson, date, 'today', library)),
    ...(next?.lessons.map(lesson => neededBy(lesson, next.date, next.isTomorrow ? 'tomorrow' : 'later', library)) ?? []),
    ...today.filter(isOver).map(lesson => neededBy(lesson, date, 'today', library)),
  ].filter(({ materialIds }) => materialIds.length > 0)
}

/** Everything that these lessons need, the most needed first, once each. */
export const materialsNeeded = (lessons: readonly NeededLesson[]): string[] => [...new Set(lessons.flatMap(({ materialIds }) => materialIds))]

function heldOn(timetable: Timetable, roomId: string, date: string): DayLesson[] {
  return dayOf(timetable, roomId, date).filter(({ change }) => change?.kind !== 'cancelled')
}

function nextDay(timetable: Timetable, roomId: string, today: string): { date: string; lessons: DayLesson[]; isTomorrow: boolean } | undefined {
  for (let days = 1; days <= daysAhead; days++) {
    const date = Temporal.PlainDate.from(today).add({ days }).toString()
    const lessons = heldOn(timetable, roomId, date)
    if (lessons.length > 0) return { date, lessons, isTomorrow: days === 1 }
  }
  return undefined
}

function neededBy(planned: DayLesson, date: string, day: NeededLesson['day'], library: LessonShelf): NeededLesson {
  const { plannedId, start, end, className, subject, lessonId } = planned
  const lesson = lessonId === undefined ? undefined : library.lessonOf(lessonId)
  const ofLesson = lesson ? materialsOf(lesson) : lessonId === undefined ? [] : [lessonId]
  const materialIds = [...new Set([...ofLesson, ...(planned.materialIds ?? [])])]
  return { plannedId, date, day, start, end, className, subject, title: lesson?.title ?? planned.topic ?? '', materialIds }
}
