import { bellSetOf, bellsByNumber } from './bells'
import { addDays, mondayOf } from './dates'
import type { PlannedLesson, Timetable } from './schema'
import { indexOf } from './timetable-index'

/** Two planned lessons that cannot both be held as they stand, or one whose period has no bell. */
export type Conflict =
  | { readonly kind: 'room' | 'teacher' | 'class'; readonly whose: string; readonly weekday: number; readonly lessonIds: readonly [string, string] }
  | { readonly kind: 'bell'; readonly whose: string; readonly weekday: number; readonly lessonIds: readonly [string] }

interface Held {
  readonly lesson: PlannedLesson
  readonly start: number
  readonly end: number
}

/** What clashes in one week: the same room, the same teacher, the same class or group of it at one time, in weeks of the rotation and dates that both share. */
export function conflictsOf(timetable: Timetable): Conflict[] {
  const { rooms, classes } = indexOf(timetable)
  const monday = mondayOf(timetable.terms[0]?.from ?? timetable.rotation?.anchor ?? '2026-09-07')
  const conflicts: Conflict[] = []
  const held: Held[] = []
  for (const lesson of timetable.lessons) {
    const schoolClass = classes.get(lesson.classIds[0] ?? '')
    const buildingId = rooms.get(lesson.roomId ?? '')?.buildingId ?? schoolClass?.buildingId
    const date = lesson.from ?? addDays(monday, lesson.weekday - 1)
    const set = bellSetOf(timetable, date, lesson.weekday, { grade: schoolClass?.grade, shift: schoolClass?.shift ?? 1, buildingId })
    const bells = set && bellsByNumber(set)
    const first = bells?.get(lesson.period)
    const last = bells?.get(lesson.period + (lesson.span ?? 1) - 1)
    if (first && last) held.push({ lesson, start: first.start, end: last.end })
    else conflicts.push({ kind: 'bell', whose: set?.id ?? '', weekday: lesson.weekday, lessonIds: [lesson.id] })
  }
  const clashesBy = (kind: 'room' | 'teacher' | 'class', whoseOf: (lesson: PlannedLesson) => readonly (string | undefined)[]) => {
    const lists = new Map<string, Held[]>()
    for (const one of held) {
      for (const whose of new Set(whoseOf(one.lesson))) {
        if (!whose) continue
        const key = `${one.lesson.weekday} ${whose}`
        const list = lists.get(key)
        if (list) list.push(one)
        else lists.set(key, [one])
      }
    }
    for (const [key, list] of lists) {
      const [weekday, whose] = [Number(key[0]), key.slice(2)]
      list.sort((a, b) => a.start - b.start)
      for (const [index, one] of list.entries()) {
        for (const other of list.slice(index + 1)) {
          if (other.start >= one.end) break
          if (!meets(one.lesson, other.lesson) || (kind === 'class' && areSideBySide(one.lesson, other.lesson))) continue
          conflicts.push({ kind, whose, weekday, lessonIds: [one.lesson.id, other.lesson.id] })
        }
      }
    }
  }
  clashesBy('room', ({ roomId }) => [roomId])
  clashesBy('teacher', ({ teacher, coTeachers = [] }) => [teacher, ...coTeachers])
  clashesBy('class', ({ classIds }) => classIds)
  return conflicts
}

/** Whether some week of the rotation and some date have both. */
function meets(a: PlannedLesson, b: PlannedLesson): boolean {
  const isInOneWeek = !a.weeks || !b.weeks || a.weeks.some(week => b.weeks!.includes(week))
  return isInOneWeek && (a.from === undefined || b.until === undefined || a.from < b.until) && (b.from === undefined || a.until === undefined || b.from < a.until)
}

/** Two groups of one division have no pupil in common; groups of two divisions do. */
function areSideBySide({ group: a }: PlannedLesson, { group: b }: PlannedLesson): boolean {
  return a !== undefined && b !== undefined && a.name !== b.name && a.division === b.division
}
