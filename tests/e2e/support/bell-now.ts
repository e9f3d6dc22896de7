import { expect } from '@playwright/test'
import type { PanelClient } from './panel-client'
import type { SchoolHub } from './school-hub'

/** Bells of a day whose first lesson begins in this minute. */
function bellsFrom(minuteMs: number, timeZone: string, periods: readonly number[]) {
  const [hour, minute] = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(minuteMs).split(':').map(Number)
  const time = (at: number) => `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
  const first = hour! * 60 + minute!
  return periods.map((number, index) => ({ number, start: time(first + index * 50), end: time(first + index * 50 + 40) }))
}

/** Moves the school's bells so that the first lesson's bell rings within seconds, and returns its minute; the hub has a clock that can be moved, and tells the time of this machine. */
export async function ringNow(technician: PanelClient, hub: SchoolHub): Promise<number> {
  // A bell rings for a minute after its time at most: the next one has just begun.
  const minuteMs = Math.ceil(Date.now() / 60_000) * 60_000
  await hub.moveClock('run', minuteMs + 1_000)
  const { timetable } = await technician.ask('readTimetable')
  const periods = [...new Set(timetable.lessons.flatMap(({ period, span = 1 }) => Array.from({ length: span }, (_, index) => period + index)))].sort((a, b) => a - b)
  const bellSets = timetable.bellSets.map(set => ({ ...set, bells: bellsFrom(minuteMs, timetable.timeZone, periods) }))
  expect(await technician.ask('saveBells', { bellSets, bellRules: [] })).toMatchObject({ ok: true })
  return minuteMs
}
