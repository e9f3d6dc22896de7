import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeUlid } from '#shared/domain/ids'
import type { MaterialReport } from '#shared/domain/material-report'
import { failure, success } from '#shared/result'
import { ReportStore } from './report-store'

let count = 0
const reportOf = (change: Partial<MaterialReport> = {}): MaterialReport => ({
  v: 1, id: makeUlid(++count, size => new Uint8Array(size)), at: '2026-11-26T08:00:00.000Z', title: 'Физика', kind: 'wrong-text', words: '', thing: { materialId: 'book' }, place: { kind: 'page', page: 7 }, ...change,
})

async function room() {
  const file = join(await mkdtemp(join(tmpdir(), 'doska-reports-')), 'reports.log')
  let nowMs = Date.parse('2026-11-26T08:00:00Z')
  const told: number[] = []
  const fail = (problem: unknown): never => {
    throw new Error(JSON.stringify(problem))
  }
  const open = () => ReportStore.open(file, { now: () => ++nowMs, changed: () => told.push(nowMs), report: fail, reportProblem: fail })
  return { open, told, pass: (ms: number) => (nowMs += ms) }
}

test('equal reports of several displays stand together, the newest first, over a restart', async () => {
  const { open } = await room()
  const store = await open()
  await store.add('a', reportOf({ words: 'первое' }))
  await store.add('a', reportOf({ kind: 'no-sound' }))
  await store.add('b', reportOf({ words: 'второе' }))
  const words = (groups: ReturnType<ReportStore['groups']>) => groups.groups.map(({ rows }) => rows.map(({ report, displayId }) => [displayId, report.kind, report.words]))
  const expected = [[['b', 'wrong-text', 'второе'], ['a', 'wrong-text', 'первое']], [['a', 'no-sound', '']]]
  expect(words(store.groups('open'))).toEqual(expected)
  await store.dispose()
  expect(words((await open()).groups('open'))).toEqual(expected)
})

test('the same report again is one report, and tells nobody twice', async () => {
  const { open, told } = await room()
  const store = await open()
  const report = reportOf()
  expect([await store.add('a', report), await store.add('a', report)]).toEqual([success(null), success(null)])
  expect([store.groups('open').groups[0]?.rows.length, told.length]).toEqual([1, 1])
})

test('what somebody handled goes to the others and comes back, over a restart', async () => {
  const { open } = await room()
  const store = await open()
  const report = reportOf()
  await store.add('a', report)
  expect(await store.handle([report.id], 'technician')).toBe(true)
  expect(store.groups('open').total).toBe(0)
  await store.dispose()
  const again = await open()
  expect(again.groups('handled').groups[0]?.rows[0]?.handled?.by).toBe('technician')
  expect(await again.handle([report.id], undefined)).toBe(true)
  expect([again.groups('open').total, again.groups('handled').total]).toEqual([1, 0])
  expect(await again.handle(['01J00000000000000000000009'], 'technician')).toBe(false)
})

test('a display that reports without end is told to wait, and the others are heard', async () => {
  const { open, pass } = await room()
  const store = await open()
  const outcomes = await Promise.all(Array.from({ length: 240 }, () => store.add('a', reportOf())))
  expect(outcomes.every(({ ok }) => ok)).toBe(true)
  expect(await store.add('a', reportOf())).toEqual(failure('too-many'))
  expect(await store.add('b', reportOf())).toEqual(success(null))
  pass(3_600_000)
  expect(await store.add('a', reportOf())).toEqual(success(null))
})
