/** What a school's file can be; told by looking inside, never by its name. */
export const importKinds = ['asc', 'schedule', 'table', 'calendar', 'course-plan'] as const
export type ImportKind = (typeof importKinds)[number]

/** A file of 60 classes has 2 MB; more than this is no timetable. */
export const importLimits = { bytes: 8 * 1024 * 1024, rows: 20_000, columns: 300, lessons: 20_000 } as const
export const mostWarnings = 100

/** What was left out or understood otherwise, and where: row (from 1), column (by its heading or letters) or element (by its name and id). Words and remedy: shared/text. */
export interface ImportWarning {
  readonly kind:
    | 'unknown-id' | 'unknown-element' | 'duplicate-card' | 'card-without-lesson' | 'card-without-day' | 'lesson-without-class' | 'lesson-without-subject' | 'room-undecided' | 'term-without-dates' | 'many-rooms'
    | 'no-such-weekday' | 'no-such-period' | 'no-such-class' | 'no-such-time' | 'no-such-date' | 'no-such-week' | 'no-subject' | 'double-row' | 'uneven-row' | 'bells-overlap' | 'bell-guessed' | 'period-too-high'
    | 'personal-dropped' | 'irregular-lesson' | 'change-without-lesson' | 'recurrence-unknown' | 'too-many-repeats' | 'unknown-zone' | 'event-without-date' | 'material-unknown' | 'material-unclear' | 'hours-unknown'
    | 'more'
  readonly row?: number
  readonly column?: string
  readonly element?: string
  readonly value?: string
}

/** Why nothing of a file was taken; what is stored stays as it is. */
export type ImportFileFault =
  | { readonly kind: 'too-large'; readonly limitBytes: number }
  | { readonly kind: 'too-many-rows'; readonly limit: number }
  | { readonly kind: 'not-text' | 'not-xml' | 'not-json' | 'not-a-workbook' | 'truncated' | 'unknown-kind' | 'empty' }
  | { readonly kind: 'refused-by-source'; readonly words: string }
  | { readonly kind: 'columns-missing'; readonly columns: readonly TableField[] }

/** What a column of a table can mean. */
export const tableFields = ['weekday', 'period', 'start', 'end', 'class', 'group', 'subject', 'teacher', 'room', 'weeks', 'from', 'until', 'topic', 'span'] as const
export type TableField = (typeof tableFields)[number]
export const courseFields = ['number', 'date', 'section', 'topic', 'hours', 'homework', 'material', 'class', 'subject', 'group'] as const
export type CourseField = (typeof courseFields)[number]
