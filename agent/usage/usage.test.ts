import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { UsageReport } from '#shared/contract/screen-time'
import { phoneRuleSchema } from '#shared/domain/school-rules'
import { screenNormsSchema } from '#shared/domain/screen-norms'
import type { SeenRow } from '#shared/domain/screen-time'
import type { DayLesson } from '#shared/domain/timetable/day-lesson'
import { success } from '#shared/result'
import type { CallHub } from '../trust/hub-request'
import { ScreenTimeDesk } from './screen-time-desk'
import { UsageLine } from './usage-line'
import { UsageLog } from './usage-log'

const resource = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, '../../resources', name), 'utf8'))
const [phones, norms] = [phoneRuleSchema.parse(resource('phone-rule.json')), screenNormsSchema.parse(resource('screen-norms.json'))]
const lesson = { className: '2 А', start: '08:30', end: '09:15', startMinute: 510, endMinute: 555 } as unknown as DayLesson
const start = Date.parse('2026-11-26T08:30:00+03:00')

let folder = ''
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'doska-usage-')) })
afterEach(() => rm(folder, { recursive: true }))

async function room(hub: { others: SeenRow[]; isAway?: boolean } = { others: [] }, className = '2 А') {
  const state = { nowMs: start, key: 'lesson:1', isContent: true, told: [] as UsageReport[], changes: 0 }
  const fail = (problem: unknown): never => { throw problem instanceof Error ? problem : new Error(JSON.stringify(problem)) }
  const call: CallHub = async ({ body }) => {
    state.told.push(body as UsageReport)
    return success({ status: 200, body: { v: 1, others: hub.others } })
  }
  const line = new UsageLine({ displayId: 'd', report: fail, call, isReachable: () => !hub.isAway, source: path => ({ url: path, headers: {}, agent: undefined as never }) })
  const desk = new ScreenTimeDesk({
    displayId: 'd', line, report: fail,
    now: () => state.nowMs, monotonicMs: () => state.nowMs,
    random: count => new Uint8Array(count),
    room: () => ({ today: [{ ...lesson, className }], timeZone: 'Europe/Moscow' }),
    rules: () => ({ version: 1, phones, norms, meetings: [], surfaces: {}, grades: {} }),
    picture: () => ({ key: state.key, isContent: state.isContent }),
    changed: () => state.changes++,
  })
  const { log } = await UsageLog.open(join(folder, 'usage.log'))
  desk.begin(log)
  /** The window tells every quarter of a minute. */
  const watch = (minutes: number) => {
    for (let quarter = 0; quarter < minutes * 4; quarter++) {
      state.nowMs += 15_000
      void desk.handlers.reportViewed('lesson:1', 15)
    }
  }
  const end = async () => { await line.dispose(); await log.dispose() }
  return { desk, state, log, line, watch, end }
}

test('minutes of shown content are counted for the class that is here, and hints come at 80 and at 100 per cent, once each', async () => {
  const { desk, watch, log, end } = await room()
  watch(7)
  expect(desk.view).toEqual({ className: '2 А', lesson: { minutes: 7, norm: 10 }, day: { minutes: 7, norm: 30 }, hint: undefined })
  watch(1)
  expect(desk.view?.hint).toEqual({ scope: 'lesson', percent: 80 })
  void desk.handlers.answerHint('go-on')
  expect(desk.view?.hint).toBeUndefined()
  watch(2)
  expect(desk.view?.hint).toEqual({ scope: 'lesson', percent: 100 })
  void desk.handlers.answerHint('eye-exercise')
  watch(5)
  expect([desk.view?.hint, desk.view?.lesson.minutes]).toEqual([undefined, 15]) // nothing is ever ended
  await end()
  expect(log.acts.map(({ what, className, detail }) => [what, className, detail].join(' '))).toEqual(['go-on 2 А lesson 80', 'eye-exercise 2 А lesson 100'])
})

test('what another display showed to the class counts too', async () => {
  const { desk, watch, end } = await room({ others: [{ date: '2026-11-26', start: '08:30', className: '2 А', surface: 'panel', seconds: 420 }, { date: '2026-11-26', start: '08:30', className: '3 Б', surface: 'panel', seconds: 9_000 }] })
  watch(1)
  await expect.poll(() => desk.view).toMatchObject({ lesson: { minutes: 8 }, hint: { scope: 'lesson', percent: 80 } })
  await end()
})

test('a lesson of several classes counts for each of them; the hint is about the one that is nearest to its norm', async () => {
  const { desk, watch, log, end } = await room({ others: [{ date: '2026-11-26', start: '07:30', className: '10 А', surface: 'panel', seconds: 600 }, { date: '2026-11-26', start: '08:30', className: '2 А', surface: 'panel', seconds: 60 }] }, '2 А, 10 А')
  watch(1)
  await expect.poll(() => desk.view).toMatchObject({ className: '2 А', lesson: { minutes: 2 } })
  watch(6)
  expect(log.rows).toEqual(['2 А', '10 А'].map(className => ({ date: '2026-11-26', start: '08:30', className, seconds: 420 })))
  expect(desk.view).toMatchObject({ className: '2 А', lesson: { minutes: 8 }, hint: { scope: 'lesson', percent: 80 } })
  void desk.handlers.answerHint('go-on')
  expect(log.acts).toMatchObject([{ what: 'go-on', className: '2 А' }])
  expect(desk.view?.hint).toBeUndefined()
  await end()
})

test('a log that named all classes of a lesson at once is read for each of them', async () => {
  await writeFile(join(folder, 'usage.log'), '')
  const { log } = await UsageLog.open(join(folder, 'usage.log'))
  await log.seen({ date: '2026-11-26', start: '08:30', className: '2 А, 2 Б', seconds: 60 })
  await log.dispose()
  const again = await UsageLog.open(join(folder, 'usage.log'))
  expect(again.log.rows.map(({ className, seconds }) => [className, seconds])).toEqual([['2 А', 60], ['2 Б', 60]])
  await again.log.dispose()
})

test.each([
  ['another picture', (state: { key: string }) => { state.key = 'lesson:2' }],
  ['the class screen', (state: { isContent: boolean }) => { state.isContent = false }],
  ['a break', (state: { nowMs: number }) => { state.nowMs += 3_600_000 }],
])('%s counts nothing', async (_what, change) => {
  const { state, log, watch, end } = await room()
  change(state as never)
  watch(3)
  expect(log.rows).toEqual([])
  await end()
})

test('two windows of one display, or one that lies, do not make time go faster', async () => {
  const { state, desk, log, end } = await room()
  for (let second = 0; second < 60; second++) {
    state.nowMs += 1_000
    void desk.handlers.reportViewed('lesson:1', 60)
  }
  expect(log.rows[0]!.seconds).toBe(60)
  await end()
})

test('a restart goes on counting, and what the hub has not confirmed is told again', async () => {
  const hub = { others: [], isAway: true }
  const first = await room(hub)
  first.watch(2)
  first.desk.act('phones-allowed', '2 А', '')
  await first.end()
  hub.isAway = false
  const second = await room(hub)
  await expect.poll(() => second.log.acts).toEqual([])
  second.watch(1)
  expect(second.log.rows).toEqual([{ date: '2026-11-26', start: '08:30', className: '2 А', seconds: 180 }])
  expect(second.state.told[0]).toMatchObject({ rows: [{ seconds: 120 }], acts: [{ what: 'phones-allowed' }] })
  expect(second.log.acts).toEqual([])
  await second.end()
})

test('the log is checkpointed, and keeps the sums of a fortnight', async () => {
  const { log, end } = await room()
  for (let day = 1; day <= 20; day++) {
    for (let lessonOfDay = 0; lessonOfDay < 30; lessonOfDay++) await log.seen({ date: `2026-10-${String(day).padStart(2, '0')}`, start: '08:30', className: '2 А', seconds: 1 })
  }
  expect(log.rows.map(({ date, seconds }) => `${date} ${seconds}`)).toEqual(Array.from({ length: 14 }, (_, index) => `2026-10-${String(index + 7).padStart(2, '0')} 30`))
  await end()
  expect((await readFile(join(folder, 'usage.log'), 'utf8')).split('\n').length).toBeLessThan(500)
})
