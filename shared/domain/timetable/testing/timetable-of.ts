import { parseTimetable } from '../parse'
import type { Timetable } from '../schema'

/** A timetable that a test is sure of, written in any format; parts that tests do not speak of are empty. */
export function timetableOf(candidate: object): Timetable {
  const usual = { version: 2, timeZone: 'Europe/Moscow', buildings: [], classes: [], rooms: [], bellSets: [], bellRules: [], terms: [], calendar: { holidays: [], days: [] }, lessons: [], changes: [] }
  const isFirst = (candidate as { version?: unknown }).version === 1
  const parsed = parseTimetable(isFirst ? candidate : { ...usual, ...candidate })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.fault))
  return parsed.value
}
