import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { BellPresses } from './bell-presses'

const start = Date.parse('2026-11-23T05:30:00Z')
const dayMs = 86_400_000
let folder: string
let nowMs: number
let changes: number
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doska-presses-'))
  ;[nowMs, changes] = [start + dayMs, 0]
})
afterEach(() => rm(folder, { recursive: true, force: true }))
async function open(): Promise<BellPresses> {
  const presses = await BellPresses.open(join(folder, 'bell-presses.json'), { now: () => nowMs }, () => {})
  presses.onChange(() => changes++)
  return presses
}
const iso = (ms: number) => new Date(ms).toISOString()

test('what is pressed at one board holds for the whole school, and outlives a restart of the hub', async () => {
  const presses = await open()
  expect(presses.alignment).toBeUndefined()
  expect(await presses.add('a', iso(start), iso(start + 37_000))).toBe(true)
  expect((await open()).alignment).toEqual({ at: iso(start + 37_000), offsetMs: 37_000, driftMsPerDay: 0 })
  expect((await open()).standing).toMatchObject({ presses: 1, lagMs: 37_000, errorMs: undefined })
  expect(changes).toBe(1)
})

test('a second press at the same bell on the same board replaces the first; another board’s counts too', async () => {
  const presses = await open()
  await presses.add('a', iso(start), iso(start + 90_000))
  await presses.add('a', iso(start), iso(start + 37_000))
  await presses.add('b', iso(start), iso(start + 38_000))
  expect(presses.standing).toMatchObject({ presses: 2, lagMs: 37_500, errorMs: 500 })
})

test.each([
  ['nonsense', 'x', 'y'],
  ['a bell ten minutes off', iso(start), iso(start + 600_000)],
  ['a press of tomorrow', iso(start + 2 * dayMs), iso(start + 2 * dayMs)],
])('%s is not believed', async (_what, planned, heard) => {
  const presses = await open()
  expect(await presses.add('a', planned, heard)).toBe(false)
  expect(presses.standing.presses).toBe(0)
})

test('once the bell’s clock was set, what was pressed before is forgotten', async () => {
  const presses = await open()
  await presses.add('a', iso(start), iso(start + 37_000))
  expect(await presses.handlers.forgetBellPresses()).toMatchObject({ presses: 0, lagMs: undefined })
  expect(presses.alignment).toBeUndefined()
})
