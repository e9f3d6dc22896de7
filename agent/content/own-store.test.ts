import { existsSync } from 'node:fs'
import { appendFile, mkdir, mkdtemp, readFile, readdir, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ContentStore, WantedFile } from './content-store'
import { openOwnStore, type OwnStoreNeeds, type OwnStoreOptions } from './own-store'
import type { StoreProblem } from './store-problem'
import { properly, testBytes, TestSource, type Answer } from './testing/test-source'

const never = new AbortController().signal
const quiet = () => {}
const floor = { bytes: 0, share: 0 }

let folder: string
let source: TestSource
let problems: StoreProblem[]
let changes: number
let open: ContentStore[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doska-store-'))
  source = await new TestSource().start()
  problems = []
  changes = 0
  open = []
})
afterEach(async () => {
  for (const store of open) await store.dispose()
  await source.close()
  await rm(folder, { recursive: true, force: true })
})

async function openStore(options: Partial<OwnStoreOptions> = {}, needs: Partial<OwnStoreNeeds> = {}): Promise<ContentStore> {
  const store = await openOwnStore({ folder, floor, silenceMs: 300, ...options }, {
    now: Date.now,
    source: file => source.of(file),
    changed: () => void changes++,
    report: problem => void problems.push(problem),
    ...needs,
  })
  open.push(store)
  return store
}

/** As after a power cut and a new start: nothing of the old one is asked any more. */
async function reopen(store: ContentStore, options: Partial<OwnStoreOptions> = {}): Promise<ContentStore> {
  await store.dispose()
  open = open.filter(other => other !== store)
  return openStore(options)
}

const fetch = (store: ContentStore, file: WantedFile) => store.fetch(file, never, quiet)
const finalPath = ({ sha256 }: WantedFile) => join(folder, 'files', sha256.slice(0, 2), sha256)
const partialPath = ({ sha256 }: WantedFile) => join(folder, 'partial', sha256)

test('a file is there whole under its hash, and only then', async () => {
  const store = await openStore()
  const body = testBytes(5_000_000)
  const file = source.offer(body)
  expect(store.has(file.sha256)).toBe(false)
  expect(store.fileOf(file.sha256)).toBeUndefined()
  const heard: number[] = []
  expect(await store.fetch(file, never, done => heard.push(done))).toEqual({ ok: true, value: null })
  expect(store.fileOf(file.sha256)).toBe(finalPath(file))
  expect(body.equals(await readFile(finalPath(file)))).toBe(true)
  expect(heard).toEqual(heard.toSorted((a, b) => a - b))
  expect(store.partialBytes(file.sha256)).toBe(0)
  expect(await readdir(join(folder, 'partial'))).toEqual([])
  expect(source.encodings).toEqual(['identity'])
  expect(await store.inventory()).toMatchObject({ files: 1, bytes: 5_000_000, verifiedAtMs: undefined })
})

test('an empty file needs no network', async () => {
  const store = await openStore({}, { source: () => ({ url: 'http://127.0.0.1:9/', headers: {} }) })
  const file = source.offer(Buffer.alloc(0))
  expect(await fetch(store, file)).toEqual({ ok: true, value: null })
  expect(store.has(file.sha256)).toBe(true)
})

test('a display without a hub says that the source cannot be reached', async () => {
  const store = await openStore({}, { source: () => undefined })
  expect(await fetch(store, source.offer(testBytes(10)))).toEqual({ ok: false, fault: { kind: 'source-unreachable' } })
})

const cut = (at: number): Answer => (_request, response, body) => {
  response.writeHead(200, { 'content-length': body.length }).write(body.subarray(0, at), () => response.destroy())
}
const gzipped: Answer = (_request, response, body) => {
  const packed = gzipSync(body)
  response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': packed.length }).end(packed)
}
const flipped = (body: Buffer): Buffer => {
  const wrong = Buffer.from(body)
  wrong[7] = wrong[7]! ^ 1
  return wrong
}
test.each<[string, Answer, unknown]>([
  ['cut off half-way', cut(100_000), { kind: 'source-unreachable' }],
  ['silent half-way', (_request, response, body) => void response.writeHead(200, { 'content-length': body.length }).write(body.subarray(0, 100_000)), { kind: 'source-unreachable' }],
  ['silent from the start', () => {}, { kind: 'source-unreachable' }],
  ['reset at once', request => void request.socket.resetAndDestroy(), { kind: 'source-unreachable' }],
  ['shorter than it says', (_request, response, body) => void response.writeHead(200).end(body.subarray(1)), { kind: 'damaged' }],
  ['longer without saying so', (_request, response, body) => void response.writeHead(200).end(Buffer.concat([body, body])), { kind: 'damaged' }],
  ['of another length', (_request, response, body) => void response.writeHead(200, { 'content-length': 3 }).end(body.subarray(0, 3)), { kind: 'damaged' }],
  ['of another content', (_request, response, body) => void response.writeHead(200).end(flipped(body)), { kind: 'damaged' }],
  ['gzipped though that was refused', gzipped, { kind: 'damaged' }],
  ['a part that nobody asked for', (_request, response, body) => void response.writeHead(206, { 'content-range': `bytes 0-9/${body.length}` }).end(body.subarray(0, 10)), { kind: 'refused', status: 206 }],
  ['a redirect', (_request, response) => void response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(), { kind: 'refused', status: 302 }],
  ['401', (_request, response) => void response.writeHead(401).end(), { kind: 'refused', status: 401 }],
  ['403', (_request, response) => void response.writeHead(403).end(), { kind: 'refused', status: 403 }],
  ['404', (_request, response) => void response.writeHead(404).end(), { kind: 'refused', status: 404 }],
  ['500', (_request, response) => void response.writeHead(500).end(), { kind: 'refused', status: 500 }],
  ['not HTTP', request => void request.socket.end('hello\r\n'), { kind: 'source-unreachable' }],
])('an answer %s is told as what it is, nothing is offered, and the next attempt succeeds', async (_name, answer, fault) => {
  const store = await openStore()
  const body = testBytes(300_000)
  const file = source.offer(body)
  source.answer = answer
  expect(await fetch(store, file)).toEqual({ ok: false, fault })
  expect(store.has(file.sha256)).toBe(false)
  expect(existsSync(finalPath(file))).toBe(false)
  source.answer = properly
  expect(await fetch(store, file)).toEqual({ ok: true, value: null })
  expect(body.equals(await readFile(finalPath(file)))).toBe(true)
})

test('a server that drips one byte within each silence is waited for, one that stops is not', async () => {
  const store = await openStore({ silenceMs: 200 })
  const file = source.offer(testBytes(6))
  source.answer = (_request, response, body) => {
    response.writeHead(200, { 'content-length': body.length })
    body.forEach((byte, at) => setTimeout(() => (at === 5 ? response.end(Buffer.of(byte)) : response.write(Buffer.of(byte))), 20 * at))
  }
  expect(await fetch(store, file)).toEqual({ ok: true, value: null })
})

test('a download that was cut off goes on where it stopped, after a restart too', async () => {
  let store = await openStore()
  const file = source.offer(testBytes(400_000))
  source.answer = cut(150_000)
  await fetch(store, file)
  const { size } = await stat(partialPath(file))
  expect(size).toBeGreaterThan(0)
  store = await reopen(store)
  expect(store.partialBytes(file.sha256)).toBe(size)
  source.answer = properly
  expect(await fetch(store, file)).toEqual({ ok: true, value: null })
  expect(source.ranges).toEqual(['', `bytes=${size}-`])
})

test('a whole download that was not renamed any more needs no network', async () => {
  const body = testBytes(1000)
  const file = source.offer(body)
  await mkdir(join(folder, 'partial'))
  await writeFile(partialPath(file), body)
  expect(await fetch(await openStore(), file)).toEqual({ ok: true, value: null })
  expect(source.ranges).toEqual([])
})

test.each<[string, (body: Buffer) => Buffer, string[]]>([
  ['a damaged beginning', body => flipped(body).subarray(0, 500), ['bytes=500-', '']],
  ['a whole one of another content', flipped, ['']],
  ['more than there should be', body => Buffer.concat([body, body]), ['']],
])('%s on disk is thrown away and fetched again', async (_name, leftOver, ranges) => {
  const body = testBytes(1000)
  const file = source.offer(body)
  await mkdir(join(folder, 'partial'))
  await writeFile(partialPath(file), leftOver(body))
  const store = await openStore()
  expect(await fetch(store, file)).toEqual({ ok: true, value: null })
  expect(body.equals(await readFile(finalPath(file)))).toBe(true)
  expect(source.ranges).toEqual(ranges)
})

test.each<[string, Answer]>([
  ['ignores ranges', (_request, response, body) => void response.writeHead(200, { 'content-length': body.length }).end(body)],
  ['answers 416 to the rest', (request, response, body) => (request.headers.range ? void response.writeHead(416).end() : properly(request, response, body))],
  ['sends the rest of a file of another size', (request, response, body) =>
    request.headers.range ? void response.writeHead(206, { 'content-range': `bytes 500-1999/2000` }).end(Buffer.alloc(1500)) : properly(request, response, body)],
  ['sends the rest from another place', (request, response, body) =>
    request.headers.range ? void response.writeHead(206, { 'content-range': `bytes 400-999/1000` }).end(body.subarray(400)) : properly(request, response, body)],
])('a source that %s still brings the whole file', async (_name, answer) => {
  const body = testBytes(1000)
  const file = source.offer(body)
  await mkdir(join(folder, 'partial'))
  await writeFile(partialPath(file), body.subarray(0, 500))
  source.answer = answer
  expect(await fetch(await openStore(), file)).toEqual({ ok: true, value: null })
  expect(body.equals(await readFile(finalPath(file)))).toBe(true)
})

test('two who want one file share one download, and it goes on when one of them leaves', async () => {
  const store = await openStore()
  const file = source.offer(testBytes(200_000))
  let finish = quiet
  source.answer = (_request, response, body) => {
    response.writeHead(200, { 'content-length': body.length }).write(body.subarray(0, 1000))
    finish = () => void response.end(body.subarray(1000))
  }
  const leaving = new AbortController()
  const first = store.fetch(file, leaving.signal, quiet)
  const second = fetch(store, file)
  await vi.waitFor(() => expect(source.ranges).toHaveLength(1))
  leaving.abort()
  expect(await first).toEqual({ ok: false, fault: { kind: 'stopped' } })
  finish()
  expect(await second).toEqual({ ok: true, value: null })
  expect(source.ranges).toHaveLength(1)
})

test('when the last one leaves the download stops and keeps what came', async () => {
  const store = await openStore({ silenceMs: 10_000 })
  const file = source.offer(testBytes(200_000))
  let closed = quiet
  const connectionClosed = new Promise<void>(resolve => (closed = resolve))
  source.answer = (_request, response, body) => {
    response.writeHead(200, { 'content-length': body.length }).write(body.subarray(0, 60_000))
    response.on('close', closed)
  }
  const leaving = new AbortController()
  const fetching = store.fetch(file, leaving.signal, quiet)
  await vi.waitFor(() => expect(source.ranges).toHaveLength(1))
  leaving.abort()
  expect(await fetching).toEqual({ ok: false, fault: { kind: 'stopped' } })
  await connectionClosed
  source.answer = properly
  expect(await fetch(store, file)).toEqual({ ok: true, value: null })
})

test('a closed store stops its downloads and refuses new ones', async () => {
  const store = await openStore({ silenceMs: 10_000 })
  const file = source.offer(testBytes(100))
  source.answer = quiet
  const fetching = fetch(store, file)
  await vi.waitFor(() => expect(source.ranges).toHaveLength(1))
  await store.dispose()
  expect(await fetching).toEqual({ ok: false, fault: { kind: 'stopped' } })
  expect(await fetch(store, file)).toEqual({ ok: false, fault: { kind: 'stopped' } })
  open = []
})

test('T-16 a download that would go below the floor is not begun', async () => {
  const space = async () => ({ freeBytes: 1000, totalBytes: 10_000 })
  const store = await openStore({ floor: { bytes: 100, share: 0.05 } }, { space })
  expect(await fetch(store, source.offer(testBytes(501)))).toEqual({ ok: false, fault: { kind: 'no-space', freeBytes: 1000, floorBytes: 500 } })
  expect(source.ranges).toEqual([])
  expect(await fetch(store, source.offer(testBytes(500)))).toEqual({ ok: true, value: null })
})

test('T-16 a disk that fills up meanwhile stops the download at the floor and keeps what came', async () => {
  let freeBytes = 1e9
  const store = await openStore({ floor: { bytes: 1000, share: 0 } }, { space: async () => ({ freeBytes, totalBytes: 1e9 }) })
  const file = source.offer(Buffer.alloc(80_000_000, 'doska'))
  const fetched = await store.fetch(file, never, done => {
    if (done > 10_000_000) freeBytes = 999
  })
  expect(fetched).toEqual({ ok: false, fault: { kind: 'no-space', freeBytes: 999, floorBytes: 1000 } })
  expect(store.partialBytes(file.sha256)).toBeGreaterThan(10_000_000)
})

test('a disk that refuses is told by its code, and the store lives on', async () => {
  const store = await openStore()
  const file = source.offer(testBytes(1000))
  await writeFile(join(folder, 'files', file.sha256.slice(0, 2)), 'in the way')
  expect(await fetch(store, file)).toMatchObject({ ok: false, fault: { kind: 'disk' } })
  await rm(join(folder, 'files', file.sha256.slice(0, 2)))
  expect(await fetch(store, file)).toEqual({ ok: true, value: null })
})

test('a manifest with the right hash and a wrong size is damaged', async () => {
  const store = await openStore()
  const file = source.offer(testBytes(1000))
  await fetch(store, file)
  expect(await fetch(store, { ...file, bytes: 999 })).toEqual({ ok: false, fault: { kind: 'damaged' } })
})

test('a name that is no hash never becomes a path', async () => {
  const store = await openStore()
  await expect(fetch(store, { sha256: '../../etc/passwd', bytes: 1 })).rejects.toThrow('not a hash')
})

test('a start knows again what was verified, without reading it all', async () => {
  let store = await openStore()
  const file = source.offer(testBytes(1000))
  await fetch(store, file)
  store = await reopen(store)
  expect(store.has(file.sha256)).toBe(true)
  expect(changes).toBe(0)
})

test('T-15 a file that was changed while the display was off is not offered, and deleted once hashed', async () => {
  let store = await openStore()
  const file = source.offer(testBytes(1000))
  await fetch(store, file)
  await store.dispose()
  await writeFile(finalPath(file), testBytes(1000, 2))
  await utimes(finalPath(file), 1, 1)
  open = []
  store = await openStore()
  expect(store.has(file.sha256)).toBe(false)
  await vi.waitFor(() => expect(problems).toEqual([{ kind: 'damaged-file', sha256: file.sha256, file: finalPath(file) }]))
  await vi.waitFor(() => expect(changes).toBe(1))
  expect(existsSync(finalPath(file))).toBe(false)
  expect(await fetch(store, file)).toEqual({ ok: true, value: null })
})

test('a file that the journal does not know is good once it was hashed', async () => {
  let store = await openStore()
  const file = source.offer(testBytes(1000))
  await fetch(store, file)
  await store.dispose()
  await rm(join(folder, 'verified.log'))
  open = []
  store = await openStore()
  expect(store.has(file.sha256)).toBe(false)
  await vi.waitFor(() => expect(store.has(file.sha256)).toBe(true))
  await vi.waitFor(() => expect(changes).toBe(1))
  expect(source.ranges).toHaveLength(1)
})

test('T-15 a file that vanished or was cut is found before it is played', async () => {
  const store = await openStore()
  const [gone, short] = [source.offer(testBytes(1000)), source.offer(testBytes(1000, 2))]
  await fetch(store, gone)
  await fetch(store, short)
  await rm(finalPath(gone))
  await truncate(finalPath(short), 999)
  expect(store.fileOf(gone.sha256)).toBeUndefined()
  expect(store.fileOf(short.sha256)).toBeUndefined()
  expect([store.has(gone.sha256), store.has(short.sha256)]).toEqual([false, false])
  expect(await store.inventory()).toMatchObject({ files: 0, bytes: 0 })
})

test('T-15 one flipped byte is found by a verifying pass, even when size and time are right', async () => {
  const store = await openStore()
  const [bad, good] = [source.offer(testBytes(3_000_000)), source.offer(testBytes(1000, 2))]
  await fetch(store, bad)
  await fetch(store, good)
  const { atime, mtime } = await stat(finalPath(bad))
  await writeFile(finalPath(bad), flipped(await readFile(finalPath(bad))))
  await utimes(finalPath(bad), atime, mtime)
  expect(await store.verify([], never)).toEqual({ checked: 2, damaged: [bad.sha256] })
  expect([store.has(bad.sha256), store.has(good.sha256)]).toEqual([false, true])
  expect(existsSync(finalPath(bad))).toBe(false)
  expect((await store.inventory()).verifiedAtMs).toBeUndefined()
  await fetch(store, bad)
  expect(await store.verify([], never)).toEqual({ checked: 2, damaged: [] })
  const { verifiedAtMs } = await store.inventory()
  expect(verifiedAtMs).toBeGreaterThan(0)
  expect((await (await reopen(store)).inventory()).verifiedAtMs).toBe(verifiedAtMs)
})

test('verifying some files tells nothing about the whole store, and can be stopped', async () => {
  const store = await openStore()
  const file = source.offer(testBytes(1000))
  await fetch(store, file)
  expect(await store.verify([file.sha256, file.sha256, 'f'.repeat(64)], never)).toEqual({ checked: 1, damaged: [] })
  expect(await store.verify([], AbortSignal.abort())).toEqual({ checked: 0, damaged: [] })
  expect((await store.inventory()).verifiedAtMs).toBeUndefined()
})

test('T-18 presence asked at any moment of a download shows only whole files', async () => {
  const store = await openStore()
  const file = source.offer(testBytes(20_000_000))
  let isDone = false
  const fetching = fetch(store, file).finally(() => (isDone = true))
  const wrong: string[] = []
  while (!isDone) {
    if (existsSync(finalPath(file)) && (await stat(finalPath(file))).size !== file.bytes) wrong.push('a part under the final name')
    if (store.has(file.sha256) && !existsSync(finalPath(file))) wrong.push('offered before it was there')
    await new Promise(resolve => setImmediate(resolve))
  }
  expect(await fetching).toEqual({ ok: true, value: null })
  expect(wrong).toEqual([])
})

test('a torn journal loses no file', async () => {
  let store = await openStore()
  const file = source.offer(testBytes(1000))
  await fetch(store, file)
  await appendFile(join(folder, 'verified.log'), '{"sha256":"ab')
  store = await reopen(store)
  expect(store.has(file.sha256)).toBe(true)
  expect(problems).toEqual([])
})

test('an unfinished download that nobody went on with for two weeks goes', async () => {
  await mkdir(join(folder, 'partial'))
  const [old, young] = [source.offer(testBytes(10)), source.offer(testBytes(10, 2))]
  for (const file of [old, young]) await writeFile(partialPath(file), 'x')
  const now = Date.now()
  await utimes(partialPath(old), now / 1000 - 15 * 86_400, now / 1000 - 15 * 86_400)
  await utimes(partialPath(young), now / 1000 - 13 * 86_400, now / 1000 - 13 * 86_400)
  const store = await openStore()
  expect(await readdir(join(folder, 'partial'))).toEqual([young.sha256])
  expect(store.partialBytes(young.sha256)).toBe(1)
})
