import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { StateFile } from '../disk/state-file'
import type { ContentStore, WantedFile } from './content-store'
import { openOwnStore, type OwnStoreNeeds } from './own-store'
import { hubSource } from './hub-source'
import { testBytes, TestSource } from './testing/test-source'

const never = new AbortController().signal
const megabyte = 1024 * 1024
const run = (...words: string[]) => execFileSync(words[0]!, words.slice(1), { stdio: 'pipe' })

/** Only root may mount a small disk; elsewhere the same rules are tested with a measured space that is told (own-store.test.ts, quota.test.ts). */
const canMount = (() => {
  const folder = join(tmpdir(), `doska-mount-${process.pid}`)
  try {
    mkdirSync(folder, { recursive: true })
    run('mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder)
    run('umount', folder)
    return true
  } catch {
    return false
  }
})()

let folder: string
let disk: string
let slot: string
let source: TestSource
let store: ContentStore | undefined
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doska-disk-'))
  ;[disk, slot] = [join(folder, 'disk'), join(folder, 'slot')]
  mkdirSync(disk)
  mkdirSync(slot)
  source = await new TestSource().start()
  if (!canMount) return
  run('mount', '-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', disk)
  run('mount', '--bind', disk, slot)
})
afterEach(async () => {
  await store?.dispose()
  store = undefined
  await source.close()
  for (const mounted of canMount ? [slot, disk] : []) {
    try {
      run('umount', '-l', mounted)
    } catch {
      // the test has taken it out already
    }
  }
  await rm(folder, { recursive: true, force: true })
})

const open = async (floorBytes: number, needs: Partial<OwnStoreNeeds> = {}) =>
  (store = await openOwnStore({ folder: join(slot, 'content'), floor: { bytes: floorBytes, share: 0 } }, { now: Date.now, sources: () => [hubSource(file => source.of(file))], changed: () => {}, report: () => {}, ...needs }))
const fetch = (file: WantedFile) => store!.fetch(file, never, () => {})
const settingsFile = () => StateFile.open({ file: join(slot, 'settings.json'), schema: z.object({ volume: z.number() }), empty: { volume: 1 }, report: () => {} })

test.skipIf(!canMount)('T-16 a disk that is really full keeps its floor: the download stops, what is ready plays, settings still save', async () => {
  await open(2 * megabyte)
  const settings = await settingsFile()
  const [small, large] = [source.offer(testBytes(megabyte)), source.offer(testBytes(7 * megabyte, 2))]
  expect(await fetch(small)).toEqual({ ok: true, value: null })
  expect(await fetch(large)).toMatchObject({ ok: false, fault: { kind: 'no-space' } })
  await settings.update(() => ({ volume: 7 }))
  expect((await settingsFile()).value).toEqual({ volume: 7 })
  expect(readFileSync(store!.fileOf(small.sha256)!).equals(testBytes(megabyte))).toBe(true)
})

test.skipIf(!canMount)('T-16 a disk that others fill to the last byte meanwhile is told as full, and once there is room again the download goes on where it stood', async () => {
  await open(0, { space: () => Promise.resolve(undefined) }) // a disk that does not tell its space
  const file = source.offer(testBytes(5 * megabyte))
  writeFileSync(join(slot, 'ballast'), Buffer.alloc(6 * megabyte))
  expect(await fetch(file)).toMatchObject({ ok: false, fault: { kind: 'no-space' } })
  const kept = store!.partialBytes(file.sha256)
  await rm(join(slot, 'ballast'))
  expect(await fetch(file)).toEqual({ ok: true, value: null })
  expect(kept).toBeGreaterThan(0)
  expect(source.ranges.at(-1)).toBe(`bytes=${kept}-`)
})

test.skipIf(!canMount)('T-16 on a disk that became read-only what is ready plays and verifies; new files say why they do not come', async () => {
  await open(0)
  const [ready, next] = [source.offer(testBytes(megabyte)), source.offer(testBytes(megabyte, 2))]
  await fetch(ready)
  const incoming = join(slot, 'content/partial') // the journal lies open beside it, so the whole disk cannot be turned
  run('mount', '--bind', incoming, incoming)
  run('mount', '-o', 'remount,ro,bind', incoming)
  expect(await fetch(next)).toEqual({ ok: false, fault: { kind: 'disk', code: 'EROFS' } })
  expect(readFileSync(store!.fileOf(ready.sha256)!).equals(testBytes(megabyte))).toBe(true)
  expect(await store!.verify([], never)).toEqual({ checked: 1, damaged: [] })
  run('umount', incoming)
  expect(await fetch(next)).toEqual({ ok: true, value: null })
})

test.skipIf(!canMount)('T-16 of a disk that was taken out nothing is offered; put back, its files are there again without the network', async () => {
  await open(0)
  const file = source.offer(testBytes(megabyte))
  await fetch(file)
  run('umount', '-l', slot)
  expect(store!.fileOf(file.sha256)).toBeUndefined()
  expect(store!.has(file.sha256)).toBe(false)
  expect(await fetch(file)).toMatchObject({ ok: false, fault: { kind: 'disk' } })
  run('mount', '--bind', disk, slot)
  expect(await fetch(file)).toEqual({ ok: true, value: null })
  expect(source.ranges).toHaveLength(1)
})
