import { z } from 'zod'
import { idSchema } from '../domain/ids'
import { subjectSchema, type Subject } from '../domain/subject'
import type { Result } from '../result'
import type { ArgumentSchemas } from './carrier'

/** What a school's file can be; told by looking inside, never by its name. */
export const importKinds = ['asc', 'schedule', 'table', 'calendar', 'course-plan'] as const
export type ImportKind = (typeof importKinds)[number]

/** A file of 60 classes has 2 MB; more than this is no timetable. */
export const importLimits = { bytes: 8 * 1024 * 1024, rows: 10_000, columns: 300, cell: 1_000, lessons: 20_000, classes: 500, rooms: 2_000 } as const
export const mostWarnings = 100

/** What was left out or understood otherwise, and where: row (from 1), column (by its heading or letters) or element (by its name and id). Words and remedy: shared/text. */
export interface ImportWarning {
  readonly kind:
    | 'unknown-id' | 'unknown-element' | 'duplicate-card' | 'card-without-lesson' | 'card-without-day' | 'lesson-without-class' | 'lesson-without-subject' | 'room-undecided' | 'term-without-dates'
    | 'no-such-weekday' | 'no-such-period' | 'no-such-class' | 'no-such-time' | 'no-such-date' | 'no-such-week' | 'no-subject' | 'double-row' | 'bells-overlap' | 'bell-guessed' | 'period-too-high'
    | 'personal-dropped' | 'irregular-lesson' | 'recurrence-unknown' | 'too-many-repeats' | 'unknown-zone' | 'event-without-date' | 'calendar-full' | 'material-unknown' | 'material-unclear' | 'hours-unknown'
    | 'more'
  readonly row?: number
  readonly column?: string
  readonly element?: string
  readonly value?: string
}

/** Why nothing of a file was taken; what is stored stays as it is. */
export type ImportFileFault =
  | { readonly kind: 'too-large'; readonly limitBytes: number }
  | { readonly kind: 'too-many-rows' | 'too-many-names'; readonly limit: number }
  | { readonly kind: 'not-text' | 'not-xml' | 'not-json' | 'not-a-workbook' | 'old-workbook' | 'truncated' | 'unknown-kind' | 'empty' }
  | { readonly kind: 'refused-by-source'; readonly words: string }
  /** Reading it took longer, or more memory, than any school's file does. */
  | { readonly kind: 'too-heavy'; readonly limitSeconds: number }

/** Forms in which a timetable goes out, and tables to fill in. */
export const timetableForms = ['csv', 'xlsx', 'asc', 'schedule', 'calendar', 'template-csv', 'template-xlsx', 'course-template-csv', 'course-template-xlsx'] as const
export type TimetableForm = (typeof timetableForms)[number]

/** What a column of a table can mean. */
export const tableFields = ['weekday', 'period', 'start', 'end', 'class', 'group', 'subject', 'teacher', 'room', 'weeks', 'from', 'until', 'topic', 'span'] as const
export type TableField = (typeof tableFields)[number]
export const courseFields = ['number', 'date', 'section', 'topic', 'hours', 'homework', 'material', 'class', 'subject', 'group'] as const
export type CourseField = (typeof courseFields)[number]

/** Columns by their number from 0. */
const columnsSchema = z.partialRecord(z.enum([...tableFields, ...courseFields]), z.int().min(0).max(importLimits.columns))
const namesSchema = z.string().max(80)
/** `*`: a new one. */
const chosenSchema = z.union([idSchema, z.literal('*')])

/** What a day of a calendar can be to the school. */
export const dayMeanings = ['holiday', 'exam', 'event', 'skip'] as const
export type DayMeaning = (typeof dayMeanings)[number]

/** What a person decided about a file; everything else is guessed. */
export const importOptionsSchema = z.object({
  as: z.enum(['table', 'course-plan']).optional(),
  columns: columnsSchema.optional(),
  /** `classes`: only the lessons of classes that the file names are replaced; `all`: the whole plan. */
  scope: z.enum(['classes', 'all']).optional(),
  classes: z.record(namesSchema, chosenSchema).optional(),
  rooms: z.record(namesSchema, chosenSchema).optional(),
  subjects: z.record(namesSchema, subjectSchema).optional(),
  /** For days of a calendar, by title. */
  days: z.record(namesSchema, z.enum(dayMeanings)).optional(),
  /** Whose term plan a file is that does not say so itself. */
  course: z.object({ classId: idSchema, subject: subjectSchema, group: z.string().max(40).optional() }).optional(),
})
export type ImportOptions = z.infer<typeof importOptionsSchema>

/** One name of the file and what it stands for here. */
export interface NameMapping {
  readonly name: string
  /** An id, or for subjects the subject; undefined: a new class or room. */
  readonly to: string | undefined
  /** Nobody of the school was asked yet: worth a look. */
  readonly isUnsure: boolean
}

/** A lesson as the preview shows it. */
export interface LessonLine {
  readonly classNames: readonly string[]
  readonly group: string | undefined
  readonly weekday: number
  readonly period: number
  readonly span: number
  readonly weeks: readonly number[] | undefined
  readonly from: string | undefined
  readonly until: string | undefined
  readonly subject: Subject
  readonly subjectName: string | undefined
  readonly teachers: readonly string[]
  readonly room: string | undefined
}

export interface TimetableDifferences {
  readonly added: number
  readonly changed: number
  readonly removed: number
  readonly same: number
  /** The first of them; `was` and `is` both: changed. */
  readonly lessons: readonly { readonly was: LessonLine | undefined; readonly is: LessonLine | undefined }[]
  readonly newClasses: readonly string[]
  readonly newRooms: readonly string[]
  readonly bells: readonly { readonly name: string; readonly number: number; readonly was: string | undefined; readonly is: string | undefined }[]
  /** `until` is the day after the last, as everywhere. */
  readonly days: readonly { readonly name: string; readonly from: string; readonly until: string }[]
  readonly changes: number
  /** Changes to lessons that the plan no longer has. */
  readonly changesRemoved: number
  /** The names of rotating weeks, when they become others. */
  readonly weekNames: readonly string[] | undefined
}

export interface CoursePreview {
  readonly classId: string | undefined
  readonly subject: Subject | undefined
  readonly group: string | undefined
  readonly label: string
  readonly lessons: number
  /** Lessons of the plan that are here already and become others. */
  readonly replaced: number
  readonly materials: number
  readonly first: readonly { readonly topic: string; readonly materialTitles: readonly string[] }[]
}

export interface TimetablePreview {
  readonly kind: ImportKind
  /** What the timetable is now; to be named when applying, so that nothing changed meanwhile. */
  readonly basis: string
  readonly table: { readonly headings: readonly string[]; readonly samples: readonly (readonly string[])[]; readonly columns: Readonly<Record<string, number | undefined>>; readonly missing: readonly string[]; readonly isGrid: boolean } | undefined
  readonly scope: 'classes' | 'all'
  readonly counts: { readonly classes: number; readonly rooms: number; readonly teachers: number; readonly lessons: number; readonly days: number }
  readonly classes: readonly NameMapping[]
  readonly rooms: readonly NameMapping[]
  readonly subjects: readonly NameMapping[]
  readonly days: readonly { readonly title: string; readonly count: number; readonly as: DayMeaning }[]
  readonly differences: TimetableDifferences | undefined
  readonly courses: readonly CoursePreview[]
  readonly warnings: readonly ImportWarning[]
}

export type TimetableImportFault =
  | ImportFileFault
  /** The hub keeps a file for half an hour. */
  | { readonly kind: 'unknown' }
  /** Somebody changed the timetable since the preview. */
  | { readonly kind: 'changed-meanwhile' }
  | { readonly kind: 'nothing-to-do' }
  | { readonly kind: 'too-much'; readonly detail: string }

export interface TimetableImportRequests {
  /** Reads a file that was sent to `routes.timetableFile` and tells what it would change; changes nothing. */
  previewTimetableFile(fileId: string, options: ImportOptions): Result<TimetablePreview, TimetableImportFault>
  applyTimetableFile(fileId: string, options: ImportOptions, basis: string): Result<null, TimetableImportFault>
  /** Takes the last applied file back, whatever it was. */
  undoTimetableFile(): Result<null, { readonly kind: 'nothing-to-undo' }>
}

const fileIdSchema = z.string().regex(/^[a-f0-9]{32}$/)
export const timetableImportArguments: ArgumentSchemas<TimetableImportRequests> = {
  previewTimetableFile: z.tuple([fileIdSchema, importOptionsSchema]),
  applyTimetableFile: z.tuple([fileIdSchema, importOptionsSchema, z.string().max(64)]),
  undoTimetableFile: z.tuple([]),
}
