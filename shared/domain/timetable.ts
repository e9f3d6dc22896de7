import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { failure, success, type Result } from '../result'
import { dateSchema, idSchema, instantSchema, wallTimeSchema } from './ids'
import { subjectSchema } from './subject'

const bellSchema = z.object({ number: z.int().min(0).max(20), start: wallTimeSchema, end: wallTimeSchema })
const plannedLessonSchema = z.object({
  id: idSchema,
  weekday: z.int().min(1).max(7),
  period: z.int().min(0).max(20),
  classId: idSchema,
  className: z.string().min(1).max(20),
  subject: subjectSchema,
  roomId: idSchema,
  teacher: z.string().max(80).optional(),
  topic: z.string().max(200).optional(),
  lessonId: idSchema.optional(),
  /** Materials that are needed besides the lesson's own, or without one. */
  materialIds: z.array(idSchema).max(50).optional(),
})
const changeSchema = z.object({
  id: idSchema,
  date: dateSchema,
  plannedId: idSchema,
  cancelled: z.boolean().default(false),
  roomId: idSchema.optional(),
  subject: subjectSchema.optional(),
  teacher: z.string().max(80).optional(),
  madeAt: instantSchema,
})
type Change = z.infer<typeof changeSchema>
export const timetableSchema = z.object({
  version: z.literal(1),
  timeZone: z.string().min(1).max(64),
  bells: z.array(bellSchema).max(20),
  /** About three times the week of 60 classes; the whole stays small state (1 MB). */
  lessons: z.array(plannedLessonSchema).max(4_000),
  changes: z.array(changeSchema).max(5_000),
})
export type Timetable = z.infer<typeof timetableSchema>
export type TimetableFault =
  | { kind: 'malformed'; detail: string }
  | { kind: 'unknown-zone'; timeZone: string }
  | { kind: 'bells-overlap'; number: number }
  | { kind: 'no-bell'; lessonId: string; period: number }

/** One lesson of one day in one room, in minutes of that local day; ends are exclusive. */
export interface DayLesson {
  readonly plannedId: string
  readonly period: number
  readonly startMinute: number
  readonly endMinute: number
  readonly start: string
  readonly end: string
  readonly className: string
  readonly subject: Timetable['lessons'][number]['subject']
  readonly teacher: string | undefined
  readonly topic: string | undefined
  readonly lessonId: string | undefined
  readonly materialIds?: readonly string[] | undefined
  /** What differs from the plan today and since when; absent when all is as planned. */
  readonly change: { readonly kind: 'cancelled' | 'moved-here' | 'replaced'; readonly madeAt: string } | undefined
}

/** Parses an untrusted timetable: a known IANA zone, bells in order without overlap or double number, a bell for every lesson. */
export function parseTimetable(candidate: unknown): Result<Timetable, TimetableFault> {
  const parsed = timetableSchema.safeParse(candidate)
  if (!parsed.success) return failure({ kind: 'malformed', detail: z.prettifyError(parsed.error) })
  const { timeZone, bells, lessons } = parsed.data
  if (!isTimeZone(timeZone)) return failure({ kind: 'unknown-zone', timeZone })
  const ordered = [...bells].sort((a, b) => a.number - b.number)
  for (const [index, bell] of ordered.entries()) {
    const before = ordered[index - 1]
    if (bell.end <= bell.start || (before && (bell.start < before.end || bell.number === before.number))) return failure({ kind: 'bells-overlap', number: bell.number })
  }
  const numbers = new Set(bells.map(({ number }) => number))
  const orphan = lessons.find(({ period }) => !numbers.has(period))
  if (orphan) return failure({ kind: 'no-bell', lessonId: orphan.id, period: orphan.period })
  return success(parsed.data)
}

/** The lessons of a room on a local date, earliest first; cancelled ones stay, marked. Of two changes to one lesson the later made counts. */
export function dayOf(timetable: Timetable, roomId: string, date: string): DayLesson[] {
  const weekday = Temporal.PlainDate.from(date).dayOfWeek
  const changes = new Map<string, Change>()
  for (const change of timetable.changes) {
    const known = changes.get(change.plannedId)
    if (change.date === date && (!known || Date.parse(known.madeAt) <= Date.parse(change.madeAt))) changes.set(change.plannedId, change)
  }
  const day: DayLesson[] = []
  for (const planned of timetable.lessons) {
    if (planned.weekday !== weekday) continue
    const change = changes.get(planned.id)
    if ((change?.roomId ?? planned.roomId) !== roomId) continue
    const bell = timetable.bells.find(({ number }) => number === planned.period)
    if (!bell) continue
    day.push({
      plannedId: planned.id,
      period: planned.period,
      start: bell.start,
      end: bell.end,
      startMinute: minuteOf(bell.start),
      endMinute: minuteOf(bell.end),
      className: planned.className,
      subject: change?.subject ?? planned.subject,
      teacher: change?.teacher ?? planned.teacher,
      topic: planned.topic,
      lessonId: planned.lessonId,
      ...(planned.materialIds ? { materialIds: planned.materialIds } : {}),
      change: change && { kind: changeKind(change, planned.roomId), madeAt: change.madeAt },
    })
  }
  return day.sort((a, b) => a.startMinute - b.startMinute || (a.plannedId < b.plannedId ? -1 : a.plannedId > b.plannedId ? 1 : 0))
}

/** The instant (epoch ms) of a minute of a local day (1440 is the next midnight); inside a daylight-saving gap the later time, in an overlap the earlier (RFC 5545 3.3.5). */
export function instantOf(date: string, minute: number, timeZone: string): number {
  const local = Temporal.PlainDate.from(date).toPlainDateTime().add({ minutes: minute })
  return local.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds
}

/** Whether this runtime knows the IANA zone. Offsets and instants, which Temporal would take too, are no zones: `Intl` refuses them. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][\w+/-]*$/.test(name)) return false
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return true
  } catch {
    return false
  }
}

function minuteOf(wallTime: string): number {
  return Number(wallTime.slice(0, 2)) * 60 + Number(wallTime.slice(3))
}

function changeKind(change: Change, plannedRoomId: string): 'cancelled' | 'moved-here' | 'replaced' {
  if (change.cancelled) return 'cancelled'
  return change.roomId && change.roomId !== plannedRoomId ? 'moved-here' : 'replaced'
}
