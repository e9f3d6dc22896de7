import { z } from 'zod'
import { idSchema } from '../domain/ids'
import type { TimetableFault } from '../domain/timetable/parse'
import { bellsChangeSchema, calendarChangeSchema, changeCandidateSchema, lessonCandidateSchema, type BellsChange, type CalendarChange, type ChangeCandidate, type LessonCandidate, type Timetable } from '../domain/timetable/schema'
import { placeCandidateSchema, placeKinds, type PlaceCandidate, type PlaceKind, type PlaceUses } from '../domain/timetable/school-places'
import type { Result } from '../result'
import type { ArgumentSchemas } from './carrier'

/** What a person did to the timetable, for "undo …". */
export const timetableSteps = ['imported', 'lesson-saved', 'lesson-removed', 'change-saved', 'change-removed', 'bells-saved', 'calendar-saved', 'place-saved', 'place-removed'] as const
export type TimetableStep = (typeof timetableSteps)[number]

/** The whole timetable and what undo would take back. */
export interface TimetableView {
  readonly timetable: Timetable
  readonly undo: { readonly step: TimetableStep; readonly by: string; readonly at: string } | undefined
}

/** `too-large`: more than the hub keeps as small state. `unknown`: nobody has this id any more. `in-use`: what has it is to go elsewhere first. */
export type TimetableRefusal =
  | TimetableFault
  | { readonly kind: 'too-large'; readonly bytes: number; readonly limitBytes: number }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'name-taken'; readonly name: string }
  | { readonly kind: 'in-use'; readonly uses: PlaceUses }
  | { readonly kind: 'last-room' }

/** What the panel may ask about the timetable; to change it is the technician's. Whole timetables come by import, never in one message. */
export interface TimetableRequests {
  readTimetable(): TimetableView
  /** Adds a planned lesson, or replaces the one of its id. */
  savePlannedLesson(candidate: LessonCandidate): Result<{ id: string }, TimetableRefusal>
  removePlannedLesson(lessonId: string): Result<null, TimetableRefusal>
  /** Adds a change for one date, or replaces the one of its id or of the same lesson on that date; its age begins now. */
  saveChange(candidate: ChangeCandidate): Result<{ id: string }, TimetableRefusal>
  removeChange(changeId: string): Result<null, TimetableRefusal>
  saveBells(bells: BellsChange): Result<null, TimetableRefusal>
  saveCalendar(calendar: CalendarChange): Result<null, TimetableRefusal>
  /** Adds a class, room or building, or replaces the one of its id. */
  savePlace(candidate: PlaceCandidate): Result<{ id: string }, TimetableRefusal>
  /** Only what nothing needs any more goes; changes of days that are over go with it. */
  removePlace(of: PlaceKind, id: string): Result<null, TimetableRefusal>
  /** Takes the last step back, up to twenty times. */
  undoTimetable(): Result<null, { readonly kind: 'unknown' }>
}

export interface TimetableEvents {
  timetableChanged: Record<string, never>
}

export const timetableArguments: ArgumentSchemas<TimetableRequests> = {
  readTimetable: z.tuple([]),
  savePlannedLesson: z.tuple([lessonCandidateSchema]),
  removePlannedLesson: z.tuple([idSchema]),
  saveChange: z.tuple([changeCandidateSchema]),
  removeChange: z.tuple([idSchema]),
  saveBells: z.tuple([bellsChangeSchema]),
  saveCalendar: z.tuple([calendarChangeSchema]),
  savePlace: z.tuple([placeCandidateSchema]),
  removePlace: z.tuple([z.enum(placeKinds), idSchema]),
  undoTimetable: z.tuple([]),
}
