import { bellsByNumber } from './bells'
import { weekdayOf } from './dates'
import { dayOf, dayOfClass, hasLessons } from './day'
import { isHeld, type DayLesson } from './day-lesson'
import { dayBellSetOf, dayPlanOf } from './day-plan'
import { partsOf } from '../school-moment'
import type { BellSet, Timetable } from './schema'
import { indexOf } from './timetable-index'

/** One ring of one day. `number` is the period's. */
export interface BellMoment {
  readonly kind: 'prepare' | 'start' | 'end'
  /** Of the local day. */
  readonly minute: number
  readonly number: number
}
/** Whose bells: a room's or a class's. */
export type BellsFor = { readonly roomId: string } | { readonly classId: string }

/**
 * The bells of a date, earliest first, each once; an end before the start that falls on the same minute. A class hears those of its lessons, a room those of the lessons
 * that are held in it; a room without any that day (a hall, a corridor) hears its building's. Without lessons in the school no bell rings.
 */
export function bellsOn(timetable: Timetable, date: string, place: BellsFor): BellMoment[] {
  if (!hasLessons(timetable, date)) return []
  const lessons = ('roomId' in place ? dayOf(timetable, place.roomId, date) : dayOfClass(timetable, place.classId, date)).filter(isHeld)
  const schoolClass = 'classId' in place ? indexOf(timetable).classes.get(place.classId) : undefined
  const buildingId = 'roomId' in place ? indexOf(timetable).rooms.get(place.roomId)?.buildingId : undefined
  const plan = dayPlanOf(timetable, date, schoolClass)
  const set = dayBellSetOf(timetable, date, plan.kind === 'lessons' ? plan.weekday : weekdayOf(date), schoolClass, buildingId)
  const prepare = set?.prepareMinutes
  if (lessons.length > 0) return inOrder(lessons.flatMap(partsOf).map(ringOf), prepare)
  return set && 'roomId' in place ? inOrder(ringsOf(set), prepare) : []
}

interface Ring {
  readonly number: number
  readonly start: number
  readonly end: number
}

const ringOf = ({ period, startMinute, endMinute }: DayLesson): Ring => ({ number: period, start: startMinute, end: endMinute })

function ringsOf(set: BellSet): Ring[] {
  return [...bellsByNumber(set).values()]
}

const order = { end: 0, prepare: 1, start: 2 }

/** Groups side by side ring once; a preparing bell that would ring inside the lesson before gives way to that lesson's end. */
function inOrder(rings: readonly Ring[], prepareMinutes: number | undefined): BellMoment[] {
  const moments = new Map<string, BellMoment>()
  const add = (kind: BellMoment['kind'], minute: number, number: number) => {
    const key = `${kind} ${minute}`
    if (!moments.has(key)) moments.set(key, { kind, minute, number })
  }
  for (const { number, start, end } of rings) {
    add('start', start, number)
    add('end', end, number)
    const prepare = prepareMinutes === undefined ? undefined : start - prepareMinutes
    if (prepare !== undefined && prepare >= 0 && !rings.some(ring => ring.start < start && prepare <= ring.end && ring.start <= prepare)) add('prepare', prepare, number)
  }
  return [...moments.values()].sort((a, b) => a.minute - b.minute || order[a.kind] - order[b.kind])
}
