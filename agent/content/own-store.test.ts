import { existsSync } from 'node:fs'
import { appendFile, mkdir, readFile, readdir, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ContentStore, WantedFile } from './content-store'
import { hubSource } from './hub-source'
import { StoreRoom } from './testing/store-room'
import { flipped, properly, testBytes } from './testing/test-source'

const never = new AbortController().signal
const quiet = () => {}

let room: StoreRoom
beforeEach(async () => {
  room = await StoreRoom.make()
})
afterEach(() => room.dispose())

const fetch = (store: ContentStore, file: WantedFile) => store.fetch(file, never, quiet)

test('a file is there whole under its hash, and only then', async () => {
  const store = await room.open()
  const body = testBytes(5_000_000)
  const file = room.source.offer(body)
  expect(store.has(file.sha256)).toBe(false)
  expect(store.fileOf(file.sha256)).toBeUndefined()
  const heard: number[] = []
  expect(await store.fetch(file, never, done => heard.push(done))).toEqual({ ok: true, value: null })
  expect(store.fileOf(file.sha256)).toBe(room.finalPath(file))
  expect(body.equals(await readFile(room.finalPath(file)))).toBe(true)
  expect(heard).toEqual(heard.toSorted((a, b) => a - b))
  expect(store.partialBytes(file.sha256)).toBe(0)
  expect(await readdir(join(room.folder, 'partial'))).toEqual([])
  expect(room.source.encodings).toEqual(['identity'])
  expect(await store.inventory()).toMatchObject({ files: 1, bytes: 5_000_000, verifiedAtMs: undefined })
})

test('an empty file needs no network', async () => {
  const store = await room.open({}, { sources: () => [hubSource(() => ({ url: 'http://127.0.0.1:9/', headers: {} }))] })
  const file = room.source.offer(Buffer.alloc(0))
  expect(await fetch(store, file)).toEqual({ ok: true, value: null })
  expect(store.has(file.sha256)).toBe(true)
})
test('two who want one file share one download, and it goes on when one of them leaves', async () => {
  const store = await room.open()
  const file = room.source.offer(testBytes(200_000))
  let finish = quiet
  room.source.answer = (_request, response, body) => {
    response.writeHead(200, { 'content-length': body.length }).write(body.subarray(0, 1000))
    finish = () => void response.end(body.subarray(1000))
  }
  const leaving = new AbortController()
  const first = store.fetch(file, leaving.signal, quiet)
  const second = fetch(store, file)
  await vi.waitFor(() => expect(room.source.ranges).toHaveLength(1))
  leaving.abort()
  expect(await first).toEqual({ ok: false, fault: { kind: 'stopped' } })
  finish()
  expect(await second).toEqual({ ok: true, value: null })
  expect(room.source.ranges).toHaveLength(1)
})

test('when the last one leaves the download stops and keeps what came', async () => {
  const store = await room.open({ silenceMs: 60_000 })
  const file = room.source.offer(testBytes(200_000))
  let closed = quiet
  const connectionClosed = new Promise<void>(resolve => (closed = resolve))
  room.source.answer = (_request, response, body) => {
    response.writeHead(200, { 'content-length': body.length }).write(body.subarray(0, 60_000))
    response.on('close', closed)
  }
  const leaving = new AbortController()
  const fetching = store.fetch(file, leaving.signal, quiet)
  await vi.waitFor(() => expect(room.source.ranges).toHaveLength(1))
  leaving.abort()
  expect(await fetching).toEqual({ ok: false, fault: { kind: 'stopped' } })
  await connectionClosed
  room.source.answer = properly
  expect(await fetch(store, file)).toEqual({ ok: true, value: null })
})

test('a closed store stops its downloads and refuses new ones', async () => {
  const store = await room.open({ silenceMs: 10_000 })
  const file = room.source.offer(testBytes(100))
  room.source.answer = quiet
  const fetching = fetch(store, file)
  await vi.waitFor(() => expect(room.source.ranges).toHaveLength(1))
  await room.close(store)
  expect(await fetching).toEqual({ ok: false, fault: { kind: 'stopped' } })
  expect(await fetch(store, file)).toEqual({ ok: false, fault: { kind: 'stopped' } })
})

test('T-16 a download that would go below the floor is not begun', async () => {
  const space = async () => ({ freeBytes: 1000, totalBytes: 10_000 })
  const store = await room.open({ floor: { bytes: 100, share: 0.05 } }, { space })
  expect(await fetch(store, room.source.offer(testBytes(501)))).toEqual({ ok: false, fault: { kind: 'no-space', freeBytes: 1000, floorBytes: 500, shortBytes: 1 } })
  expect(room.source.ranges).toEqual([])
  expect(await fetch(store, room.source.offer(testBytes(500)))).toEqual({ ok: true, value: null })
})

test('T-16 a disk that fills up meanwhile stops the download at the floor and keeps what came', async () => {
  let freeBytes = 1e9
  const store = await room.open({ floor: { bytes: 1000, share: 0 } }, { space: async () => ({ freeBytes, totalBytes: 1e9 }) })
  const file = room.source.offer(Buffer.alloc(80_000_000, 'doska'))
  const fetched = await store.fetch(file, never, done => {
    if (done > 10_000_000) freeBytes = 999
  })
  expect(fetched).toEqual({ ok: false, fault: { kind: 'no-space', freeBytes: 999, floorBytes: 1000, shortBytes: 1 } })
  expect(store.partialBytes(file.sha256)).toBeGreaterThan(10_000_000)
})

test('a disk that refuses is told by its code, and the store lives on', async () => {
  const store = await room.open()
  const file = room.source.offer(testBytes(1000))
  await writeFile(join(room.folder, 'files', file.sha256.slice(0, 2)), 'in the way')
  expect(await fetch(store, file)).toMatchObject({ ok: false, fault: { kind: 'disk' } })
  await rm(join(room.folder, 'files', file.sha256.slice(0, 2)))
  expect(await fetch(store, file)).toEqual({ ok: true, value: null })
})

test('a manifest with the right hash and a wrong size is damaged', async () => {
  const store = await room.open()
  const file = room.source.offer(testBytes(1000))
  await fetch(store, file)
  expect(await fetch(store, { ...file, bytes: 999 })).toEqual({ ok: false, fault: { kind: 'damaged' } })
})

test('a name that is no hash never becomes a path', async () => {
  const store = await room.open()
  await expect(fetch(store, { sha256: '../../etc/passwd', bytes: 1 })).rejects.toThrow('not a hash')
})

test('a start knows again what was verified, without reading it all', async () => {
  let store = await room.open()
  const file = room.source.offer(testBytes(1000))
  await fetch(store, file)
  store = await room.reopen(store)
  expect(store.has(file.sha256)).toBe(true)
  expect(room.changes).toBe(0)
})

test('T-15 a file that was changed while the display was off is not offered, and deleted once hashed', async () => {
  let store = await room.open()
  const file = room.source.offer(testBytes(1000))
  await fetch(store, file)
  await room.close(store)
  await writeFile(room.finalPath(file), testBytes(1000, 2))
  await utimes(room.finalPath(file), 1, 1)
  store = await room.open()
  expect(store.has(file.sha256)).toBe(false)
  await vi.waitFor(() => expect(room.problems).toEqual([{ kind: 'damaged-file', sha256: file.sha256, file: room.finalPath(file) }]))
  await vi.waitFor(() => expect(room.changes).toBe(1))
  expect(existsSync(room.finalPath(file))).toBe(false)
  expect(await fetch(store, file)).toEqual({ ok: true, value: null })
})

test('a damaged file that is fetched while it is being looked at in the background comes whole and stays', async () => {
  const body = Buffer.alloc(30_000_000, 'doska')
  const file = room.source.offer(body)
  await mkdir(join(room.folder, 'files', file.sha256.slice(0, 2)), { recursive: true })
  await writeFile(room.finalPath(file), flipped(body))
  const store = await room.open()
  expect(await fetch(store, file)).toEqual({ ok: true, value: null })
  await vi.waitFor(() => expect(room.changes).toBe(1))
  expect(store.has(file.sha256)).toBe(true)
  expect(body.equals(await readFile(room.finalPath(file)))).toBe(true)
})

test('a file that the journal does not know is good once it was hashed', async () => {
  let store = await room.open()
  const file = room.source.offer(testBytes(1000))
  await fetch(store, file)
  await room.close(store)
  await rm(join(room.folder, 'verified.log'))
  store = await room.open()
  expect(store.has(file.sha256)).toBe(false)
  await vi.waitFor(() => expect(store.has(file.sha256)).toBe(true))
  await vi.waitFor(() => expect(room.changes).toBe(1))
  expect(room.source.ranges).toHaveLength(1)
})

test('T-15 a file that vanished or was cut is found before it is played', async () => {
  const store = await room.open()
  const [gone, short] = [room.source.offer(testBytes(1000)), room.source.offer(testBytes(1000, 2))]
  await fetch(store, gone)
  await fetch(store, short)
  await rm(room.finalPath(gone))
  await truncate(room.finalPath(short), 999)
  expect(store.fileOf(gone.sha256)).toBeUndefined()
  expect(store.fileOf(short.sha256)).toBeUndefined()
  expect([store.has(gone.sha256), store.has(short.sha256)]).toEqual([false, false])
  expect(await store.inventory()).toMatchObject({ files: 0, bytes: 0 })
})

test('T-15 one flipped byte is found by a verifying pass, even when size and time are right', async () => {
  const store = await room.open()
  const [bad, good] = [room.source.offer(testBytes(3_000_000)), room.source.offer(testBytes(1000, 2))]
  await fetch(store, bad)
  await fetch(store, good)
  const { atime, mtime } = await stat(room.finalPath(bad))
  await writeFile(room.finalPath(bad), flipped(await readFile(room.finalPath(bad))))
  await utimes(room.finalPath(bad), atime, mtime)
  expect(await store.verify([], never)).toEqual({ checked: 2, damaged: [bad.sha256] })
  expect([store.has(bad.sha256), store.has(good.sha256)]).toEqual([false, true])
  expect(existsSync(room.finalPath(bad))).toBe(false)
  expect((await store.inventory()).verifiedAtMs).toBeUndefined()
  await fetch(store, bad)
  expect(await store.verify([], never)).toEqual({ checked: 2, damaged: [] })
  const { verifiedAtMs } = await store.inventory()
  expect(verifiedAtMs).toBeGreaterThan(0)
  expect((await (await room.reopen(store)).inventory()).verifiedAtMs).toBe(verifiedAtMs)
})

test('verifying some files tells nothing about the whole store, and can be stopped', async () => {
  const store = await room.open()
  const file = room.source.offer(testBytes(1000))
  await fetch(store, file)
  expect(await store.verify([file.sha256, file.sha256, 'f'.repeat(64)], never)).toEqual({ checked: 1, damaged: [] })
  expect(await store.verify([], AbortSignal.abort())).toEqual({ checked: 0, damaged: [] })
  expect((await store.inventory()).verifiedAtMs).toBeUndefined()
})

test('T-18 presence asked at any moment of a download shows only whole files', async () => {
  const store = await room.open()
  const file = room.source.offer(testBytes(20_000_000))
  let isDone = false
  const fetching = fetch(store, file).finally(() => (isDone = true))
  const wrong: string[] = []
  while (!isDone) {
    if (existsSync(room.finalPath(file)) && (await stat(room.finalPath(file))).size !== file.bytes) wrong.push('a part under the final name')
    if (store.has(file.sha256) && !existsSync(room.finalPath(file))) wrong.push('offered before it was there')
    await new Promise(resolve => setImmediate(resolve))
  }
  expect(await fetching).toEqual({ ok: true, value: null })
  expect(wrong).toEqual([])
})

test('a torn journal loses no file', async () => {
  let store = await room.open()
  const file = room.source.offer(testBytes(1000))
  await fetch(store, file)
  await appendFile(join(room.folder, 'verified.log'), '{"sha256":"ab')
  store = await room.reopen(store)
  expect(store.has(file.sha256)).toBe(true)
  expect(room.problems).toEqual([])
})
test('an unfinished download that nobody went on with for two weeks goes', async () => {
  await mkdir(join(room.folder, 'partial'))
  const [old, young] = [room.source.offer(testBytes(10)), room.source.offer(testBytes(10, 2))]
  for (const file of [old, young]) await writeFile(room.partialPath(file), 'x')
  const now = Date.now()
  await utimes(room.partialPath(old), now / 1000 - 15 * 86_400, now / 1000 - 15 * 86_400)
  await utimes(room.partialPath(young), now / 1000 - 13 * 86_400, now / 1000 - 13 * 86_400)
  const store = await room.open()
  expect(await readdir(join(room.folder, 'partial'))).toEqual([young.sha256])
  expect(store.partialBytes(young.sha256)).toBe(1)
})
