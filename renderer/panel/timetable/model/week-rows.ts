import { naturally } from '#shared/domain/natural-order'
import type { LessonCandidate, PlannedLesson, Timetable } from '#shared/domain/timetable/schema'

export type GridBy = 'class' | 'room' | 'teacher'

export interface WeekRow {
  readonly key: string
  readonly name: string
  /** By `cellKey`; a longer lesson stands in each of its periods. */
  readonly cells: ReadonlyMap<string, readonly PlannedLesson[]>
  /** Lessons that the fullest cell holds, at least one. */
  readonly depth: number
}

export interface WeekShape {
  readonly weekdays: readonly number[]
  readonly periods: readonly number[]
}

/** A period of a day. */
export interface WeekColumn {
  readonly weekday: number
  readonly period: number
  readonly key: string
  /** Of its day. */
  readonly isFirst: boolean
  readonly place: number
}

export const cellKey = (weekday: number, period: number): string => `${weekday}-${period}`

/** Periods that any bell set knows. */
export const periodsOf = ({ bellSets }: Pick<Timetable, 'bellSets'>): number[] => [...new Set(bellSets.flatMap(({ bells }) => bells.map(({ number }) => number)))].sort((a, b) => a - b)

/** Days and periods that the grid has: Monday to Friday at least, and the periods of bells and lessons. */
export function weekShapeOf({ lessons, bellSets }: Timetable): WeekShape {
  const last = Math.max(5, ...lessons.map(({ weekday }) => weekday))
  const periods = new Set([...periodsOf({ bellSets }), ...lessons.map(({ period }) => period)])
  return { weekdays: Array.from({ length: last }, (_unused, index) => index + 1), periods: [...periods].sort((a, b) => a - b) }
}

/** A row for every class or room of the school, or for every teacher who gives a lesson, by name; classes and rooms without lessons too. */
export function weekRowsOf(timetable: Timetable, by: GridBy): WeekRow[] {
  const cells = new Map<string, Map<string, PlannedLesson[]>>()
  for (const lesson of timetable.lessons) {
    for (const whose of whoseOf(lesson, by)) {
      const row = cells.get(whose) ?? new Map<string, PlannedLesson[]>()
      cells.set(whose, row)
      for (let period = lesson.period; period < lesson.period + (lesson.span ?? 1); period++) {
        const key = cellKey(lesson.weekday, period)
        row.set(key, [...(row.get(key) ?? []), lesson])
      }
    }
  }
  const named = by === 'class' ? timetable.classes : by === 'room' ? timetable.rooms : [...cells.keys()].map(name => ({ id: name, name }))
  return named.map(({ id, name }) => {
    const row = cells.get(id) ?? new Map<string, PlannedLesson[]>()
    return { key: id, name, cells: row, depth: Math.max(1, ...[...row.values()].map(({ length }) => length)) }
  }).sort((a, b) => naturally(a.name, b.name))
}

/** The lesson at another place of the grid; in another row also with that row's room or teacher. A class stays what it is. */
export function movedTo(lesson: PlannedLesson, place: { readonly weekday: number; readonly period: number; readonly row: string }, by: GridBy): LessonCandidate {
  const { weekday, period, row } = place
  return { ...lesson, weekday, period, ...(by === 'room' ? { roomId: row } : {}), ...(by === 'teacher' && !whoseOf(lesson, by).includes(row) ? { teacher: row } : {}) }
}

function whoseOf({ classIds, roomId, teacher, coTeachers = [] }: PlannedLesson, by: GridBy): readonly string[] {
  if (by === 'class') return classIds
  return (by === 'room' ? [roomId] : [...new Set([teacher, ...coTeachers])]).filter(whose => whose !== undefined && whose !== '') as string[]
}
