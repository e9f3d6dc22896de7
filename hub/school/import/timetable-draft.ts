import type { ImportWarning } from '#shared/contract/timetable-import'

/** What a file of another program says of a school's week, in its own names: nothing in it is known to us yet, and no person but teachers is in it. */
export interface TimetableDraft {
  /** Bells of the file; several sets where grades or shifts ring differently. Empty: the file knows none. */
  readonly bellSets: readonly DraftBellSet[]
  /** Names of the weeks that rotate; fewer than two: every week is alike. */
  readonly weekNames: readonly string[]
  /** The Monday of a first week of the rotation, where the file's dates tell it. */
  readonly anchor?: string | undefined
  readonly classes: readonly DraftClass[]
  readonly rooms: readonly { readonly name: string; readonly building?: string | undefined }[]
  readonly lessons: readonly DraftLesson[]
  readonly changes: readonly DraftChange[]
  readonly days: readonly DraftDay[]
  readonly warnings: readonly ImportWarning[]
}

export interface DraftBellSet {
  readonly name: string
  readonly bells: readonly DraftBell[]
  /** Empty: for all. */
  readonly classNames: readonly string[]
}

export interface DraftBell {
  readonly number: number
  /** Wall time `HH:MM`. */
  readonly start: string
  readonly end: string
}

export interface DraftClass {
  readonly name: string
  readonly grade?: number | undefined
}

export interface DraftLesson {
  /** Monday is 1. */
  readonly weekday: number
  readonly period: number
  /** Bells that it takes one after the other. */
  readonly span: number
  /** Weeks of the rotation, counted from 1; absent: all. */
  readonly weeks?: readonly number[] | undefined
  /** A mask of the year's terms («10»: the first of two); their dates are the school's. */
  readonly terms?: string | undefined
  /** Local dates, `from` ≤ date < `until`. */
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly classNames: readonly string[]
  readonly group?: { readonly name: string; readonly division?: string | undefined } | undefined
  readonly subject: string
  /** The first leads. */
  readonly teachers: readonly string[]
  readonly room?: string | undefined
  readonly topic?: string | undefined
}

/** One day's difference from the plan; `lesson` is the place of the planned lesson in `lessons`. */
export interface DraftChange {
  readonly date: string
  readonly lesson: number
  readonly cancelled?: boolean
  readonly subject?: string | undefined
  readonly room?: string | undefined
}

/** Days with something of their own: `from` ≤ date < `until`. */
export interface DraftDay {
  readonly kind: 'holiday' | 'exam' | 'event'
  readonly title: string
  readonly from: string
  readonly until: string
  readonly start?: string | undefined
  readonly end?: string | undefined
  readonly place?: string | undefined
}

export const emptyDraft: TimetableDraft = { bellSets: [], weekNames: [], classes: [], rooms: [], lessons: [], changes: [], days: [], warnings: [] }
/** Periods that one lesson may take in a row. */
export const longestSpan = 3
