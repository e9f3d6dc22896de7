import { createReadStream } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { StoreRoom } from './testing/store-room'
import { testBytes } from './testing/test-source'

const never = new AbortController().signal
let room: StoreRoom
beforeEach(async () => {
  room = await StoreRoom.make()
})
afterEach(() => room.dispose())

test('T-17 whoever reads while files come and go gets the whole body or none, never a cut-off one', async () => {
  const store = await room.open()
  const body = testBytes(1_500_000)
  const file = room.source.offer(body)
  let isOver = false
  const reads = { whole: 0, none: 0, cut: 0 }
  const reader = async () => {
    while (!isOver) {
      const path = store.fileOf(file.sha256)
      const read = path === undefined ? undefined : await buffer(createReadStream(path)).catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? undefined : Promise.reject(error)))
      if (read === undefined) reads.none += 1
      else if (read.equals(body)) reads.whole += 1
      else reads.cut += 1
      await new Promise(resolve => setImmediate(resolve))
    }
  }
  const readers = [reader(), reader(), reader()]
  for (let round = 0; round < 15; round++) {
    await Promise.all([store.fetch(file, never, () => {}), store.fetch(file, never, () => {})])
    await new Promise(resolve => setTimeout(resolve, 10))
    await store.evict([file.sha256])
  }
  isOver = true
  await Promise.all(readers)
  expect(reads.cut).toBe(0)
  expect(reads.whole).toBeGreaterThan(0)
  expect(reads.none).toBeGreaterThan(0)
  expect(room.source.ranges).toHaveLength(15) // one writer: the second asker joined the first
})
