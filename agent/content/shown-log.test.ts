import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ShownLog } from './shown-log'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doska-shown-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))
const open = () => ShownLog.open(join(folder, 'shown.json'), () => {})

test('what was shown is known after a restart, to the hour', async () => {
  const log = await open()
  await log.note('m-1', 10_000_000)
  await log.note('m-1', 10_000_001)
  await log.note('m-2', 20_000_000)
  await log.note('m-1', 30_000_000)
  await log.idle()
  const again = await open()
  expect([again.of('m-1'), again.of('m-2'), again.of('m-3')]).toEqual([30_000_000, 20_000_000, 0])
})
