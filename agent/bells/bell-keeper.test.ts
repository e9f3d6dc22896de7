import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { BellRing } from '#shared/contract/bells'
import type { RoomBells } from '#shared/domain/bells/room-bells'
import { timetableOf } from '#shared/domain/timetable/testing/timetable-of'
import { BellKeeper } from './bell-keeper'

const timetable = timetableOf({
  classes: [{ id: 'c8b', name: '8 Б', grade: 8 }],
  rooms: [{ id: 'r204', name: '204' }],
  bellSets: [{ id: 'usual', name: 'Обычный', prepareMinutes: 2, bells: [{ number: 1, start: '08:30', end: '09:15' }, { number: 2, start: '09:25', end: '10:10' }, { number: 3, start: '10:10', end: '10:55' }] }],
  lessons: [1, 2, 3].map(period => ({ id: `l${period}`, weekday: 1, period, classIds: ['c8b'], subject: 'physics', roomId: 'r204' })),
})
/** Of Monday, 23 November 2026, in Moscow. */
const at = (time: string) => Date.parse(`2026-11-23T${time}+03:00`)
const named = ({ kind, number }: { kind: string; number: number }) => `${kind} ${number}`

let nowMs: number
let inDoubt: boolean
let bells: RoomBells
let onDisk: string[]
let rung: BellRing[]
let missed: string[]
let keeper: BellKeeper | undefined
const problems: unknown[] = []

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  inDoubt = false
  bells = {}
  onDisk = []
  rung = []
  missed = []
})
afterEach(() => {
  keeper?.dispose()
  vi.useRealTimers()
  expect(problems.splice(0)).toEqual([])
})

function start(remember = (keys: string[]) => { onDisk = keys; return Promise.resolve() }): BellKeeper {
  keeper?.dispose()
  return (keeper = new BellKeeper(onDisk, {
    bellNow: () => nowMs,
    isInDoubt: () => inDoubt,
    room: () => ({ timetable, roomId: 'r204', bells }),
    remember,
    ring: bell => rung.push(bell),
    missed: calls => missed.push(...calls.map(named)),
    report: problem => problems.push(problem),
  }))
}
/** Time goes on as it does on a machine that is awake. */
async function until(time: string, stepMs = 5_000): Promise<void> {
  for (const endMs = at(time); nowMs < endMs;) {
    const step = Math.min(stepMs, endMs - nowMs)
    nowMs += step
    await vi.advanceTimersByTimeAsync(step)
  }
}
const wholeDay = ['prepare 1', 'start 1', 'end 1', 'prepare 2', 'start 2', 'end 2', 'start 3', 'end 3']

test('a whole school day: every bell once, in order; an end and a start of one minute are two bells (T-27: the last end too)', async () => {
  nowMs = at('08:00:00')
  start()
  await until('11:30:00')
  expect(rung.map(named)).toEqual(wholeDay)
  expect(missed).toEqual([])
  expect(rung.every(({ atMs }, index) => index === 0 || atMs >= rung[index - 1]!.atMs)).toBe(true)
})

test('T-21 ten restarts in the minute of a bell ring it once', async () => {
  nowMs = at('08:29:50')
  start()
  await until('08:30:01')
  for (let restart = 0; restart < 10; restart++) {
    start()
    await until(`08:30:${String(5 + restart * 5).padStart(2, '0')}`)
  }
  expect(rung.map(named)).toEqual(['start 1'])
})

test('T-21 a power cut between remembering and ringing rings it no second time', async () => {
  nowMs = at('08:29:59')
  start(keys => { onDisk = keys; return new Promise(() => {}) }) // the disk has it, the process dies
  await until('08:30:02')
  start()
  await until('08:31:30')
  expect(rung).toEqual([])
})

test.each([
  ['59 s of sleep over a bell: it rings late', '08:29:30', '08:30:59', ['start 1'], []],
  ['a sleep of 61 s after it: it is missed and said so', '08:29:30', '08:31:01', [], ['start 1']],
  ['a morning off: what is over is missed, what is due rings', '08:29:30', '09:25:20', ['start 2'], ['start 1', 'end 1', 'prepare 2']],
])('T-22 %s, never both', async (_case, sleptAt, wokeAt, rings, misses) => {
  nowMs = at(sleptAt)
  start()
  await vi.advanceTimersByTimeAsync(0)
  missed.length = 0
  nowMs = at(wokeAt) // timers stood still meanwhile
  await vi.advanceTimersByTimeAsync(30_000)
  expect(rung.map(named)).toEqual(rings)
  expect(missed).toEqual(misses)
  keeper!.look()
  await vi.advanceTimersByTimeAsync(0)
  expect(rung.length + missed.length).toBe(rings.length + misses.length)
})

test('T-23 a clock that steps two minutes back and forth repeats nothing', async () => {
  nowMs = at('08:27:30')
  start()
  await until('08:30:30')
  nowMs -= 120_000
  keeper!.look()
  await until('08:31:00')
  nowMs += 120_000
  keeper!.look()
  await until('09:16:00')
  expect(rung.map(named)).toEqual(['prepare 1', 'start 1', 'end 1'])
})

test('T-23 a display that woke in 1970 rings nothing until it knows the time', async () => {
  nowMs = 5_000
  inDoubt = true
  start()
  await vi.advanceTimersByTimeAsync(30_000)
  expect(rung).toEqual([])
  inDoubt = false
  nowMs = at('08:30:10')
  keeper!.look()
  await vi.advanceTimersByTimeAsync(0)
  expect(rung.map(named)).toEqual(['start 1'])
})

test('each kind is as loud as the room wants it, and silent in quiet hours', async () => {
  bells = { prepare: 20, end: 70, light: false, quiet: [{ from: '09:00', until: '09:20' }] }
  nowMs = at('08:27:00')
  start()
  await until('10:11:00')
  expect(rung.map(bell => [named(bell), bell.level, bell.hasLight])).toEqual([
    ['prepare 1', 20, false], ['start 1', 0, false], ['end 1', 0, false], ['prepare 2', 20, false], ['start 2', 0, false], ['end 2', 70, false], ['start 3', 0, false],
  ])
})

test('a disk that takes more than a minute leaves the bell missed, not forgotten', async () => {
  nowMs = at('08:29:59')
  start(() => new Promise(resolve => setTimeout(resolve, 65_000)))
  await until('08:31:30')
  expect(rung).toEqual([])
  expect(missed).toEqual(['prepare 1', 'start 1'])
})

test('a full disk does not silence the bell', async () => {
  nowMs = at('08:29:59')
  start(() => Promise.reject(new Error('ENOSPC')))
  await until('08:30:02')
  expect(rung.map(named)).toEqual(['start 1'])
  expect(problems.splice(0).length).toBeGreaterThan(0)
})
