import type { Notice } from '../notice'
import type { DayChange } from '../timetable/day-lesson'
import type { NoLessons } from '../timetable/school-days'
import type { Subject } from '../subject'
import type { HallSettings } from './schema'

/** One lesson of a class, cut at its breaks; minutes of the local day, ends exclusive. */
export interface HallLesson {
  readonly startMinute: number
  readonly endMinute: number
  readonly start: string
  readonly subject: Subject
  readonly subjectName: string | undefined
  readonly roomName: string | undefined
}

/** A class and what is really held of its day. */
export interface HallClass {
  readonly id: string
  readonly name: string
  readonly lessons: readonly HallLesson[]
}

export interface HallChange extends HallLesson {
  readonly id: string
  /** Of several classes all names. */
  readonly className: string
  readonly change: Pick<DayChange, 'kind' | 'madeAt' | 'was'>
}

/** `until` is the day after the last, of an event of several days. */
export interface HallEvent {
  readonly id: string
  readonly title: string
  readonly date: string
  readonly until?: string | undefined
  readonly start?: string | undefined
  readonly end?: string | undefined
  readonly place?: string | undefined
}

/** `ahead`: they begin after so many nights and school days; `on`: school begins again after so many nights, on `until`. */
export type HolidaysMoment =
  | { readonly kind: 'ahead'; readonly name: string; readonly from: string; readonly days: number; readonly schoolDays: number | undefined }
  | { readonly kind: 'on'; readonly name: string; readonly until: string; readonly days: number }

/** All that a hall screen draws one local date from; the clock goes on without anybody being asked. */
export interface HallContent {
  readonly date: string
  readonly classes: readonly HallClass[]
  readonly changes: readonly HallChange[]
  /** Of the coming two weeks, the first first. */
  readonly events: readonly HallEvent[]
  readonly holidays: HolidaysMoment | undefined
  readonly noLessons: NoLessons['kind'] | undefined
  readonly nextSchoolDay: string | undefined
  /** Also those that begin later. */
  readonly notices: readonly Notice[]
  readonly birthdays: readonly { readonly givenName: string; readonly className: string }[]
  readonly playlist: readonly { readonly id: string; readonly seconds: number; readonly isReady: boolean }[]
  readonly settings: Pick<HallSettings, 'sections' | 'ticker' | 'sound' | 'brightness' | 'night'>
}
