import { localTime } from '../local-time'
import { bellsOn, type BellMoment } from '../timetable/bell-moments'
import type { Timetable } from '../timetable/schema'
import { instantOf } from '../timetable/wall-clock'

/** One ring of one date. `key` is its name for ever, so that it is never rung twice. */
export interface BellCall {
  readonly key: string
  readonly kind: BellMoment['kind']
  /** The period's. */
  readonly number: number
  /** Epoch ms of the school's bell time. */
  readonly atMs: number
}

export interface DueBells {
  /** In the order in which they were due. */
  readonly ring: readonly BellCall[]
  /** Too late to be rung: the display slept, hung or was off. */
  readonly missed: readonly BellCall[]
  /** The next one of the day. */
  readonly nextAtMs: number | undefined
}

/** A bell that is not later than this still rings (acceptance T-22). */
export const lateMs = 60_000

/** The bells of a room around `nowMs` (epoch ms, the school's bell time): of the local date, just after midnight of the one before too. */
export function bellCalls(timetable: Timetable, roomId: string, nowMs: number): BellCall[] {
  const dates = new Set([nowMs - 2 * lateMs, nowMs].map(ms => localTime(ms, timetable.timeZone).date))
  return [...dates].flatMap(date => bellsOn(timetable, date, { roomId }).map(({ kind, minute, number }) => ({ key: `${date} ${minute} ${kind}`, kind, number, atMs: instantOf(date, minute, timetable.timeZone) })))
}

/** What of the calls is to be done at `nowMs`; `handled` are the keys of those that were rung or missed before. */
export function dueBells(calls: readonly BellCall[], handled: ReadonlySet<string>, nowMs: number): DueBells {
  const due = calls.filter(({ key, atMs }) => atMs <= nowMs && !handled.has(key))
  return {
    ring: due.filter(({ atMs }) => nowMs - atMs <= lateMs),
    missed: due.filter(({ atMs }) => nowMs - atMs > lateMs),
    nextAtMs: calls.find(({ atMs }) => atMs > nowMs)?.atMs,
  }
}

/** The call that somebody means who hears the school's bell at `nowMs` (true time): the nearest one, when it is near enough. */
export function heardBell(calls: readonly BellCall[], nowMs: number): BellCall | undefined {
  const nearest = [...calls].sort((a, b) => Math.abs(a.atMs - nowMs) - Math.abs(b.atMs - nowMs))[0]
  return nearest && Math.abs(nearest.atMs - nowMs) <= hearingMs ? nearest : undefined
}

/** A school's bell clock is seconds or a few minutes off; breaks are longer. */
const hearingMs = 4 * 60_000
