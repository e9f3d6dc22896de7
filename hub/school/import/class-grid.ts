import { groupInCell, roomInCell, tableHeadings } from '#shared/text/import/recognised-words'
import { plainWords } from '#shared/domain/timetable-import/name-key'
import { bellsFromTimes, type Timed } from './bells-from-times'
import { periodOf, timeSpanOf, weekdayOf } from './cell-values'
import { namesOf } from './lesson-list'
import { columnLetters } from './table-columns'
import type { DraftBell, DraftLesson, TimetableDraft } from './timetable-draft'
import { WarningList } from './warning-list'

type Rows = readonly (readonly string[])[]

/** A sheet as it hangs in a school's hall: days and numbers of lessons down, classes across, a column with rooms beside a class at times. */
export interface ClassGrid {
  readonly headRow: number
  readonly classes: readonly { readonly name: string; readonly column: number; readonly roomColumn: number | undefined }[]
}

/** Finds the row that names at least two classes. */
export function findClassGrid(rows: Rows): ClassGrid | undefined {
  for (const [headRow, cells] of rows.slice(0, 25).entries()) {
    const named = cells.flatMap((cell, column) => (/^\s*(?:[1-9]|1[01])\s*[-–«"]?\s*[\p{L}]{1,2}\s*[»"]?(\s*класс)?\s*$/iu.test(cell) || /^\s*(?:[1-9]|1[01])\s*\p{L}*\s*класс\s*$/iu.test(cell) ? [{ name: cell.replace(/класс/iu, '').replaceAll(/\s+/g, ' ').trim(), column }] : []))
    if (named.length < 2 || new Set(named.map(({ name }) => name)).size < 2) continue
    const isRoom = (column: number) => tableHeadings.room.includes(plainWords(cells[column] ?? ''))
    return { headRow, classes: named.map(one => ({ ...one, roomColumn: isRoom(one.column + 1) ? one.column + 1 : undefined })) }
  }
  return undefined
}

/** Reads the cells of a grid: «Физика (204)», «Англ. яз. 1 гр. 301 / Информатика 2 гр. 302», teachers on a line of their own. */
export function readClassGrid(rows: Rows, grid: ClassGrid, knownBells: readonly DraftBell[], sheet?: string): TimetableDraft {
  const warnings = new WarningList()
  const firstClass = Math.min(...grid.classes.map(({ column }) => column))
  const lessons: DraftLesson[] = []
  const times: Timed[] = []
  const untimed: { lesson: Omit<DraftLesson, 'period'>; start: string }[] = []
  let weekday: number | undefined
  for (const [at, cells] of rows.entries()) {
    if (at <= grid.headRow) continue
    const sides = cells.slice(0, firstClass)
    weekday = sides.map(cell => (/\p{L}{2}/u.test(cell) ? weekdayOf(cell) : undefined)).find(day => day !== undefined) ?? weekday
    const isEmpty = grid.classes.every(({ column }) => !cells[column]?.trim())
    const span = sides.map(timeSpanOf).find(Boolean)
    const period = sides.filter(cell => cell.trim() && !timeSpanOf(cell)).map(periodOf).findLast(number => number !== undefined)
    if (isEmpty) continue
    const where = { row: at + 1, ...(sheet ? { element: sheet } : {}) }
    if (weekday === undefined || (period === undefined && !span)) {
      warnings.add({ kind: weekday === undefined ? 'no-such-weekday' : 'no-such-period', ...where, column: columnLetters(0), value: sides.join(' ').trim() })
      continue
    }
    for (const { name, column, roomColumn } of grid.classes) {
      const rooms = roomColumn === undefined ? [] : (cells[roomColumn] ?? '').split(/[/\n,]/).map(room => room.trim())
      for (const [part, read] of partsOf(cells[column] ?? '').entries()) {
        const lesson = { weekday, span: 1, classNames: [name], subject: read.subject, group: read.group === undefined ? undefined : { name: read.group.slice(0, 40) }, teachers: read.teacher ? [read.teacher] : [], room: read.room ?? (rooms[part] || rooms[0] || undefined) }
        if (span) times.push({ classNames: [name], number: period, ...span })
        if (period === undefined) untimed.push({ lesson, start: span!.start })
        else lessons.push({ ...lesson, period })
      }
    }
  }
  const bells = bellsFromTimes(times, knownBells, warnings)
  for (const { lesson, start } of untimed) {
    const period = bells.numberOf(lesson.classNames[0]!, start)
    if (period !== undefined) lessons.push({ ...lesson, period })
  }
  return { ...namesOf(lessons), bellSets: bells.bellSets, lessons, changes: [], days: [], warnings: warnings.all() }
}

interface Part {
  readonly subject: string
  readonly group: string | undefined
  readonly teacher: string | undefined
  readonly room: string | undefined
}

const surname = /[\s,(]*([А-ЯЁA-Z][а-яёa-z]+(?:-[А-ЯЁA-Z][а-яёa-z]+)?\s+[А-ЯЁA-Z]\.\s?(?:[А-ЯЁA-Z]\.)?)\)?/u

/** Groups side by side stand with a slash between: without a name of their own they are counted. */
function partsOf(cell: string): Part[] {
  const pieces = cell.split(/\s*\/\s*(?=\S{3})|\n(?=[^\n]*(?:гр\.|подгр))/u).map(piece => piece.trim()).filter(piece => /\p{L}{2}/u.test(piece))
  return pieces.flatMap((piece, index) => {
    const part = partOf(piece)
    if (!part.subject) return []
    return [{ ...part, group: part.group ?? (pieces.length > 1 ? String(index + 1) : undefined) }]
  })
}

function partOf(piece: string): Part {
  let rest = piece.replaceAll(/\s+/g, ' ')
  const take = (pattern: RegExp): string | undefined => {
    const found = pattern.exec(rest)
    if (!found || found[1] === undefined) return undefined
    rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`.trim()
    return found[1].trim()
  }
  const teacher = take(surname)
  const room = take(roomInCell) ?? take(/\(([\p{L}-]{0,4}\d{1,4}\p{L}?)\)\s*$/u) ?? take(/\s(\d{2,4}\p{L}?)$/u)
  const group = take(groupInCell)
  return { subject: rest.replaceAll(/[\s,;()]+$/g, '').trim().slice(0, 80), group, teacher, room }
}
