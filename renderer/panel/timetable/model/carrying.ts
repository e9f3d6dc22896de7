import type { Clash, WeekClashes } from '#shared/domain/timetable/conflicts'
import type { PlannedLesson } from '#shared/domain/timetable/schema'
import { movedTo, type GridBy, type WeekRow, type WeekShape } from './week-rows'

/** A cell of the week's grid. */
export interface GridPlace {
  readonly row: string
  readonly weekday: number
  readonly period: number
}

/** A lesson on its way to another place, and the cell below it. */
export interface Carried {
  readonly lesson: PlannedLesson
  readonly isByKeys: boolean
  readonly over: GridPlace | undefined
}

/** Where an arrow (a period or a row further) or a page key (a day further) leads; undefined for other keys. At the edge it stays. A lesson of a class has no other row to go to. */
export function steppedTo({ row, weekday, period }: GridPlace, key: string, { weekdays, periods }: WeekShape, rows: readonly WeekRow[], by: GridBy): GridPlace | undefined {
  const cells = weekdays.flatMap(day => periods.map(one => ({ weekday: day, period: one })))
  const at = cells.findIndex(cell => cell.weekday === weekday && cell.period === period)
  const rowAt = rows.findIndex(one => one.key === row)
  const cell = (by: number): GridPlace => ({ row, ...(cells[Math.min(cells.length - 1, Math.max(0, at + by))] ?? { weekday, period }) })
  const line = (step: number): GridPlace => ({ row: by === 'class' ? row : (rows[rowAt + step]?.key ?? row), weekday, period })
  const day = (step: number): GridPlace => ({ row, weekday: weekdays[weekdays.indexOf(weekday) + step] ?? weekday, period })
  switch (key) {
    case 'ArrowLeft': return cell(-1)
    case 'ArrowRight': return cell(1)
    case 'ArrowUp': return line(-1)
    case 'ArrowDown': return line(1)
    case 'PageUp': return day(-1)
    case 'PageDown': return day(1)
    default: return undefined
  }
}

/** What the lesson would clash with in a cell. */
export const clashesAt = (clashes: WeekClashes, lesson: PlannedLesson, place: GridPlace, by: GridBy): Clash[] => clashes.of({ ...movedTo(lesson, place, by), id: lesson.id })

/** Whether a row can take the lesson: in the classes' week only those of the lesson, and a lesson is dropped elsewhere only by its day and period. */
export const isRowOf = (lesson: PlannedLesson, row: string, by: GridBy): boolean => by !== 'class' || lesson.classIds.includes(row)
