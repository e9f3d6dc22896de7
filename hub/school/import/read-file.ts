import type { CourseField, ImportFileFault, ImportKind, TableField } from '#shared/contract/timetable-import'
import { importLimits } from '#shared/contract/timetable-import'
import { failure, success, type Result } from '#shared/result'
import { decodeText } from '../../library/formats/text'
import { parseAscXml } from './asc-xml'
import { readCoursePlan, type CourseReading } from './course-plan'
import { readCsvRows } from './csv-rows'
import { parseICalendar } from './icalendar'
import { readTable, type Sheet, type TableReading } from './read-table'
import { parseSchedule } from './schedule-json'
import type { Columns } from './table-columns'
import type { DraftBell, TimetableDraft } from './timetable-draft'
import { readXlsxSheets } from './xlsx-sheets'

/** What the school already has that a file cannot know. */
export interface ImportContext {
  readonly timeZone: string
  /** There. */
  readonly today: string
  readonly bells: readonly DraftBell[]
}

/** What a person chose about a table; each part wins over the guess. */
export interface TableChoice {
  readonly as?: 'table' | 'course-plan' | undefined
  readonly columns?: Columns<TableField | CourseField> | undefined
}

export type ReadFile =
  | { readonly kind: Exclude<ImportKind, 'table' | 'course-plan'>; readonly draft: TimetableDraft }
  | { readonly kind: 'table'; readonly table: TableReading }
  | { readonly kind: 'course-plan'; readonly course: CourseReading }

/** Reads a file by what is inside; never throws, whatever the bytes are. */
export async function readTimetableFile(bytes: Buffer, context: ImportContext, choice: TableChoice = {}): Promise<Result<ReadFile, ImportFileFault>> {
  if (bytes.length > importLimits.bytes) return failure({ kind: 'too-large', limitBytes: importLimits.bytes })
  if (bytes.length === 0) return failure({ kind: 'empty' })
  if (bytes.subarray(0, 4).equals(Buffer.from('d0cf11e0', 'hex'))) return failure({ kind: 'old-workbook' })
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))) {
    const sheets = await readXlsxSheets(bytes)
    return sheets.ok ? within(tableOf(sheets.value, context, choice)) : sheets
  }
  const isCalendar = /^(\ufeff|\xef\xbb\xbf)?\s*BEGIN:VCALENDAR/i.test(bytes.subarray(0, 100).toString('latin1'))
  const text = decodeText(isCalendar ? unfolded(bytes) : bytes)
  if (!text.ok) return failure({ kind: 'not-text' })
  const words = text.value.replace(/^\ufeff/, '')
  const start = words.trimStart()
  if (start === '') return failure({ kind: 'empty' })
  if (isCalendar) return as('calendar', parseICalendar(start, context.timeZone, context.today))
  if (start.startsWith('<')) return as('asc', parseAscXml(start))
  if (start.startsWith('{') || start.startsWith('[{')) return as('schedule', parseSchedule(start, context.timeZone, context.bells))
  const rows = readCsvRows(words)
  return rows.ok ? within(tableOf([{ name: '', rows: rows.value }], context, choice)) : rows
}

function as(kind: 'asc' | 'schedule' | 'calendar', draft: Result<TimetableDraft, ImportFileFault>): Result<ReadFile, ImportFileFault> {
  return draft.ok ? within({ kind, draft: draft.value }) : draft
}

/** No school has more classes and rooms; matching their names would take its time. */
function within(file: ReadFile): Result<ReadFile, ImportFileFault> {
  if (file.kind === 'course-plan') return success(file)
  const { classes, rooms } = file.kind === 'table' ? file.table.draft : file.draft
  const limit = classes.length > importLimits.classes ? importLimits.classes : rooms.length > importLimits.rooms ? importLimits.rooms : undefined
  return limit === undefined ? success(file) : failure({ kind: 'too-many-names', limit })
}

function tableOf(sheets: readonly Sheet[], context: ImportContext, { as: chosen, columns }: TableChoice): ReadFile {
  const table = chosen === 'course-plan' ? undefined : readTable(sheets, chosen === 'table' ? columns : undefined, context.bells)
  if (table && (chosen === 'table' || table.missing.length === 0)) return { kind: 'table', table }
  const course = readCoursePlan(sheets, chosen === 'course-plan' ? columns : undefined)
  return table && course.missing.length > 0 ? { kind: 'table', table } : { kind: 'course-plan', course }
}

/** RFC 5545 folds by bytes, also inside a letter: lines are joined before anything is decoded. */
const unfolded = (bytes: Buffer): Buffer => Buffer.from(bytes.toString('latin1').replaceAll(/\r?\n[ \t]/g, ''), 'latin1')
