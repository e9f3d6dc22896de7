import type { PlannedLesson } from '#shared/domain/timetable/schema'
import type { LessonWords } from './lesson-words'
import type { GridBy, WeekColumn, WeekRow } from './week-rows'

/** What a lesson shows in a cell. */
interface LessonChip {
  readonly id: string
  readonly subject: PlannedLesson['subject']
  readonly name: string
  readonly detail: string
  readonly label: string
  readonly isInConflict: boolean
  /** A longer lesson in one of its later periods. */
  readonly goesOn: boolean
}

/** A cell that has lessons. */
export interface WeekCell {
  readonly place: number
  readonly chips: readonly LessonChip[]
}

/** Columns from one place among them to before another. */
export type ColumnRange = readonly [from: number, end: number]
export const wholeRow: ColumnRange = [0, Infinity]

/** What the same lessons look like. */
export interface WeekLook {
  readonly columns: readonly WeekColumn[]
  readonly by: GridBy
  readonly words: LessonWords
  /** Ids of lessons that clash. */
  readonly conflicts: ReadonlySet<string>
}

/** The cells of each row in some of its columns, the same object as long as it shows the same: after an edit only rows that look different are drawn anew. */
export class WeekCells {
  readonly #kept = new Map<string, { readonly row: WeekRow; readonly look: WeekLook; readonly range: ColumnRange; readonly cells: readonly WeekCell[]; readonly said: string }>()

  of(row: WeekRow, look: WeekLook, range: ColumnRange): readonly WeekCell[] {
    const kept = this.#kept.get(row.key)
    if (kept?.row === row && kept.look === look && kept.range === range) return kept.cells
    const next = cellsOf(row, look, range)
    const said = JSON.stringify(next)
    const cells = kept?.said === said ? kept.cells : next
    this.#kept.set(row.key, { row, look, range, cells, said })
    return cells
  }
}

function cellsOf(row: WeekRow, { columns, by, words, conflicts }: WeekLook, range: ColumnRange): WeekCell[] {
  return columns.slice(...range).flatMap(({ key, place, period }) => {
    const lessons = row.cells.get(key)
    if (!lessons) return []
    return [{ place, chips: lessons.map(lesson => {
      const isInConflict = conflicts.has(lesson.id)
      return { id: lesson.id, subject: lesson.subject, name: words.subject(lesson), detail: words.detail(lesson, by), label: words.label(lesson, by, period, isInConflict), isInConflict, goesOn: period > lesson.period }
    }) }]
  })
}
