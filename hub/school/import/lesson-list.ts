import type { ImportWarning, TableField } from '#shared/contract/timetable-import'
import { addDays, minuteOf } from '#shared/domain/timetable/dates'
import { gradeOf, nameKey } from '#shared/domain/timetable-import/name-key'
import { bellsFromTimes, type Timed } from './bells-from-times'
import { dateOf, periodOf, timeSpanOf, wallTimeOf, weekdayOf, weeksOf } from './cell-values'
import type { Columns } from './table-columns'
import { longestSpan, type DraftBell, type DraftLesson, type TimetableDraft } from './timetable-draft'
import { WarningList } from './warning-list'

type Rows = readonly (readonly string[])[]
interface Row extends Omit<DraftLesson, 'period'> {
  readonly period: number | undefined
  readonly start: string | undefined
  readonly end: string | undefined
  readonly at: number
}

/** A table with one lesson a row. A day, class or number that stands only once for several rows goes on below. */
export function readLessonList(rows: Rows, headRow: number, columns: Columns<TableField>, knownBells: readonly DraftBell[], sheet?: string): TimetableDraft {
  const warnings = new WarningList()
  const headings = rows[headRow] ?? []
  const carried: { [K in TableField]?: string } = {}
  const found: Row[] = []
  const tell = (kind: ImportWarning['kind'], at: number, field: TableField, value: string) => {
    const column = columns[field]
    warnings.add({ kind, row: at + 1, ...(column === undefined ? {} : { column: headings[column] || field }), value, ...(sheet ? { element: sheet } : {}) })
  }
  for (const [at, cells] of rows.entries()) {
    if (at <= headRow || cells.every(cell => cell === '')) continue
    const cell = (field: TableField): string => {
      const column = columns[field]
      const own = column === undefined ? '' : (cells[column] ?? '').trim()
      return /^[-–—]+$/.test(own) ? '' : own
    }
    const kept = (field: 'weekday' | 'class'): string => (carried[field] = cell(field) || carried[field] || '')
    const day = kept('weekday')
    const classes = kept('class')
    const subject = cell('subject').replaceAll(/\s+/g, ' ')
    if (!subject) {
      if (cell('period') === '' || cell('teacher') !== '') tell('no-subject', at, 'subject', cells.filter(Boolean).join(' ').slice(0, 40))
      continue // a numbered row without a subject is a free hour
    }
    const weekday = weekdayOf(day)
    const classNames = splitClasses(classes)
    if (weekday === undefined) tell('no-such-weekday', at, 'weekday', day)
    if (classNames.length === 0) tell('no-such-class', at, 'class', classes)
    if (weekday === undefined || classNames.length === 0) continue
    const span = timeSpanOf(cell('start')) ?? timeSpanOf(cell('period'))
    const start = span?.start ?? wallTimeOf(cell('start'))
    const end = span?.end ?? wallTimeOf(cell('end'))
    const period = cell('period') === '' ? undefined : periodOf(cell('period'))
    if (period === undefined && !(start && end)) {
      tell(cell('period') ? 'no-such-period' : 'no-such-time', at, columns.period === undefined ? 'start' : 'period', cell('period') || `${cell('start')}–${cell('end')}`)
      continue
    }
    const weeks = weeksOf(cell('weeks'))
    if (weeks === undefined) tell('no-such-week', at, 'weeks', cell('weeks'))
    const dates = (['from', 'until'] as const).map(field => {
      const date = dateOf(cell(field))
      if (cell(field) && !date) tell('no-such-date', at, field, cell(field))
      return date
    })
    found.push({
      weekday, period, start, end, at, classNames, subject: subject.slice(0, 80), span: Math.min(longestSpan, Math.max(1, Math.trunc(Number(cell('span'))) || 1)),
      weeks: weeks === 'every' ? undefined : weeks, from: dates[0], until: dates[1] && addDays(dates[1], 1),
      group: cell('group') ? { name: cell('group').slice(0, 40) } : undefined, teachers: splitTeachers(cell('teacher')), room: cell('room') || undefined, topic: cell('topic') || undefined,
    })
  }
  return draftOf(found, knownBells, warnings, (row, kind, value) => tell(kind, row.at, 'period', value))
}

/** What takes longer is several bells, and tells none of them. */
const longestBell = 60

/** Puts rows together: numbers from times where there are none, each lesson once. */
function draftOf(found: readonly Row[], knownBells: readonly DraftBell[], warnings: WarningList, tell: (row: Row, kind: ImportWarning['kind'], value: string) => void): TimetableDraft {
  const times = found.flatMap(({ classNames, period: number, start, end, span }): Timed[] => (start && end && (span === 1 || minuteOf(end) - minuteOf(start) <= longestBell) ? [{ classNames, number, start, end }] : []))
  const bells = bellsFromTimes(times, knownBells, warnings)
  const seen = new Set<string>()
  const lessons = found.flatMap((row): DraftLesson[] => {
    const { start, end: _end, at: _at, ...lesson } = row
    const period = row.period ?? bells.numberOf(row.classNames[0]!, start ?? '')
    if (period === undefined) {
      tell(row, 'no-such-time', start ?? '')
      return []
    }
    const key = JSON.stringify([row.weekday, period, row.weeks, row.from, row.until, row.classNames, row.group, row.subject, row.room])
    if (seen.has(key)) {
      tell(row, 'double-row', row.subject)
      return []
    }
    seen.add(key)
    return [{ ...lesson, period }]
  })
  return { ...namesOf(lessons), bellSets: bells.bellSets, lessons, changes: [], days: [], warnings: warnings.all() }
}

/** Classes, rooms and weeks as the lessons name them, each once. */
export function namesOf(lessons: readonly Pick<DraftLesson, 'classNames' | 'room' | 'weeks'>[]): Pick<TimetableDraft, 'classes' | 'rooms' | 'weekNames'> {
  const classes = new Map(lessons.flatMap(({ classNames }) => classNames.map((name): [string, string] => [nameKey(name), name])))
  const rooms = new Map(lessons.flatMap(({ room }): [string, string][] => (room ? [[nameKey(room), room]] : [])))
  const weeks = Math.max(0, ...lessons.flatMap(lesson => lesson.weeks ?? []))
  return {
    classes: [...classes.values()].map(name => ({ name, grade: gradeOf(name) })),
    rooms: [...rooms.values()].map(name => ({ name })),
    weekNames: weeks === 0 ? [] : Array.from({ length: Math.max(2, weeks) }, (_unused, index) => String(index + 1)),
  }
}

/** «8А, 8Б», «8 А; 8 Б», «8А/8Б», «8А+8Б». */
export function splitClasses(cell: string): string[] {
  return cell.split(/[,;+/\n]/).map(name => name.replaceAll(/\s+/g, ' ').trim()).filter(name => /[\p{L}\d]/u.test(name) && name.length <= 20)
}

/** «Орлова М. В., Ким П. С.»: several names stand with a comma or on lines of their own. */
export function splitTeachers(cell: string): string[] {
  return cell.split(/[,;\n/]/).map(name => name.replaceAll(/\s+/g, ' ').trim().slice(0, 80)).filter(Boolean)
}
