import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { BellRing } from '#shared/contract/bells'
import type { DesiredSet } from '#shared/contract/mqtt/desired'
import { timetableOf } from '#shared/domain/timetable/testing/timetable-of'
import { AgentClock } from '../clock/agent-clock'
import type { Facts } from '../link/facts'
import { BellDesk } from './bell-desk'

const timetable = timetableOf({
  classes: [{ id: 'c8b', name: '8 Б', grade: 8 }],
  rooms: [{ id: 'r204', name: '204' }],
  bellSets: [{ id: 'usual', name: 'Обычный', bells: [{ number: 1, start: '08:30', end: '09:15' }] }],
  lessons: [{ id: 'l1', weekday: 1, period: 1, classIds: ['c8b'], subject: 'physics', roomId: 'r204' }],
})
const start = Date.parse('2026-11-23T08:30:00+03:00')

let folder: string
let wallMs: number
let set: DesiredSet
const events: unknown[] = []
const rung: BellRing[] = []
let desk: BellDesk
let clock: AgentClock

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doska-bell-desk-'))
  events.length = rung.length = 0
  wallMs = start
  set = { room: { id: 'r204', name: '204' } }
  clock = new AgentClock({ wallMs: () => wallMs, monotonicMs: () => wallMs, lastConfirmedMs: 0 })
  desk = new BellDesk({
    file: join(folder, 'bells.json'), clock,
    set: () => set,
    timetable: () => timetable,
    facts: () => ({ event: (name: string, detail: object) => events.push([name, detail]) }) as unknown as Facts,
    ring: bell => rung.push(bell),
    report: problem => events.push(problem),
  })
})
afterEach(async () => {
  await desk.dispose()
  await rm(folder, { recursive: true, force: true })
})

test('a bell of this minute rings once the desk has begun, and no second time after a restart', async () => {
  wallMs = start + 20_000
  await desk.start(() => {})
  await vi.waitFor(() => expect(rung.map(({ kind }) => kind)).toEqual(['start']))
  await desk.dispose()
  desk = new BellDesk({ file: join(folder, 'bells.json'), clock, set: () => set, timetable: () => timetable, facts: () => ({ event: () => {} }) as unknown as Facts, ring: bell => rung.push(bell), report: () => {} })
  await desk.start(() => {})
  desk.look()
  await new Promise(resolve => setTimeout(resolve, 50))
  expect(rung).toHaveLength(1)
})

test('T-24 screens ring with the school’s bell, which is 37 s late', async () => {
  set = { ...set, bellAlignment: { at: new Date(start).toISOString(), offsetMs: 37_000, driftMsPerDay: 0 } }
  wallMs = start + 36_000
  await desk.start(() => {})
  expect(desk.leadMs).toBe(37_000)
  expect(rung).toEqual([])
  wallMs = start + 37_500
  desk.look()
  await vi.waitFor(() => expect(rung).toHaveLength(1))
})

test('what somebody hears is judged by the hub’s time, not by this display’s', () => {
  clock.hear(start + 37_000) // this display's clock is 37 s slow
  expect(desk.hearBell()).toEqual({ ok: true, value: { bell: expect.objectContaining({ kind: 'start', number: 1 }) as unknown, lagS: 37 } })
  expect(events).toEqual([['bell-heard', { planned: '2026-11-23T05:30:00.000Z', heard: '2026-11-23T05:30:37.000Z' }]])
})

test.each([
  ['in the middle of a lesson nobody hears a bell', () => { wallMs = start + 20 * 60_000 }, 'no-bell-near'],
  ['without a room there is nothing to align to', () => { set = {} }, 'no-school'],
])('%s', (_case, prepare, kind) => {
  prepare()
  expect(desk.hearBell()).toEqual({ ok: false, fault: { kind } })
  expect(events).toEqual([])
})
