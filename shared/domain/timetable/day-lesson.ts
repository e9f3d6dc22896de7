import type { Change, Timetable } from './schema'

/** What differs from the plan today. `moved-away`: it is held elsewhere, in `toRoomId`; `merged`: another class joins it here. */
export type ChangeKind = 'cancelled' | 'moved-here' | 'moved-away' | 'retimed' | 'merged' | 'replaced' | 'added'

/** What differs, since when, by whose word, and how it was planned. */
export interface DayChange {
  readonly kind: ChangeKind
  readonly madeAt: string
  readonly id?: string
  readonly source?: Change['source']
  readonly note?: string
  readonly toRoomId?: string
  readonly toRoomName?: string
  readonly was?: { readonly subject: Timetable['lessons'][number]['subject']; readonly subjectName?: string; readonly teacher?: string; readonly roomName?: string; readonly start?: string }
}

/** One lesson of one day, in minutes of that local day; ends are exclusive. A lesson of several periods is one. */
export interface DayLesson {
  /** The planned lesson's id; of one that a change brought, the change's. */
  readonly plannedId: string
  readonly period: number
  readonly startMinute: number
  readonly endMinute: number
  readonly start: string
  readonly end: string
  /** Of several classes all names, in their order. */
  readonly className: string
  readonly classIds?: readonly string[]
  /** A part of the class. */
  readonly group?: string
  readonly subject: Timetable['lessons'][number]['subject']
  readonly subjectName?: string
  readonly teacher: string | undefined
  readonly coTeachers?: readonly string[]
  readonly roomId?: string
  readonly roomName?: string
  readonly topic: string | undefined
  readonly lessonId: string | undefined
  readonly materialIds?: readonly string[] | undefined
  /** Breaks inside a lesson of several periods. */
  readonly pauses?: readonly { readonly startMinute: number; readonly endMinute: number }[]
  /** Absent when all is as planned. */
  readonly change: DayChange | undefined
}

/** Whether the lesson takes place where it stands in the list: neither cancelled nor held elsewhere. */
export function isHeld({ change }: DayLesson): boolean {
  return change?.kind !== 'cancelled' && change?.kind !== 'moved-away'
}
