import fc from 'fast-check'
import { existsSync } from 'node:fs'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ContentStore, WantedFile } from './content-store'
import { StoreRoom } from './testing/store-room'
import { flipped, properly, testBytes, type Answer } from './testing/test-source'

const never = new AbortController().signal
const quiet = () => {}

let room: StoreRoom
beforeEach(async () => {
  room = await StoreRoom.make()
})
afterEach(() => room.dispose())

const fetch = (store: ContentStore, file: WantedFile) => store.fetch(file, never, quiet)

test('a display without a hub says that the source cannot be reached', async () => {
  const store = await room.open({}, { sources: () => [] })
  expect(await fetch(store, room.source.offer(testBytes(10)))).toEqual({ ok: false, fault: { kind: 'source-unreachable' } })
})

const cut = (at: number): Answer => (_request, response, body) => {
  response.writeHead(200, { 'content-length': body.length }).write(body.subarray(0, at), () => response.destroy())
}
const gzipped: Answer = (_request, response, body) => {
  const packed = gzipSync(body)
  response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': packed.length }).end(packed)
}
test.each<[string, Answer, unknown]>([
  ['cut off half-way', cut(100_000), { kind: 'source-unreachable' }],
  ['silent half-way', (_request, response, body) => void response.writeHead(200, { 'content-length': body.length }).write(body.subarray(0, 100_000)), { kind: 'source-unreachable' }],
  ['silent from the start', () => {}, { kind: 'source-unreachable' }],
  ['reset at once', request => void request.socket.resetAndDestroy(), { kind: 'source-unreachable' }],
  ['shorter than it says', (_request, response, body) => void response.writeHead(200).end(body.subarray(1)), { kind: 'damaged' }],
  ['that goes on beyond its end', (_request, response, body) => void response.writeHead(200).write(Buffer.concat([body, body])), { kind: 'damaged' }],
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
  const store = await room.open()
  const body = testBytes(300_000)
  const file = room.source.offer(body)
  room.source.answer = answer
  expect(await fetch(store, file)).toEqual({ ok: false, fault })
  expect(store.has(file.sha256)).toBe(false)
  expect(existsSync(room.finalPath(file))).toBe(false)
  room.source.answer = properly
  expect(await fetch(store, file)).toEqual({ ok: true, value: null })
  expect(body.equals(await readFile(room.finalPath(file)))).toBe(true)
})

test('a server that drips one byte within each silence is waited for', async () => {
  const store = await room.open({ silenceMs: 200 })
  const file = room.source.offer(testBytes(6))
  room.source.answer = (_request, response, body) => {
    response.writeHead(200, { 'content-length': body.length })
    body.forEach((byte, at) => setTimeout(() => (at === 5 ? response.end(Buffer.of(byte)) : response.write(Buffer.of(byte))), 20 * at))
  }
  expect(await fetch(store, file)).toEqual({ ok: true, value: null })
})

test('a download that was cut off goes on where it stopped, after a restart too', async () => {
  let store = await room.open()
  const file = room.source.offer(testBytes(400_000))
  room.source.answer = cut(150_000)
  await fetch(store, file)
  const { size } = await stat(room.partialPath(file))
  expect(size).toBeGreaterThan(0)
  store = await room.reopen(store)
  expect(store.partialBytes(file.sha256)).toBe(size)
  room.source.answer = properly
  expect(await fetch(store, file)).toEqual({ ok: true, value: null })
  expect(room.source.ranges).toEqual(['', `bytes=${size}-`])
  expect(room.source.conditions).toEqual(['', `"${file.sha256}"`])
})

test('a whole download that was not renamed any more needs no network', async () => {
  const body = testBytes(1000)
  const file = room.source.offer(body)
  await mkdir(join(room.folder, 'partial'))
  await writeFile(room.partialPath(file), body)
  expect(await fetch(await room.open(), file)).toEqual({ ok: true, value: null })
  expect(room.source.ranges).toEqual([])
})

test.each<[string, (body: Buffer) => Buffer, string[]]>([
  ['a damaged beginning', body => flipped(body).subarray(0, 500), ['bytes=500-', '']],
  ['a whole one of another content', flipped, ['']],
  ['more than there should be', body => Buffer.concat([body, body]), ['']],
])('%s on disk is thrown away and fetched again', async (_name, leftOver, ranges) => {
  const body = testBytes(1000)
  const file = room.source.offer(body)
  await mkdir(join(room.folder, 'partial'))
  await writeFile(room.partialPath(file), leftOver(body))
  const store = await room.open()
  expect(await fetch(store, file)).toEqual({ ok: true, value: null })
  expect(body.equals(await readFile(room.finalPath(file)))).toBe(true)
  expect(room.source.ranges).toEqual(ranges)
})

test.each<[string, Answer]>([
  ['ignores ranges', (_request, response, body) => void response.writeHead(200, { 'content-length': body.length }).end(body)],
  ['answers 416 to the rest', (request, response, body) => (request.headers.range ? void response.writeHead(416).end() : properly(request, response, body))],
  ['sends the rest of a file of another size', (request, response, body) =>
    request.headers.range ? void response.writeHead(206, { 'content-range': `bytes 500-1999/2000` }).write(Buffer.alloc(100)) : properly(request, response, body)],
  ['sends the rest from another place', (request, response, body) =>
    request.headers.range ? void response.writeHead(206, { 'content-range': `bytes 400-999/1000` }).write(body.subarray(400, 500)) : properly(request, response, body)],
])('a source that %s still brings the whole file', async (_name, answer) => {
  const body = testBytes(1000)
  const file = room.source.offer(body)
  await mkdir(join(room.folder, 'partial'))
  await writeFile(room.partialPath(file), body.subarray(0, 500))
  room.source.answer = answer
  expect(await fetch(await room.open(), file)).toEqual({ ok: true, value: null })
  expect(body.equals(await readFile(room.finalPath(file)))).toBe(true)
})
/** Whatever a network and a server can do to one answer; `amount` 0–1 says how much of it. */
const misfortunes: Record<string, (amount: number) => Answer> = {
  cut: amount => (_request, response, body) => cut(Math.floor(amount * body.length))(_request, response, body),
  'cut rest': amount => (request, response, body) => {
    const from = Number(/(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
    if (from === 0) return cut(Math.floor(amount * body.length))(request, response, body)
    response.writeHead(206, { 'content-range': `bytes ${from}-${body.length - 1}/${body.length}` }).write(body.subarray(from, from + Math.floor(amount * (body.length - from))), () => response.destroy())
  },
  'other bytes': amount => (_request, response, body) => {
    const wrong = Buffer.from(body)
    const at = Math.floor(amount * (body.length - 1))
    wrong[at] = wrong[at]! ^ 0x40
    response.writeHead(200).end(wrong)
  },
  'short end': amount => (_request, response, body) => void response.writeHead(200).end(body.subarray(0, Math.floor(amount * body.length))),
  refused: amount => (_request, response) => void response.writeHead(400 + Math.floor(amount * 150)).end('no'),
  reset: () => request => void request.socket.resetAndDestroy(),
}

test('whatever happens to the answers, nothing but the right bytes is ever offered, and a good answer in the end brings them', { timeout: 60_000 }, async () => {
  const misfortune = fc.record({ kind: fc.constantFrom(...Object.keys(misfortunes)), amount: fc.double({ min: 0, max: 1, noNaN: true }) })
  let seed = 100
  await fc.assert(
    fc.asyncProperty(fc.array(misfortune, { maxLength: 5 }), fc.integer({ min: 1, max: 200_000 }), async (story, bytes) => {
      const store = await room.open()
      const body = testBytes(bytes, seed++)
      const file = room.source.offer(body)
      for (const { kind, amount } of story) {
        room.source.answer = misfortunes[kind]!(amount)
        const fetched = await fetch(store, file)
        expect(store.has(file.sha256)).toBe(fetched.ok)
        const path = store.fileOf(file.sha256)
        if (path) expect(body.equals(await readFile(path))).toBe(true)
      }
      room.source.answer = properly
      expect(await fetch(store, file)).toEqual({ ok: true, value: null })
      expect(body.equals(await readFile(room.finalPath(file)))).toBe(true)
    }),
    { numRuns: 25 },
  )
})
