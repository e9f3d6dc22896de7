import type { CourseField, ImportWarning } from '#shared/contract/timetable-import'
import { courseHeadings } from '#shared/text/import/recognised-words'
import { dateOf } from './cell-values'
import type { Sheet } from './read-table'
import { findHead, type Columns } from './table-columns'
import { WarningList } from './warning-list'

/** One lesson of a term's plan; what takes several hours is there several times. */
export interface CourseDraftLesson {
  /** The row of the file, from 1. */
  readonly row: number
  readonly section: string
  readonly topic: string
  readonly homework: string
  readonly date: string | undefined
  /** Titles, ids or addresses as the file writes them. */
  readonly materials: readonly string[]
}

export interface CourseDraft {
  readonly className: string | undefined
  readonly subject: string | undefined
  readonly group: string | undefined
  readonly lessons: readonly CourseDraftLesson[]
}

export interface CourseReading {
  readonly headings: readonly string[]
  readonly samples: readonly (readonly string[])[]
  readonly columns: Columns<CourseField>
  readonly missing: readonly CourseField[]
  readonly courses: readonly CourseDraft[]
  readonly warnings: readonly ImportWarning[]
}

const mostHours = 10

/** Reads term plans (КТП): one sheet a course, or columns that name class and subject. A row with words in one place only is the title of a section. */
export function readCoursePlan(sheets: readonly Sheet[], chosen: Columns<CourseField> | undefined): CourseReading {
  const warnings = new WarningList()
  const read = sheets.map(sheet => ({ sheet, head: findHead(sheet.rows, courseHeadings) }))
  const isPlan = (columns: Columns<CourseField>) => columns.topic !== undefined && [columns.number, columns.hours, columns.homework, columns.section, columns.date, columns.material].some(column => column !== undefined)
  const plans = chosen ? read.slice(0, 1) : read.filter(({ head }) => isPlan(head.columns))
  const first = plans[0] ?? read[0]
  const columns = chosen ?? first?.head.columns ?? {}
  const headRow = Math.max(0, first?.head.row ?? 0)
  const missing: CourseField[] = plans.length === 0 || columns.topic === undefined ? ['topic'] : []
  const courses = missing.length > 0 ? [] : plans.flatMap(({ sheet, head }) => coursesOf(sheet, head.row, chosen ?? head.columns, sheets.length > 1 ? sheet.name : undefined, warnings))
  return { headings: first?.sheet.rows[headRow] ?? [], samples: (first?.sheet.rows ?? []).slice(headRow + 1).filter(cells => cells.some(Boolean)).slice(0, 4), columns, missing, courses, warnings: warnings.all() }
}

function coursesOf({ rows }: Sheet, headRow: number, columns: Columns<CourseField>, sheet: string | undefined, warnings: WarningList): CourseDraft[] {
  const courses = new Map<string, { draft: Omit<CourseDraft, 'lessons'>; lessons: CourseDraftLesson[] }>()
  const carried = { class: '', subject: '', group: '' }
  let section = ''
  for (const [at, cells] of rows.entries()) {
    if (at <= headRow || cells.every(cell => cell === '')) continue
    const cell = (field: CourseField): string => (columns[field] === undefined ? '' : (cells[columns[field]] ?? '').replaceAll(/[^\S\n]+/g, ' ').trim())
    const where = { row: at + 1, ...(sheet ? { element: sheet } : {}) }
    const words = [...new Set(cells.filter(Boolean))]
    if (words.length === 1 && columns.section === undefined && /\p{L}{3}/u.test(words[0]!)) {
      section = words[0]!.slice(0, 200)
      continue
    }
    for (const field of ['class', 'subject', 'group'] as const) carried[field] = cell(field) || carried[field]
    if (cell('section')) section = cell('section').slice(0, 200)
    const topic = cell('topic').replaceAll('\n', ' ').slice(0, 200)
    if (!topic) continue // totals and empty rows of a form
    const date = dateOf(cell('date'))
    if (/\d/.test(cell('date')) && !date && cell('date').length > 4) warnings.add({ kind: 'no-such-date', ...where, value: cell('date') })
    const lesson: CourseDraftLesson = { row: at + 1, section, topic, homework: cell('homework').slice(0, 300), date, materials: materialsIn(cell('material')) }
    const key = JSON.stringify(carried)
    const course = courses.get(key) ?? { draft: { className: carried.class || undefined, subject: carried.subject || undefined, group: carried.group || undefined }, lessons: [] }
    courses.set(key, course)
    course.lessons.push(...Array.from({ length: hoursOf(cell('hours'), cell('number'), where, warnings) }, () => lesson))
  }
  return [...courses.values()].map(({ draft, lessons }) => ({ ...draft, lessons }))
}

/** Hours by their column, else by numbers like «3–4» or «3, 4»; one when neither tells. */
function hoursOf(hours: string, number: string, where: { row: number }, warnings: WarningList): number {
  const told = Number(hours.replace(',', '.').replace(/\s*ч(ас)?[а-я.]*$/u, ''))
  if (hours !== '' && Number.isFinite(told) && told > 0 && told <= mostHours) return Math.max(1, Math.round(told))
  if (hours !== '') warnings.add({ kind: 'hours-unknown', ...where, value: hours })
  const range = /^\D{0,2}(\d{1,3})\s*([-–—,])\s*(\d{1,3})$/.exec(number)
  const count = range ? Number(range[3]) - Number(range[1]) + 1 : 1
  return count >= 1 && count <= mostHours ? count : 1
}

const materialsIn = (cell: string): string[] => [...new Set(cell.split(/[;\n]/).map(one => one.replaceAll(/^[«"]|[»"]$/g, '').trim()).filter(Boolean))].slice(0, 20)
