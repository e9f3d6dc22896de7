import http from 'node:http'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { materialReportSchema, type Complaint, type MaterialReport } from '#shared/domain/material-report'
import { failure, success } from '#shared/result'
import { StateFile } from '../disk/state-file'
import type { LibraryIndex } from '../library/library-index'
import type { HubCall } from '../trust/hub-request'
import { ReportDesk, waitingReportsSchema } from './report-desk'

const complaint: Complaint = { kind: 'wrong-text', words: 'опечатка', thing: { materialId: 'book' }, place: { kind: 'page', page: 7 } }
const library = { materials: new Map([['book', { title: 'Физика' }]]), lessons: new Map([['l1', { title: 'Плавление' }]]) } as unknown as LibraryIndex
const random = (count: number) => Uint8Array.from({ length: count }, () => Math.floor(Math.random() * 256))

/** A hub that answers as it is told; 0: it is away. */
async function room(answers: number[]) {
  const file = join(await mkdtemp(join(tmpdir(), 'doska-reports-')), 'reports.json')
  const calls: HubCall[] = []
  const problems: unknown[] = []
  let nowMs = Date.parse('2026-11-26T08:00:00Z')
  const open = async () => {
    const state = await StateFile.open<MaterialReport[]>({ file, schema: waitingReportsSchema, empty: [], report: problem => problems.push(problem) })
    return new ReportDesk({
      file: state, displayId: 'd1', library: () => library, now: () => nowMs, random, isReachable: () => answers[0] !== 0,
      source: path => ({ url: `http://hub${path}`, headers: {}, agent: new http.Agent() }),
      call: async call => {
        const status = answers.length > 1 ? answers.shift()! : answers[0]!
        if (status === 0) return failure('unreachable')
        calls.push(call)
        return success({ status, body: undefined })
      },
      report: problem => problems.push(problem),
    })
  }
  return { open, calls, problems, answers, pass: (ms: number) => (nowMs += ms) }
}

test('a report is sent under its own id with its place, and once', async () => {
  const { open, calls } = await room([204])
  const desk = await open()
  expect(await desk.take(complaint)).toEqual(success({ waits: false }))
  await vi.waitFor(() => expect(calls).toHaveLength(1))
  const sent = materialReportSchema.parse(calls[0]!.body)
  expect(sent).toMatchObject({ ...complaint, title: 'Физика', at: '2026-11-26T08:00:00.000Z' })
  expect([calls[0]!.method, calls[0]!.url]).toEqual(['PUT', `http://hub/d/d1/reports/${sent.id}`])
  await desk.dispose()
  const again = await open()
  again.poke()
  await again.dispose()
  expect(calls).toHaveLength(1)
})

test('what was reported while the hub was away comes to it after a restart of the display, oldest first', async () => {
  const { open, calls, answers } = await room([0])
  const before = await open()
  expect(await before.take(complaint)).toEqual(success({ waits: true }))
  await before.take({ ...complaint, kind: 'other' })
  await before.dispose()
  answers[0] = 204
  const after = await open()
  after.poke()
  await vi.waitFor(() => expect(calls.map(({ body }) => (body as MaterialReport).kind)).toEqual(['wrong-text', 'other']))
  await after.dispose()
})

test('a hub that takes nothing now is asked again with the same id', async () => {
  const { open, calls } = await room([429, 503, 404, 204])
  const desk = await open()
  await desk.take(complaint)
  for (let i = 1; i < 4; i++) {
    await vi.waitFor(() => expect(calls).toHaveLength(i))
    await vi.waitFor(() => { desk.poke(); expect(calls.length).toBeGreaterThan(i) })
  }
  expect(new Set(calls.map(({ url }) => url)).size).toBe(1)
  await desk.dispose()
})

test('a report that the hub refuses does not hold up those behind it', async () => {
  const { open, calls, problems } = await room([400, 204])
  const desk = await open()
  await desk.take(complaint)
  await desk.take({ ...complaint, kind: 'no-sound' })
  await vi.waitFor(() => expect(calls).toHaveLength(2))
  await desk.dispose()
  expect(problems).toEqual([expect.objectContaining({ kind: 'report-refused', status: 400 })])
})

test('a child that found the button is stopped, and an hour later the board listens again', async () => {
  const { open, pass } = await room([204])
  const desk = await open()
  const outcomes = await Promise.all(Array.from({ length: 21 }, () => desk.take(complaint)))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(20)
  expect(await desk.take(complaint)).toEqual(failure({ kind: 'too-many' }))
  pass(3_600_001)
  expect((await desk.take(complaint)).ok).toBe(true)
  await desk.dispose()
})

test.each<[string, Complaint['thing'], boolean]>([
  ['a material', { materialId: 'book' }, true],
  ['a stage of a lesson without a material', { lessonId: 'l1', stage: 0 }, true],
  ['a material that the display does not know', { materialId: 'film' }, false],
])('about %s', async (_what, thing, isTaken) => {
  const desk = await (await room([204])).open()
  expect((await desk.take({ ...complaint, thing })).ok).toBe(isTaken)
  await desk.dispose()
})
