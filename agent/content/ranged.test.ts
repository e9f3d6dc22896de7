import fc from 'fast-check'
import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ContentStore, WantedFile } from './content-store'
import { StoreRoom } from './testing/store-room'
import { flipped, properly, testBytes, type Answer } from './testing/test-source'

const never = new AbortController().signal
const quiet = () => {}
const megabyte = 1024 * 1024
const block = testBytes(megabyte)
const body = Buffer.concat(Array.from({ length: 17 }, (_, index) => block.map(byte => byte ^ index))).subarray(0, 17 * megabyte - 12_345)

let room: StoreRoom
beforeEach(async () => {
  room = await StoreRoom.make()
})
afterEach(() => room.dispose())
const open = () => room.open({ ranges: 4, silenceMs: 20000 })
const fetch = (store: ContentStore, file: WantedFile) => store.fetch(file, never, quiet)
/** First and last byte that were asked for; the last block is asked for without an end. */
function rangeOf(range: string | undefined, bytes = body.length): [number, number] | undefined {
  const [, from, last] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? []
  return from === undefined ? undefined : [Number(from), last ? Number(last) : bytes - 1]
}

test('a large file comes by four requests at once, in blocks that cover it once', async () => {
  const store = await open()
  const file = room.source.offer(body)
  let atOnce = 0
  let most = 0
  room.source.answer = (request, response, content) => {
    most = Math.max(most, ++atOnce)
    response.on('close', () => atOnce--)
    setTimeout(() => properly(request, response, content), 20)
  }
  expect(await fetch(store, file)).toEqual({ ok: true, value: null })
  expect(body.equals(await readFile(room.finalPath(file)))).toBe(true)
  expect(most).toBe(4)
  const covered = room.source.ranges.map(range => rangeOf(range)).sort((a, b) => a![0] - b![0])
  expect(covered.map((range, index) => range![0] === (index === 0 ? 0 : covered[index - 1]![1] + 1))).not.toContain(false)
  expect(covered.at(-1)![1]).toBe(body.length - 1)
})

test.each<[string, Answer]>([
  ['that knows no ranges', (_request, response, content) => void response.writeHead(200, { 'content-length': content.length }).end(content)],
  ['that forgets ranges half-way', (request, response, content) => ((rangeOf(request.headers.range)?.[0] ?? 0) > 6 * megabyte ? void response.writeHead(200).end(content) : properly(request, response, content))],
])('a source %s still brings the whole file, at the latest by one request', async (_name, answer) => {
  const store = await open()
  const file = room.source.offer(body)
  room.source.answer = answer
  const first = await fetch(store, file)
  if (!first.ok) room.source.answer = properly
  expect(await fetch(store, file)).toEqual({ ok: true, value: null })
  expect(body.equals(await readFile(room.finalPath(file)))).toBe(true)
})

test('one request that stalls or is reset is asked for again from where it stood, and the others are not', async () => {
  const store = await open()
  const file = room.source.offer(body)
  const troubled = new Set<number>()
  room.source.answer = (request, response, content) => {
    const [from, last] = rangeOf(request.headers.range)!
    const number = Math.floor(from / (2 * megabyte))
    if (number % 3 !== 1 || troubled.has(number)) return properly(request, response, content)
    troubled.add(number)
    response.writeHead(206, { 'content-length': last - from + 1, 'content-range': `bytes ${from}-${last}/${content.length}` }).write(content.subarray(from, from + megabyte), () => {
      if (number === 1) response.destroy() // else silent for good
    })
  }
  expect(await fetch(store, file)).toEqual({ ok: true, value: null })
  expect(body.equals(await readFile(room.finalPath(file)))).toBe(true)
  expect(room.source.ranges).toHaveLength(9 + troubled.size)
  expect(troubled.size).toBeGreaterThan(1)
})

test('what a stopped parallel download left on disk is a gapless beginning, and the next one goes on there', async () => {
  const store = await open()
  const file = room.source.offer(body)
  room.source.answer = (request, response, content) => void setTimeout(() => properly(request, response, content), 10)
  const leaving = new AbortController()
  const fetching = store.fetch(file, leaving.signal, doneBytes => doneBytes > 5 * megabyte && leaving.abort())
  expect(await fetching).toEqual({ ok: false, fault: { kind: 'stopped' } })
  const left = await readFile(room.partialPath(file)) // what was under way may still come to the disk behind it
  expect(body.subarray(0, left.length).equals(left)).toBe(true)
  const before = room.source.ranges.length
  expect(await fetch(store, file)).toEqual({ ok: true, value: null })
  expect(rangeOf(room.source.ranges[before])![0]).toBeGreaterThanOrEqual(left.length)
})

test('a wrong byte in any of the ranges is caught by the hash', async () => {
  const store = await open()
  const file = room.source.offer(body)
  room.source.answer = (request, response, content) => {
    const [from, last] = rangeOf(request.headers.range)!
    const part = content.subarray(from, last + 1)
    response.writeHead(206, { 'content-length': part.length, 'content-range': `bytes ${from}-${last}/${content.length}` }).end(from > 8 * megabyte ? flipped(part) : part)
  }
  expect(await fetch(store, file)).toEqual({ ok: false, fault: { kind: 'damaged' } })
  expect(store.has(file.sha256)).toBe(false)
})

test('memory stays flat: however slow the first block is, no more than the window is asked for ahead', async () => {
  const store = await open()
  const large = Buffer.concat([body, body, body])
  const file = room.source.offer(large)
  let finishFirst = quiet
  room.source.answer = (request, response, content) => {
    if (rangeOf(request.headers.range)![0] === 0 && room.source.ranges.length === 1) finishFirst = () => properly(request, response, content)
    else properly(request, response, content)
  }
  const leaving = new AbortController()
  const fetching = store.fetch(file, leaving.signal, quiet)
  await new Promise(resolve => setTimeout(resolve, 200))
  expect(room.source.ranges).toHaveLength(1) // the first answer decides whether there are ranges at all
  finishFirst()
  expect(await fetching).toEqual({ ok: true, value: null })
  expect(large.equals(await readFile(room.finalPath(file)))).toBe(true)
})

test('whatever happens to single requests, only the right bytes are ever offered', { timeout: 60_000 }, async () => {
  const trouble = fc.constantFrom('none', 'none', 'reset', 'cut', 'refused', 'flip', 'other-range', 'short-length')
  await fc.assert(
    fc.asyncProperty(fc.array(trouble, { minLength: 1, maxLength: 12 }), async troubles => {
      const own = await StoreRoom.make()
      try {
        const store = await own.open({ ranges: 4, silenceMs: 2000 })
        const file = own.source.offer(body)
        let asked = 0
        own.source.answer = (request, response, content) => {
          const kind = troubles[asked++] ?? 'none'
          const [from, last] = rangeOf(request.headers.range) ?? [0, content.length - 1]
          const part = content.subarray(from, last + 1)
          const head = { 'content-length': part.length, 'content-range': `bytes ${from}-${last}/${content.length}` }
          if (kind === 'reset') request.socket.resetAndDestroy()
          else if (kind === 'cut') response.writeHead(206, head).write(part.subarray(0, part.length >> 1), () => response.destroy())
          else if (kind === 'refused') response.writeHead(503).end()
          else if (kind === 'flip') response.writeHead(206, head).end(flipped(part))
          else if (kind === 'other-range') response.writeHead(206, { 'content-range': `bytes ${from + 1}-${last}/${content.length}` }).end(part.subarray(1))
          else if (kind === 'short-length') response.writeHead(206, { ...head, 'content-length': 1 }).end(part.subarray(0, 1))
          else properly(request, response, content)
        }
        const fetched = await fetch(store, file)
        expect(store.has(file.sha256)).toBe(fetched.ok)
        own.source.answer = properly
        for (let tries = 0; tries < 2 && !store.has(file.sha256); tries++) await fetch(store, file)
        expect(body.equals(await readFile(own.finalPath(file)))).toBe(true)
      } finally {
        await own.dispose()
      }
    }),
    { numRuns: 20 },
  )
})
