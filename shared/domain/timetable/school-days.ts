import { addDays, weekdayOf } from './dates'
import { dayOf, dayOfClass, hasLessons } from './day'
import { isHeld } from './day-lesson'
import { dayPlanOf } from './day-plan'
import type { BellsFor } from './bell-moments'
import type { Timetable } from './schema'
import { indexOf } from './timetable-index'

/** Over the longest holidays, those of summer. */
const daysAhead = 120

const known = new WeakMap<Timetable, Map<string, string | undefined>>()

/** The first date after `date` on which something is held: in a room, for a class, or anywhere in the school. Undefined when there is none for four months. */
export function nextSchoolDay(timetable: Timetable, date: string, place?: BellsFor): string | undefined {
  const answers = known.get(timetable) ?? new Map<string, string | undefined>()
  known.set(timetable, answers)
  const key = `${date} ${JSON.stringify(place)}`
  if (answers.has(key)) return answers.get(key)
  const found = find(timetable, date, place)
  if (answers.size >= 500) answers.clear()
  answers.set(key, found)
  return found
}

function find(timetable: Timetable, date: string, place: BellsFor | undefined): string | undefined {
  for (let days = 1; days <= daysAhead; days++) {
    const day = addDays(date, days)
    if (isAnythingHeld(timetable, day, place)) return day
  }
  return undefined
}

function isAnythingHeld(timetable: Timetable, date: string, place: BellsFor | undefined): boolean {
  if (!place) return hasLessons(timetable, date)
  return ('roomId' in place ? dayOf(timetable, place.roomId, date) : dayOfClass(timetable, place.classId, date)).some(isHeld)
}

/** Why nothing is held: the reason of the school, or of a class; `free`: others have lessons, not this room or class. */
export type NoLessons =
  | { readonly kind: 'no-timetable' }
  | { readonly kind: 'holiday'; readonly name: string; readonly until: string }
  | { readonly kind: 'off' | 'exam'; readonly name: string }
  | { readonly kind: 'weekend' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'free' }

/** Undefined when something is held. */
export function whyNoLessons(timetable: Timetable, date: string, place?: BellsFor): NoLessons | undefined {
  if (timetable.lessons.length === 0 && timetable.changes.length === 0) return { kind: 'no-timetable' }
  if (isAnythingHeld(timetable, date, place)) return undefined
  const schoolClass = place && 'classId' in place ? indexOf(timetable).classes.get(place.classId) : undefined
  const plan = dayPlanOf(timetable, date, schoolClass)
  if (plan.kind !== 'lessons') return plan
  const here = place && ('roomId' in place ? dayOf(timetable, place.roomId, date) : dayOfClass(timetable, place.classId, date))
  if (here && here.length > 0) return { kind: 'cancelled' }
  if (hasLessons(timetable, date)) return { kind: 'free' }
  return weekdayOf(date) >= 6 && !plan.by ? { kind: 'weekend' } : { kind: 'free' }
}
