import { writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ContentStore } from '../../agent/content/content-store'
import { mediaFixture, openDesk, type LibraryDesk } from '../library/testing/library-desk'
import { hubStore } from './hub-store'

let desk: LibraryDesk
let store: ContentStore
let png: string
let wav: string
const never = new AbortController().signal

beforeEach(async () => {
  desk = await openDesk()
  store = hubStore(desk.library, () => 42)
  png = desk.library.materialOf((await desk.bring('a.png', mediaFixture('picture.png'))).materialId!)!.manifest[0]!.sha256
  wav = desk.library.materialOf((await desk.bring('b.wav', mediaFixture('sound.wav'))).materialId!)!.manifest[0]!.sha256
})
afterEach(() => desk.end())

test('what the hub has is there at once, what it has not is refused', async () => {
  expect([store.has(png), store.fileOf(png), store.partialBytes(png)]).toEqual([true, desk.library.fileOf(png), 0])
  expect(await store.fetch({ sha256: png, bytes: 1 }, never, () => {})).toEqual({ ok: true, value: null })
  expect(await store.fetch({ sha256: 'f'.repeat(64), bytes: 1 }, never, () => {})).toEqual({ ok: false, fault: { kind: 'refused', status: 404 } })
})

test('a file that changed on disk is found by its hash and no longer offered', async () => {
  const bytes = mediaFixture('picture.png')
  bytes[50]! ^= 1
  await writeFile(desk.library.fileOf(png)!, bytes)
  expect(await store.verify([png, wav], never)).toEqual({ checked: 2, damaged: [png] })
  expect([store.has(png), store.has(wav)]).toEqual([false, true])
  expect(await store.inventory()).toMatchObject({ files: 1, bytes: mediaFixture('sound.wav').length, verifiedAtMs: undefined })
  await desk.bring('a.png', mediaFixture('picture.png'))
  expect(store.has(png)).toBe(true)
})

test('only a full pass without damage counts as verified', async () => {
  expect(await store.verify([], never)).toEqual({ checked: 2, damaged: [] })
  expect((await store.inventory()).verifiedAtMs).toBe(42)
  expect(await store.verify([], AbortSignal.abort())).toEqual({ checked: 0, damaged: [] })
})
