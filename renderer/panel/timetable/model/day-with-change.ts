import { dayOfClass } from '#shared/domain/timetable/day'
import { isHeld, type DayLesson } from '#shared/domain/timetable/day-lesson'
import type { ChangeCandidate, Timetable } from '#shared/domain/timetable/schema'
import { schoolDayRows } from './school-day-rows'

/** Two lessons of one day that cannot both be held: what they share, and the other one. */
export interface DayClash {
  readonly kind: 'room' | 'teacher' | 'class'
  readonly whose: string
  readonly other: DayLesson
}

export interface ChangedDay {
  /** Absent: no bell rings for the lesson then, so that boards would not show it. */
  readonly lesson: DayLesson | undefined
  readonly clashes: readonly DayClash[]
}

const draftId = 'draft'

/** The lesson as it will be held with this change, and what it clashes with; nothing is saved. */
export function dayWithChange(timetable: Timetable, candidate: ChangeCandidate): ChangedDay {
  const { id = draftId, date, plannedId } = candidate
  const others = timetable.changes.filter(change => change.id !== id && !(plannedId !== undefined && change.plannedId === plannedId && change.date === date))
  const changed: Timetable = { ...timetable, changes: [...others, { ...candidate, id, madeAt: '2000-01-01T00:00:00.000Z', source: 'panel' }] }
  const rows = schoolDayRows(changed, date)
  const row = rows.find(one => one.plannedId === (plannedId ?? id))
  const isShown = candidate.mergedInto !== undefined || row?.classIds?.some(classId => dayOfClass(changed, classId, date).some(one => one.plannedId === row.plannedId))
  const lesson = isShown ? row : undefined
  if (!lesson || !isHeld(lesson) || candidate.mergedInto !== undefined) return { lesson, clashes: [] }
  // A class that joins another lesson is counted there.
  const joined = new Set(others.filter(change => change.date === date && change.mergedInto !== undefined).map(change => change.plannedId))
  return { lesson, clashes: clashesOf(lesson, rows.filter(row => isHeld(row) && !(row.change?.kind === 'merged' && joined.has(row.plannedId)))) }
}

function clashesOf(lesson: DayLesson, rows: readonly DayLesson[]): DayClash[] {
  return rows.flatMap((other): DayClash[] => {
    if (other.plannedId === lesson.plannedId || other.startMinute >= lesson.endMinute || lesson.startMinute >= other.endMinute) return []
    const teachers = teachersOf(other)
    const [teacher, classId] = [teachersOf(lesson).find(name => teachers.includes(name)), lesson.classIds?.find(id => other.classIds?.includes(id))]
    const areGroups = lesson.group !== undefined && other.group !== undefined && lesson.group !== other.group
    return [
      ...(lesson.roomId !== undefined && lesson.roomId === other.roomId ? [{ kind: 'room' as const, whose: lesson.roomName ?? lesson.roomId, other }] : []),
      ...(teacher === undefined ? [] : [{ kind: 'teacher' as const, whose: teacher, other }]),
      ...(classId === undefined || areGroups ? [] : [{ kind: 'class' as const, whose: other.className, other }]),
    ]
  })
}

const teachersOf = ({ teacher, coTeachers = [] }: DayLesson): string[] => [teacher ?? '', ...coTeachers].filter(name => name !== '')
