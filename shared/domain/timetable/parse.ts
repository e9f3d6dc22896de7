import { z } from 'zod'
import { failure, success, type Result } from '../../result'
import { weekdayOf } from './dates'
import { timetableSchema, type Timetable } from './schema'
import { fromVersionOne, timetableOneSchema } from './version-one'
import { isTimeZone } from './wall-clock'

/** What is named, and by whom: `missing` is the id that nobody has. */
export type UnknownReference = { kind: 'unknown-reference'; from: 'lesson' | 'change' | 'bell-rule' | 'special-day' | 'class' | 'room'; id: string; to: 'class' | 'room' | 'bell-set' | 'building'; missing: string }
export type TimetableFault =
  /** `where` is the path to the value, as `lessons[3].weekday`. */
  | { kind: 'malformed'; where: string; detail: string }
  | { kind: 'unknown-zone'; timeZone: string }
  | { kind: 'bells-overlap'; bellSetId: string; number: number }
  | { kind: 'no-bell'; lessonId: string; period: number }
  | { kind: 'repeated-id'; of: 'building' | 'class' | 'room' | 'bell-set' | 'term' | 'holiday' | 'special-day' | 'event' | 'lesson' | 'change'; id: string }
  | { kind: 'anchor-no-monday'; anchor: string }
  | { kind: 'ends-before-start'; of: 'term' | 'holiday' | 'event'; id: string }
  | UnknownReference

/**
 * Parses an untrusted timetable of this format or the first one: a known IANA zone, bells in order without overlap or double number, each id once, every reference known,
 * a bell for every lesson in some bell set. Whatever else a journal brought along (marks, attendance, names) is not kept.
 */
export function parseTimetable(candidate: unknown): Result<Timetable, TimetableFault> {
  const isFirst = typeof candidate === 'object' && candidate !== null && (candidate as { version?: unknown }).version === 1
  const parsed = isFirst ? timetableOneSchema.transform(fromVersionOne).safeParse(candidate) : timetableSchema.safeParse(candidate)
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!
    return failure({ kind: 'malformed', where: z.core.toDotPath(path), detail: message })
  }
  const fault = faultOf(parsed.data)
  return fault ? failure(fault) : success(parsed.data)
}

function faultOf(timetable: Timetable): TimetableFault | undefined {
  const { timeZone, rotation } = timetable
  if (!isTimeZone(timeZone)) return { kind: 'unknown-zone', timeZone }
  if (rotation && weekdayOf(rotation.anchor) !== 1) return { kind: 'anchor-no-monday', anchor: rotation.anchor }
  return repeatedId(timetable) ?? overlap(timetable) ?? backwards(timetable) ?? unknownReference(timetable) ?? lessonWithoutBell(timetable)
}

function repeatedId({ buildings, classes, rooms, bellSets, terms, calendar, lessons, changes }: Timetable): TimetableFault | undefined {
  const lists = [
    ['building', buildings], ['class', classes], ['room', rooms], ['bell-set', bellSets], ['term', terms], ['holiday', calendar.holidays], ['special-day', calendar.days], ['event', calendar.events ?? []], ['lesson', lessons], ['change', changes],
  ] as const
  for (const [of, list] of lists) {
    const seen = new Set<string>()
    for (const { id } of list) {
      if (seen.has(id)) return { kind: 'repeated-id', of, id }
      seen.add(id)
    }
  }
  return undefined
}

function overlap({ bellSets }: Timetable): TimetableFault | undefined {
  for (const { id: bellSetId, bells } of bellSets) {
    const ordered = [...bells].sort((a, b) => a.number - b.number)
    for (const [index, bell] of ordered.entries()) {
      const before = ordered[index - 1]
      if (bell.end <= bell.start || (before && (bell.start < before.end || bell.number === before.number))) return { kind: 'bells-overlap', bellSetId, number: bell.number }
    }
  }
  return undefined
}

function backwards({ terms, calendar }: Timetable): TimetableFault | undefined {
  const term = terms.find(({ from, until }) => until <= from)
  if (term) return { kind: 'ends-before-start', of: 'term', id: term.id }
  const holiday = calendar.holidays.find(({ from, until }) => until <= from)
  if (holiday) return { kind: 'ends-before-start', of: 'holiday', id: holiday.id }
  const event = calendar.events?.find(({ date, until, start, end }) => (until !== undefined && until <= date) || (until === undefined && start !== undefined && end !== undefined && end < start))
  return event && { kind: 'ends-before-start', of: 'event', id: event.id }
}

function unknownReference({ buildings, classes, rooms, bellSets, bellRules, calendar, lessons, changes }: Timetable): UnknownReference | undefined {
  const known = { class: idsOf(classes), room: idsOf(rooms), 'bell-set': idsOf(bellSets), building: idsOf(buildings) }
  const look = (from: UnknownReference['from'], id: string, to: UnknownReference['to'], named: readonly (string | undefined)[]): UnknownReference | undefined => {
    const missing = named.find(one => one !== undefined && !known[to].has(one))
    return missing === undefined ? undefined : { kind: 'unknown-reference', from, id, to, missing }
  }
  const first = <T>(list: readonly T[], lookAt: (item: T, index: number) => UnknownReference | undefined): UnknownReference | undefined => {
    for (const [index, item] of list.entries()) {
      const fault = lookAt(item, index)
      if (fault) return fault
    }
    return undefined
  }
  return (
    first(classes, ({ id, buildingId }) => look('class', id, 'building', [buildingId])) ??
    first(rooms, ({ id, buildingId }) => look('room', id, 'building', [buildingId])) ??
    first(bellRules, ({ bellSetId, buildingId }, index) => look('bell-rule', String(index + 1), 'bell-set', [bellSetId]) ?? look('bell-rule', String(index + 1), 'building', [buildingId])) ??
    first(calendar.days, day => look('special-day', day.id, 'class', day.classIds ?? []) ?? (day.kind === 'short' ? look('special-day', day.id, 'bell-set', [day.bellSetId]) : undefined)) ??
    first(lessons, ({ id, classIds, roomId }) => look('lesson', id, 'class', classIds) ?? look('lesson', id, 'room', [roomId])) ??
    first(changes, ({ id, added, roomId }) => look('change', id, 'class', added?.classIds ?? []) ?? look('change', id, 'room', [roomId, added?.roomId]))
  )
}

function lessonWithoutBell({ bellSets, lessons }: Timetable): TimetableFault | undefined {
  const numbers = new Set(bellSets.flatMap(({ bells }) => bells.map(({ number }) => number)))
  for (const { id, period, span = 1 } of lessons) {
    for (let number = period; number < period + span; number++) if (!numbers.has(number)) return { kind: 'no-bell', lessonId: id, period: number }
  }
  return undefined
}

const idsOf = (list: readonly { readonly id: string }[]): Set<string> => new Set(list.map(({ id }) => id))
