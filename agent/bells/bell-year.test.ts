import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { bellCalls, lateMs } from '#shared/domain/bells/due-bells'
import { localTime } from '#shared/domain/local-time'
import { bellsOn } from '#shared/domain/timetable/bell-moments'
import { addDays, weekdayOf } from '#shared/domain/timetable/dates'
import { timetableOf } from '#shared/domain/timetable/testing/timetable-of'
import { instantOf } from '#shared/domain/timetable/wall-clock'
import { AgentClock } from '../clock/agent-clock'
import { BellKeeper } from './bell-keeper'

const roomId = 'r1'
const firstDay = '2026-09-01'
const timeZone = 'Europe/Berlin' // its clocks change twice in the year, at night: lesson 0 below begins in that hour
const summer = { id: 's', name: 'лето', from: '2027-05-27', until: '2027-09-01' }
const school = timetableOf({
  timeZone, classes: [{ id: 'c', name: '8 А', grade: 8 }], rooms: [{ id: roomId, name: '1' }],
  bellSets: [
    { id: 'usual', name: 'u', prepareMinutes: 2, bells: [{ number: 0, start: '02:30', end: '03:10' }, { number: 1, start: '08:30', end: '09:15' }, { number: 2, start: '09:25', end: '10:10' }, { number: 3, start: '10:10', end: '10:55' }] },
    { id: 'short', name: 's', bells: [{ number: 1, start: '08:30', end: '09:00' }, { number: 2, start: '09:10', end: '09:40' }] },
  ],
  bellRules: [{ bellSetId: 'usual' }, { bellSetId: 'short', weekdays: [6] }],
  rotation: { anchor: '2026-08-31', names: ['A', 'B'] },
  calendar: {
    holidays: [{ id: 'a', name: 'осень', from: '2026-10-26', until: '2026-11-05' }, { id: 'w', name: 'зима', from: '2026-12-31', until: '2027-01-11' }, summer],
    days: [{ kind: 'works-as', id: 'd', date: '2027-03-14', name: 'За понедельник', weekday: 1 }, { kind: 'off', id: 'o', date: '2026-11-24', name: 'Карантин' }],
  },
  lessons: [1, 2, 3, 4, 5, 6].flatMap(weekday => [1, 2, 3].map(period => ({ id: `l${weekday}-${period}`, weekday, period, classIds: ['c'], subject: 'maths', roomId, ...(period === 3 ? { weeks: [1] } : {}) })))
    .concat([{ id: 'l7-0', weekday: 7, period: 0, classIds: ['c'], subject: 'maths', roomId }]),
  changes: Array.from({ length: 40 }, (_unused, index) => addDays(firstDay, index * 7 + 2)).filter(date => weekdayOf(date) < 6).map((date, index) => ({
    id: `k${index}`, date, plannedId: `l${weekdayOf(date)}-2`, madeAt: `${date}T04:00:00Z`, source: 'panel', ...(index % 2 === 0 ? { cancelled: true } : { start: '12:00', end: '12:40' }),
  })),
})

beforeEach(() => { vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }) })
afterEach(() => { vi.useRealTimers() })

/** Numbers that look random and are the same for a seed (mulberry32). */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A display through a year: before each bell it wakes, restarts, has its clock stepped or sleeps over the bell, as the dice say. Its hub answers whenever the clock has stepped. */
async function liveAYear(seed: number) {
  const roll = dice(seed)
  const time = { trueMs: instantOf(firstDay, 5, timeZone), errorMs: 0 }
  const clock = new AgentClock({ wallMs: () => time.trueMs + time.errorMs, monotonicMs: () => time.trueMs - 1_000_000, lastConfirmedMs: 0 })
  clock.hear(time.trueMs)
  const rung: { key: string; lateMs: number }[] = []
  const missed: string[] = []
  let onDisk: string[] = []
  const start = () => new BellKeeper(onDisk, {
    bellNow: () => clock.schoolNow(), isInDoubt: () => clock.state.doubt,
    room: () => ({ timetable: school, roomId, bells: {} }),
    remember: keys => { onDisk = keys; return Promise.resolve() },
    ring: ({ key, atMs }) => rung.push({ key, lateMs: time.trueMs - atMs }),
    missed: calls => missed.push(...calls.map(({ key }) => key)),
    report: problem => { throw problem },
  })
  let keeper = start()
  const look = () => {
    if (clock.look()) clock.hear(time.trueMs)
    keeper.look()
  }
  /** Timers stand still: the machine sleeps, or its clock leaps to what time it is. */
  const sleepUntil = async (ms: number) => {
    if (ms <= time.trueMs) return
    time.trueMs = ms
    look()
    await vi.advanceTimersByTimeAsync(0)
  }
  const awakeUntil = async (ms: number) => {
    while (time.trueMs < ms) {
      const step = Math.min(10_000, ms - time.trueMs)
      time.trueMs += step
      await vi.advanceTimersByTimeAsync(step)
    }
  }
  const due: string[] = []
  for (let day = 0; day < 365; day++) {
    const date = addDays(firstDay, day)
    const calls = bellCalls(school, roomId, instantOf(date, 12 * 60, timeZone))
    due.push(...calls.map(({ key }) => key))
    for (const { atMs } of calls) {
      await sleepUntil(atMs - 25_000)
      const what = roll()
      if (what < 0.15) {
        keeper.dispose()
        keeper = start()
      } else if (what < 0.3) {
        time.errorMs += Math.round((roll() - 0.5) * 240_000)
        look()
      } else if (what < 0.4) await sleepUntil(atMs + Math.round(roll() * 120_000))
      await awakeUntil(atMs + 3_000)
      if (roll() < 0.15) {
        keeper.dispose()
        keeper = start() // in the minute of the bell
        await awakeUntil(time.trueMs + 2_000)
      }
    }
    await sleepUntil(instantOf(date, 23 * 60, timeZone)) // what was slept over is found in the evening at the latest
  }
  keeper.dispose()
  return { rung, missed, due }
}

test('T-21 T-22 T-23 T-25 a year in seconds, with changes, holidays, moved days, clocks that change, restarts, sleep and clock steps: each bell rings once, within a minute, or is said to be missed, never both', async () => {
  const begun = process.cpuUsage() // not the clock: a busy machine is no fault of ours
  await fc.assert(fc.asyncProperty(fc.integer(), async seed => {
    const { rung, missed, due } = await liveAYear(seed)
    const keys = [...rung.map(({ key }) => key), ...missed]
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys.toSorted()).toEqual(due.toSorted())
    expect(due.length).toBeGreaterThan(1_400)
    for (const { lateMs: late } of rung) expect(late >= 0 && late <= lateMs).toBe(true)
    expect(missed.length).toBeGreaterThan(20)
    expect(missed.length).toBeLessThan(due.length / 5)
  }), { numRuns: 2 })
  expect(process.cpuUsage(begun).user / 1_000).toBeLessThan(60_000) // a hang limit, some seconds where it was written
}, 120_000)

test('T-25 in that year no bell is planned in holidays or on a day off, and each at its wall time; the hour that a clock skips moves a bell, the hour that it repeats rings it once', () => {
  let count = 0
  for (let day = 0; day < 365; day++) {
    const date = addDays(firstDay, day)
    const calls = bellCalls(school, roomId, instantOf(date, 12 * 60, timeZone))
    const isFree = date === '2026-11-24' || [...school.calendar.holidays].some(({ from, until }) => from <= date && date < until)
    if (isFree) expect(calls).toEqual([])
    expect(calls.map(({ kind, number }) => `${kind} ${number}`)).toEqual(bellsOn(school, date, { roomId }).map(({ kind, number }) => `${kind} ${number}`))
    for (const { key, atMs } of calls) {
      count++
      const [, minute] = key.split(' ')
      const local = localTime(atMs, timeZone)
      expect([date, date === '2027-03-28' && Number(minute) < 180 ? local.minute : Number(minute)]).toEqual([local.date, local.minute])
    }
  }
  expect(count).toBeGreaterThan(1_400)
  const night = (date: string) => bellCalls(school, roomId, instantOf(date, 12 * 60, timeZone)).filter(({ kind, number }) => number === 0 && kind === 'start').map(({ atMs }) => new Date(atMs).toISOString())
  expect(night('2027-03-28')).toEqual(['2027-03-28T01:30:00.000Z']) // 02:30 is not on any clock: 03:30 summer time
  expect(night('2026-10-25')).toEqual(['2026-10-25T00:30:00.000Z']) // 02:30 comes twice: the first one
})
