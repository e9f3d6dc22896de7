import { isWithinDates, weekdayOf } from './dates'
import { dayOf } from './day'
import { isHeld, type DayLesson } from './day-lesson'
import { dayPlanOf, type DayPlan } from './day-plan'
import type { Timetable } from './schema'
import { nextSchoolDay, whyNoLessons, type NoLessons } from './school-days'
import { indexOf } from './timetable-index'

/** Why a room's screen has no lessons to show. `no-room`: the display stands in none; `unused`: no lesson is ever planned here. */
export type NoLessonsHere = NoLessons | { readonly kind: 'no-room' } | { readonly kind: 'unused' }

/** Undefined when something is held in the room that day. */
export function whyRoomIsFree(timetable: Timetable | undefined, roomId: string | undefined, date: string): NoLessonsHere | undefined {
  if (!timetable) return { kind: 'no-timetable' }
  const why = whyNoLessons(timetable, date, roomId === undefined ? undefined : { roomId })
  if (roomId === undefined) return why?.kind === 'no-timetable' ? why : { kind: 'no-room' }
  if (why?.kind !== 'free') return why
  return whyItsClassesAreAway(timetable, roomId, date) ?? (isEverUsed(timetable, roomId) ? why : { kind: 'unused' })
}

/** When the room's lessons begin again: the first day after `date` that has any. */
export interface NextLessons {
  readonly date: string
  readonly start: string
}

export function nextLessonsOf(timetable: Timetable, roomId: string, date: string): NextLessons | undefined {
  const next = nextSchoolDay(timetable, date, { roomId })
  const first = next === undefined ? undefined : dayOf(timetable, roomId, next).find(isHeld)
  return first && { date: next!, start: first.start }
}

/** The day off or the exam of every class that would have been here: their day is the room's. */
function whyItsClassesAreAway(timetable: Timetable, roomId: string, date: string): NoLessons | undefined {
  const { classes, lessonsOn } = indexOf(timetable)
  const plan = dayPlanOf(timetable, date, undefined)
  if (plan.kind !== 'lessons') return undefined
  const awaited = (lessonsOn.get(plan.weekday) ?? []).filter(lesson => lesson.roomId === roomId && isWithinDates(date, lesson) && (lesson.weeks?.includes(plan.week) ?? true))
  const plans = [...new Set(awaited.flatMap(({ classIds }) => classIds))].map(id => dayPlanOf(timetable, date, classes.get(id)))
  const isAway = (one: DayPlan) => one.kind === 'off' || one.kind === 'exam'
  const first = plans[0]
  return first !== undefined && plans.every(isAway) && isAway(first) ? (first as Extract<DayPlan, { kind: 'off' | 'exam' }>) : undefined
}

function isEverUsed({ lessons, changes }: Timetable, roomId: string): boolean {
  return lessons.some(lesson => lesson.roomId === roomId) || changes.some(change => change.roomId === roomId || change.added?.roomId === roomId)
}

/** Another weekday (1 is Monday) whose lessons a room has today: every one of them is there because the calendar moved that day. */
export function movedWeekdayOf(timetable: Timetable, date: string, today: readonly DayLesson[]): number | undefined {
  const { classes } = indexOf(timetable)
  const weekdays = new Set(today.map(({ classIds = [] }) => {
    const plan = dayPlanOf(timetable, date, classes.get(classIds[0] ?? ''))
    return plan.kind === 'lessons' && plan.by?.kind === 'works-as' ? plan.weekday : weekdayOf(date)
  }))
  const [only] = weekdays
  return weekdays.size === 1 && only !== weekdayOf(date) ? only : undefined
}
