import { weekdayOf } from '../timetable/dates'
import { dayOf } from '../timetable/day'
import type { DayLesson } from '../timetable/day-lesson'
import { dayBellsOf, dayPlanOf, type DayBells } from '../timetable/day-plan'
import type { SchoolClass, Timetable } from '../timetable/schema'
import { indexOf } from '../timetable/timetable-index'
import { nextLessonsOf, whyRoomIsFree } from '../timetable/day-reason'
import type { BellScope, Reason } from './reason'

/** Why a lesson stands in the room's list of a date, the most telling first: what was changed, the plan, the day, the bells, who sits together. Empty when it does not stand there (any more). */
export function lessonReasons(timetable: Timetable, roomId: string, date: string, plannedId: string): Reason[] {
  const lesson = dayOf(timetable, roomId, date).find(one => one.plannedId === plannedId)
  if (!lesson) return []
  const { classes } = indexOf(timetable)
  const schoolClass = lesson.classIds?.flatMap(id => classes.get(id) ?? [])[0]
  return [...changeOf(lesson), ...planOf(timetable, date, lesson, schoolClass), ...bellsOf(timetable, date, lesson, schoolClass), ...companyOf(lesson)]
}

/** Why a room has no lessons on a date, and when they go on. */
export function dayReasons(timetable: Timetable | undefined, roomId: string | undefined, date: string): Reason[] {
  const why = whyRoomIsFree(timetable, roomId, date)
  const next = timetable && roomId !== undefined ? nextLessonsOf(timetable, roomId, date) : undefined
  return [...(why ? [{ kind: 'no-lessons' as const, why, weekday: weekdayOf(date) }] : []), ...(next ? [{ kind: 'next-lessons' as const, next }] : [])]
}

function changeOf({ change }: DayLesson): Reason[] {
  if (!change) return []
  const { kind, madeAt, source = 'panel', toRoomName, was } = change
  return [{ kind: 'change', change: kind, madeAt, source, ...(toRoomName === undefined ? {} : { toRoomName }), ...(was ? { was } : {}) }]
}

function planOf(timetable: Timetable, date: string, { plannedId }: DayLesson, schoolClass: SchoolClass | undefined): Reason[] {
  const planned = timetable.lessons.find(({ id }) => id === plannedId)
  if (!planned) return [] // a change brought it, and says so
  const { weekday, period, weeks = [], from, until } = planned
  const names = timetable.rotation?.names ?? []
  const named = (week: number) => names[week - 1]
  const plan: Reason = { kind: 'weekly-plan', weekday, period, weeks: weeks.flatMap(week => named(week) ?? []), ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) }
  const day = dayPlanOf(timetable, date, schoolClass)
  if (day.kind !== 'lessons') return [plan]
  const week = names.length > 1 ? named(day.week) : undefined
  if (day.by?.kind === 'works-as') return [plan, { kind: 'moved-day', name: day.by.name, weekday: day.weekday, ...(week !== undefined && day.by.week !== undefined ? { week } : {}) }]
  return week !== undefined && weeks.length > 0 ? [plan, { kind: 'week', name: week }] : [plan]
}

function bellsOf(timetable: Timetable, date: string, lesson: DayLesson, schoolClass: SchoolClass | undefined): Reason[] {
  const { start, end } = lesson
  if (hasOwnTime(timetable, date, lesson)) return [{ kind: 'own-time', start, end }]
  const building = lesson.roomId === undefined ? undefined : indexOf(timetable).rooms.get(lesson.roomId)?.buildingId
  const day = dayPlanOf(timetable, date, schoolClass)
  const bells = dayBellsOf(timetable, date, day.kind === 'lessons' ? day.weekday : weekdayOf(date), schoolClass, building)
  return bells.set ? [{ kind: 'bells', set: bells.set.name, start, end, by: whoseBells(timetable, bells) }] : []
}

/** A lesson that leaves keeps its planned time in the room's list. */
function hasOwnTime(timetable: Timetable, date: string, { plannedId, change }: DayLesson): boolean {
  if (!change || change.kind === 'moved-away') return false
  return (indexOf(timetable).changesOn.get(date) ?? []).some(one => (one.plannedId ?? one.id) === plannedId && one.start !== undefined)
}

function whoseBells({ buildings }: Timetable, { short, rule }: DayBells): Extract<Reason, { kind: 'bells' }>['by'] {
  if (short) return { kind: 'short-day', name: short.name }
  if (!rule) return { kind: 'usual' }
  const { buildingId, grades, weekdays, shift, from, until } = rule
  const building = buildings.find(({ id }) => id === buildingId)?.name
  const scope: BellScope = {
    ...(building === undefined ? {} : { building }), ...(grades ? { grades } : {}), ...(weekdays ? { weekdays } : {}), ...(shift === undefined ? {} : { shift }),
    ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }),
  }
  return Object.keys(scope).length === 0 ? { kind: 'usual' } : { kind: 'rule', ...scope }
}

function companyOf({ classIds = [], className, group }: DayLesson): Reason[] {
  return [...(classIds.length > 1 ? [{ kind: 'together' as const, className }] : []), ...(group === undefined ? [] : [{ kind: 'group' as const, name: group }])]
}
