import { bellSetOf, bellsByNumber } from './bells'
import { addDays, mondayOf } from './dates'
import type { PlannedLesson, Timetable } from './schema'
import { indexOf } from './timetable-index'

/** When a planned lesson is held on its weekday, in minutes; `setId` alone where its period has no bell. */
export type HeldTime = { readonly setId: string; readonly start: number; readonly end: number } | { readonly setId: string; readonly start?: undefined }

/** Finds by the bells of its room's building, else its class's, in the timetable's first week or the lesson's own. */
export function heldTimes(timetable: Timetable): (lesson: Omit<PlannedLesson, 'id'>) => HeldTime {
  const { rooms, classes } = indexOf(timetable)
  const monday = mondayOf(timetable.terms[0]?.from ?? timetable.rotation?.anchor ?? '2026-09-07')
  return lesson => {
    const schoolClass = classes.get(lesson.classIds[0] ?? '')
    const buildingId = rooms.get(lesson.roomId ?? '')?.buildingId ?? schoolClass?.buildingId
    const date = lesson.from ?? addDays(monday, lesson.weekday - 1)
    const set = bellSetOf(timetable, date, lesson.weekday, { grade: schoolClass?.grade, shift: schoolClass?.shift ?? 1, buildingId })
    const bells = set && bellsByNumber(set)
    const first = bells?.get(lesson.period)
    const last = bells?.get(lesson.period + (lesson.span ?? 1) - 1)
    return first && last ? { setId: set!.id, start: first.start, end: last.end } : { setId: set?.id ?? '' }
  }
}

type Dated = Pick<PlannedLesson, 'weeks' | 'from' | 'until' | 'group'>

/** Whether some week of the rotation and some date have both. */
export function meets(a: Dated, b: Dated): boolean {
  const isInOneWeek = !a.weeks || !b.weeks || a.weeks.some(week => b.weeks!.includes(week))
  return isInOneWeek && (a.from === undefined || b.until === undefined || a.from < b.until) && (b.from === undefined || a.until === undefined || b.from < a.until)
}

/** Two groups of one division have no pupil in common; groups of two divisions do. */
export function areSideBySide({ group: a }: Dated, { group: b }: Dated): boolean {
  return a !== undefined && b !== undefined && a.name !== b.name && a.division === b.division
}

/** What no two lessons can share at one time. */
export const sharedKinds = ['room', 'teacher', 'class'] as const
export type SharedKind = (typeof sharedKinds)[number]
export function whatItTakes({ classIds, roomId, teacher, coTeachers = [] }: Pick<PlannedLesson, 'classIds' | 'roomId' | 'teacher' | 'coTeachers'>, kind: SharedKind): readonly string[] {
  const taken = kind === 'class' ? classIds : kind === 'room' ? [roomId] : [teacher, ...coTeachers]
  return [...new Set(taken.filter((one): one is string => one !== undefined && one !== ''))]
}
