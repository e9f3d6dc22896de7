import type { TableField } from '#shared/contract/timetable-import'
import { tableHeadings } from '#shared/text/import/recognised-words'
import { weekdayOf } from './cell-values'
import { findClassGrid, readClassGrid } from './class-grid'
import { readLessonList } from './lesson-list'
import { findHead, type Columns } from './table-columns'
import { emptyDraft, type DraftBell, type TimetableDraft } from './timetable-draft'

/** One table of a file; a workbook has several. */
export interface Sheet {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
}

/** A table with what its columns were taken for, so that a person can say otherwise. */
export interface TableReading {
  readonly headings: readonly string[]
  readonly samples: readonly (readonly string[])[]
  readonly columns: Columns<TableField>
  /** What a lesson cannot do without and no column was found for; the draft is empty then. */
  readonly missing: readonly TableField[]
  /** `grid`: classes across; its columns need no naming. */
  readonly layout: 'list' | 'grid'
  readonly draft: TimetableDraft
}

/** Reads all sheets that hold lessons. `columns` is what a person chose; without it headings are guessed, and the sheet with the most lessons gives the columns. */
export function readTable(sheets: readonly Sheet[], chosen: Columns<TableField> | undefined, knownBells: readonly DraftBell[]): TableReading {
  const readings = sheets.map(sheet => readSheet(sheet, chosen, knownBells, sheets.length > 1 ? sheet.name : undefined))
  const whole = readings.filter(({ missing }) => missing.length === 0)
  const best = (whole.length > 0 ? whole : readings).toSorted((a, b) => b.draft.lessons.length - a.draft.lessons.length || Object.keys(b.columns).length - Object.keys(a.columns).length)[0]
  if (!best) return { headings: [], samples: [], columns: {}, missing: needed({}), layout: 'list', draft: emptyDraft }
  return whole.length > 1 ? { ...best, draft: together(whole.map(({ draft }) => draft)) } : best
}

function readSheet({ rows }: Sheet, chosen: Columns<TableField> | undefined, knownBells: readonly DraftBell[], sheet: string | undefined): TableReading {
  const head = findHead(rows, tableHeadings)
  const columns = chosen ?? head.columns
  const missing = needed(columns)
  const headings = rows[Math.max(0, head.row)] ?? []
  const samples = rows.slice(Math.max(0, head.row) + 1).filter(cells => cells.some(Boolean)).slice(0, 4)
  const grid = chosen === undefined && (missing.length > 0 || columns.class === undefined) ? findClassGrid(rows) : undefined
  if (grid) return { headings: rows[grid.headRow] ?? [], samples: [], columns: {}, missing: [], layout: 'grid', draft: readClassGrid(rows, grid, knownBells, sheet) }
  if (missing.length > 0) return { headings, samples, columns, missing, layout: 'list', draft: emptyDraft }
  return { headings, samples, columns, missing, layout: 'list', draft: readLessonList(rows, head.row < 0 && !isLesson(rows[0] ?? [], columns) ? 0 : head.row, columns, knownBells, sheet) }
}

/** Whether a table without known headings begins with a lesson at once. */
const isLesson = (cells: readonly string[], { weekday = -1 }: Columns<TableField>): boolean => weekdayOf(cells[weekday] ?? '') !== undefined

function needed(columns: Columns<TableField>): TableField[] {
  const missing = (['weekday', 'class', 'subject'] as const).filter(field => columns[field] === undefined)
  return columns.period === undefined && columns.start === undefined ? [...missing, 'period'] : missing
}

function together(drafts: readonly TimetableDraft[]): TimetableDraft {
  const unique = <T extends { readonly name: string }>(all: readonly T[]): T[] => [...new Map(all.map(one => [one.name, one])).values()]
  return {
    bellSets: drafts.some(({ bellSets }) => bellSets.length > 0) ? unique(drafts.flatMap(({ bellSets }, index) => bellSets.map(set => ({ ...set, name: set.name || String(index + 1) })))) : [],
    weekNames: drafts.map(({ weekNames }) => weekNames).toSorted((a, b) => b.length - a.length)[0] ?? [],
    classes: unique(drafts.flatMap(({ classes }) => classes)),
    rooms: unique(drafts.flatMap(({ rooms }) => rooms)),
    lessons: drafts.flatMap(({ lessons }) => lessons),
    changes: [], days: [],
    warnings: drafts.flatMap(({ warnings }) => warnings),
  }
}
