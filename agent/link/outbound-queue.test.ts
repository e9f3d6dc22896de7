import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DisplayEvent } from '#shared/contract/mqtt/event'
import { OutboundQueue } from './outbound-queue'

let folder = ''
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'doska-queue-')) })
afterEach(() => rm(folder, { recursive: true }))

const event = (number: number): DisplayEvent => ({ v: 1, ts: '2026-11-22T08:00:00Z', name: 'shown', detail: { number } })

async function openQueue() {
  const state = { connected: false, sent: [] as string[] }
  const queue = await OutboundQueue.open(join(folder, 'events.log'), {
    isConnected: () => state.connected,
    publish: (topic, payload) => {
      if (state.connected) state.sent.push(`${topic} ${payload}`)
      return Promise.resolve(state.connected)
    },
    report: problem => { throw problem },
  })
  return { queue, state }
}

test('what happened without a network is told after a restart, the last thousand events', async () => {
  const first = await openQueue()
  for (let number = 1; number <= 1_200; number++) first.queue.event(event(number))
  await first.queue.dispose()
  const second = await openQueue()
  second.state.connected = true
  second.queue.flush('e')
  expect(second.state.sent).toHaveLength(1_000)
  expect(second.state.sent[0]).toContain('"number":201')
  await new Promise(done => setTimeout(done, 30))
  await second.queue.dispose()
  const third = await openQueue()
  third.state.connected = true
  third.queue.flush('e')
  expect(third.state.sent).toEqual([])
  await third.queue.dispose()
})

test('only the newest value of a retained topic waits, acks wait in order', async () => {
  const { queue, state } = await openQueue()
  queue.keep('reported', 'old')
  queue.keep('reported', 'new')
  queue.ack('ack', 'received')
  queue.ack('ack', 'done')
  state.connected = true
  queue.flush('e')
  expect(state.sent).toEqual(['reported new', 'ack received', 'ack done'])
  await queue.dispose()
})
