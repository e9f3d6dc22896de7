import { afterEach, beforeEach, expect, test } from 'vitest'
import { StoreRoom } from './testing/store-room'
import { testBytes } from './testing/test-source'

const never = new AbortController().signal
let room: StoreRoom
beforeEach(async () => {
  room = await StoreRoom.make()
})
afterEach(() => room.dispose())

test('two downloads together stay below the rate, and one that a person waits for is not held', async () => {
  const [one, two, waited] = [room.source.offer(testBytes(400_000)), room.source.offer(testBytes(400_000, 2)), room.source.offer(testBytes(400_000, 3))]
  const store = await room.open({}, { rateFor: ({ sha256 }) => (sha256 === waited.sha256 ? undefined : 1_000_000) })
  const startedAtMs = performance.now()
  const limited = Promise.all([one, two].map(file => store.fetch(file, never, () => {})))
  await store.fetch(waited, never, () => {})
  const waitedMs = performance.now() - startedAtMs
  expect(await limited).toEqual([{ ok: true, value: null }, { ok: true, value: null }])
  const limitedMs = performance.now() - startedAtMs
  expect(limitedMs).toBeGreaterThan(500) // 800 KB at 1 MB/s, less the first quarter of a second
  expect(waitedMs).toBeLessThan(limitedMs)
})

test('a rate that was lifted meanwhile holds no longer, and a stop ends the waiting', async () => {
  let rate: number | undefined = 100_000
  const store = await room.open({}, { rateFor: () => rate })
  const file = room.source.offer(testBytes(2_000_000))
  const leaving = new AbortController()
  const fetching = store.fetch(file, leaving.signal, () => {})
  setTimeout(() => leaving.abort(), 100)
  const startedAtMs = performance.now()
  expect(await fetching).toEqual({ ok: false, fault: { kind: 'stopped' } })
  expect(performance.now() - startedAtMs).toBeLessThan(5_000)
  rate = undefined
  expect(await store.fetch(file, never, () => {})).toEqual({ ok: true, value: null })
})
