import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ContentStore, WantedFile } from './content-store'
import { RoomMaker } from './room-maker'
import { StoreRoom } from './testing/store-room'
import { testBytes } from './testing/test-source'

const never = new AbortController().signal
let room: StoreRoom
beforeEach(async () => {
  room = await StoreRoom.make()
})
afterEach(async () => {
  await room.dispose()
})

const fetch = (store: ContentStore, file: WantedFile) => store.fetch(file, never, () => {})

/** A store of 250 KB whose room is made by a real RoomMaker; `pinned` and `shownAtMs` are the test's to change. */
async function smallStore() {
  const pinned = new Set<string>()
  const shownAtMs = new Map<string, number>()
  const made: { maker?: RoomMaker } = {}
  const store = await room.open({}, { quotaBytes: () => 250_000, makeRoom: (file, shortBytes) => made.maker?.makeFor(file, shortBytes) ?? Promise.resolve(false) })
  made.maker = new RoomMaker({ store, pinned: () => pinned, planned: () => new Set(), shownAtMs: () => sha256 => shownAtMs.get(sha256) ?? 0 })
  return { store, pinned, shownAtMs }
}

test('T-16 a quota is kept: the least recently shown goes, pinned content never', async () => {
  const { store, pinned, shownAtMs } = await smallStore()
  const [old, young, fixed, next] = [1, 2, 3, 4].map(seed => room.source.offer(testBytes(80_000, seed))) as [WantedFile, WantedFile, WantedFile, WantedFile]
  for (const file of [old, young, fixed]) await fetch(store, file)
  pinned.add(fixed.sha256)
  shownAtMs.set(young.sha256, 5)
  expect(await fetch(store, next)).toEqual({ ok: true, value: null })
  expect([old, young, fixed, next].map(({ sha256 }) => store.has(sha256))).toEqual([false, true, true, true])
  for (const file of [young, next]) pinned.add(file.sha256)
  expect(await fetch(store, old)).toEqual({ ok: false, fault: { kind: 'no-space', freeBytes: 10_000, floorBytes: 0, shortBytes: 70_000 } })
  expect([young, fixed, next].every(({ sha256 }) => store.fileOf(sha256) !== undefined)).toBe(true)
})

test('two downloads at once that both need room do not count on the same bytes', async () => {
  const { store } = await smallStore()
  const files = [1, 2, 3, 4, 5].map(seed => room.source.offer(testBytes(80_000, seed)))
  for (const file of files.slice(0, 3)) await fetch(store, file)
  await Promise.all(files.slice(3).map(file => fetch(store, file)))
  const { bytes } = await store.inventory()
  expect(bytes).toBeLessThanOrEqual(250_000)
  expect(files.slice(3).some(({ sha256 }) => store.has(sha256))).toBe(true)
})

test('a file that was evicted is not there after a restart either, and can be fetched again', async () => {
  let store = await room.open()
  const file = room.source.offer(testBytes(1000))
  await fetch(store, file)
  expect(await store.evict([file.sha256, 'f'.repeat(64)])).toBe(1000)
  store = await room.reopen(store)
  expect(store.has(file.sha256)).toBe(false)
  expect(await fetch(store, file)).toEqual({ ok: true, value: null })
})
