import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { BoardAct, UsageReport } from '#shared/contract/screen-time'
import { UsageStore } from './usage-store'

const row = (seconds: number, start = '08:30', className = '2 А', date = '2026-11-26') => ({ date, start, className, seconds })
const report = (...rows: UsageReport['rows']): UsageReport => ({ v: 1, rows, acts: [] })
const act: BoardAct = { id: '01J00000000000000000000001', at: '2026-11-26T06:00:00.000Z', what: 'phones-allowed', className: '8 Б', detail: '' }

async function room() {
  const file = join(await mkdtemp(join(tmpdir(), 'doska-usage-')), 'usage.log')
  const acted: string[] = []
  const fail = (problem: unknown): never => { throw new Error(JSON.stringify(problem)) }
  const open = () => UsageStore.open(file, { surfaceOf: id => (id === 'projector' ? 'board' : 'panel'), acted: (displayId, { what }) => acted.push(`${displayId} ${what}`), changed: () => {}, report: fail, reportProblem: fail })
  return { open, acted, file }
}

test('the hub sums a class over its displays by kind, and the same report again changes nothing, over a restart', async () => {
  const { open, file } = await room()
  const store = await open()
  await store.take('a', report(row(300), row(60, '09:25')))
  await store.take('a', report(row(300), row(60, '09:25')))
  await store.take('b', report(row(200), row(500, '08:30', '3 Б')))
  await store.take('projector', report(row(100)))
  const expected = [
    { ...row(500), surface: 'panel' }, { ...row(60, '09:25'), surface: 'panel' }, { ...row(500, '08:30', '3 Б'), surface: 'panel' }, { ...row(100), surface: 'board' },
  ]
  expect(store.rows('2026-11-26', '2026-11-26')).toEqual(expected)
  await store.dispose()
  const again = await open()
  expect(again.rows('2026-11-26', '2026-11-26')).toEqual(expected)
  expect([again.rows('2026-11-27', '2026-12-01'), again.rows('2026-11-01', '2026-11-25')]).toEqual([[], []])
  expect((await readFile(file, 'utf8')).trim().split('\n')).toHaveLength(5)
})

test('a display learns what its classes saw elsewhere that day, and nothing of other classes', async () => {
  const { open } = await room()
  const store = await open()
  await store.take('b', report(row(200), row(50, '10:20'), row(500, '08:30', '3 Б'), row(900, '08:30', '2 А', '2026-11-25')))
  expect(store.others('a', [row(0)])).toEqual([{ ...row(200), surface: 'panel' }, { ...row(50, '10:20'), surface: 'panel' }])
  expect(store.others('b', [row(0)])).toEqual([])
})

test('a sum that is less than what is known is an old message', async () => {
  const { open } = await room()
  const store = await open()
  await store.take('a', report(row(300)))
  await store.take('a', report(row(120)))
  expect(store.rows('2026-11-26', '2026-11-26')).toEqual([{ ...row(300), surface: 'panel' }])
})

test('a teacher’s word is kept and audited once, however often it is told', async () => {
  const { open, acted } = await room()
  const store = await open()
  await store.take('a', { v: 1, rows: [], acts: [act] })
  await store.take('a', { v: 1, rows: [], acts: [act] })
  expect([acted, store.acts(() => true)]).toEqual([['a phones-allowed'], [{ ...act, displayId: 'a' }]])
})

test('a lesson of several classes, as an older display tells it, counts for each of them', async () => {
  const { open } = await room()
  const store = await open()
  await store.take('a', report(row(300, '08:30', '2 А, 2 Б')))
  await store.take('b', report(row(60, '08:30', '2 Б')))
  expect(store.rows('2026-11-26', '2026-11-26')).toEqual([{ ...row(300), surface: 'panel' }, { ...row(360, '08:30', '2 Б'), surface: 'panel' }])
  expect(store.others('b', [row(0, '08:30', '2 Б')])).toEqual([{ ...row(300, '08:30', '2 Б'), surface: 'panel' }])
})

test('what a display showed keeps its kind when the display is gone', async () => {
  let isBoard = true
  const { file } = await room()
  const fail = (problem: unknown): never => { throw new Error(JSON.stringify(problem)) }
  const open = () => UsageStore.open(file, { surfaceOf: () => (isBoard ? 'board' : 'panel'), acted: () => {}, changed: () => {}, report: fail, reportProblem: fail })
  const store = await open()
  await store.take('a', report(row(300)))
  await store.settle('a')
  isBoard = false
  expect(store.rows('2026-11-26', '2026-11-26')).toEqual([{ ...row(300), surface: 'board' }])
  await store.dispose()
  expect((await open()).rows('2026-11-26', '2026-11-26')).toEqual([{ ...row(300), surface: 'board' }])
})
