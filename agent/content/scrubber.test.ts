import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ContentStore, WantedFile } from './content-store'
import { Scrubber } from './scrubber'
import { StoreRoom } from './testing/store-room'
import { flipped, testBytes } from './testing/test-source'

const never = new AbortController().signal
const minutes = (count: number) => count * 60_000
let room: StoreRoom
let store: ContentStore
let nowMs: number
let scrubber: Scrubber
let damaged: string[]
beforeEach(async () => {
  room = await StoreRoom.make()
  nowMs = Date.UTC(2026, 10, 26)
  store = await room.open({}, { now: () => nowMs })
  damaged = []
  scrubber = new Scrubber({ store, now: () => nowMs, damaged: sha256 => void damaged.push(sha256), changed: () => {}, report: error => expect(error).toBeUndefined() })
})
afterEach(async () => {
  scrubber.dispose()
  await room.dispose()
})

const bring = async (seed: number, bytes = 50_000) => {
  const file = room.source.offer(testBytes(bytes, seed))
  await store.fetch(file, never, () => {})
  return file
}
async function flipOneByte(file: WantedFile): Promise<void> {
  const path = room.finalPath(file)
  const { atime, mtime } = await stat(path)
  await writeFile(path, flipped(await readFile(path)))
  await utimes(path, atime, mtime)
}
/** Ten minutes of rest, then until nothing is read any more. */
async function oneScrub(): Promise<void> {
  scrubber.look(true)
  nowMs += minutes(10)
  scrubber.look(true)
  await vi.waitFor(() => expect(scrubber.isRunning).toBe(false), { timeout: 20_000 })
}

test('T-15 one flipped byte and one deleted file are found within one scrub and told, so that they are fetched again', async () => {
  const [good, bad, gone] = [await bring(1), await bring(2), await bring(3)]
  await flipOneByte(bad)
  await rm(room.finalPath(gone))
  expect(store.has(bad.sha256)).toBe(true) // size and time are right: only reading tells
  await oneScrub()
  expect([good, bad, gone].map(({ sha256 }) => store.has(sha256))).toEqual([true, false, false])
  expect(damaged.toSorted()).toEqual([bad.sha256, gone.sha256].toSorted())
  expect((await store.inventory()).verifiedAtMs).toBeUndefined()
  for (const file of [bad, gone]) expect(await store.fetch(file, never, () => {})).toEqual({ ok: true, value: null })
  nowMs += minutes(25 * 60)
  await oneScrub()
  expect((await store.inventory()).verifiedAtMs).toBe(nowMs)
})

test('nothing is read before ten minutes of rest, nor a second time within a day, over a restart too', async () => {
  await bring(1)
  scrubber.look(true)
  nowMs += minutes(9)
  scrubber.look(true)
  expect(scrubber.isRunning).toBe(false)
  await oneScrub()
  const passedAtMs = (await store.inventory()).verifiedAtMs
  expect(passedAtMs).toBe(nowMs)
  store = await room.reopen(store)
  expect(await store.scrubNext(nowMs - minutes(24 * 60), never, () => Promise.resolve())).toBeUndefined()
})

test('the first touch stops the reading, and the next rest goes on with what was not read yet', async () => {
  const files = [await bring(1), await bring(2, 3_000_000)]
  const touched = new AbortController()
  expect(await store.scrubNext(nowMs, never, () => Promise.resolve())).toEqual({ sha256: files[0]!.sha256, isGood: true })
  await store.scrubNext(nowMs, touched.signal, () => Promise.resolve(touched.abort())) // after its first megabyte
  const next = await store.scrubNext(nowMs, never, () => Promise.resolve())
  expect(next?.sha256).toBe(files[1]!.sha256)
  expect(await store.scrubNext(nowMs, never, () => Promise.resolve())).toBeUndefined()
})

test('reading takes no more than its share of the time: measured', async () => {
  await bring(1, 8_000_000)
  let readingMs = 0
  const startedAtMs = performance.now()
  await store.scrubNext(nowMs, never, async tookMs => {
    readingMs += tookMs
    await new Promise(resolve => setTimeout(resolve, tookMs * 19))
  })
  expect(readingMs).toBeGreaterThan(0)
  expect(readingMs / (performance.now() - startedAtMs)).toBeLessThan(0.055)
})
