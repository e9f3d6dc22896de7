import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Reported } from '#shared/contract/mqtt/reported'
import { displayTopics } from '#shared/contract/mqtt/topics'
import { Facts } from './facts'
import { OutboundQueue } from './outbound-queue'

const topics = displayTopics('doska/1/s', 'd-1')
let folder = ''
let queue: OutboundQueue
let facts: Facts
const state = { nowMs: 0, belongs: true, volume: 10, rssBytes: 0, sent: [] as string[] }
beforeEach(async () => {
  Object.assign(state, { nowMs: Date.parse('2026-11-20T08:00:00Z'), belongs: true, volume: 10, rssBytes: 100e6, sent: [] })
  folder = await mkdtemp(join(tmpdir(), 'doska-facts-'))
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const send = (topic: string, payload: string) => {
    state.sent.push(`${topic.slice(topics.own.length + 1)} ${payload}`)
    return Promise.resolve(true)
  }
  queue = await OutboundQueue.open(join(folder, 'events.log'), { publish: send, isConnected: () => state.belongs, report: () => {} })
  queue.flush(topics.event)
  facts = new Facts({
    queue,
    topics: () => (state.belongs ? topics : undefined),
    publish: (topic, payload) => void send(topic, payload),
    now: () => state.nowMs,
    reported: () => ({ ts: String(state.nowMs), audio: { volume: state.volume } }) as unknown as Reported,
    about: () => undefined,
    health: () => ({ v: 1, ts: '2026-11-20T08:00:00Z', rssBytes: state.rssBytes, uptimeS: 1 }),
  })
})
afterEach(async () => {
  facts.dispose()
  vi.useRealTimers()
  await queue.dispose()
  await rm(folder, { recursive: true })
})
const saidOn = (topic: string) => state.sent.filter(message => message.startsWith(`${topic} `))

test('a change is reported at once, a storm of them twice a second, and the last one always', () => {
  facts.touch()
  for (let volume = 11; volume <= 90; volume++) {
    state.volume = volume
    facts.touch()
    vi.advanceTimersByTime(10)
  }
  vi.advanceTimersByTime(1_000)
  expect(saidOn('reported').length).toBeLessThanOrEqual(3)
  expect(saidOn('reported')[0]).toContain('"volume":10')
  expect(saidOn('reported').at(-1)).toContain('"volume":90')
})

test('nothing new is nothing said, even as time goes by', () => {
  facts.touch()
  state.nowMs += 10_000
  vi.advanceTimersByTime(10_000)
  facts.touch()
  expect(saidOn('reported')).toHaveLength(1)
})

test('a flood of bad messages is sixty events a minute, and the next minute counts anew', () => {
  for (let count = 0; count < 1_000; count++) facts.refused('cmd', 'wrong-signature')
  expect(saidOn('event')).toHaveLength(60)
  state.nowMs += 60_000
  facts.refused('cmd', 'wrong-signature')
  expect(saidOn('event')).toHaveLength(61)
})

test('an alert is said once, cleared by an empty message, and said again to a new school', () => {
  facts.alert('low-disk', 'full')
  facts.alert('low-disk', 'full')
  expect(saidOn('alert/low-disk')).toHaveLength(1)
  facts.joined()
  expect(saidOn('alert/low-disk')).toHaveLength(2)
  facts.alert('low-disk', undefined)
  expect(saidOn('alert/low-disk').at(-1)).toBe('alert/low-disk ')
})

test('health is said only when its numbers moved', () => {
  facts.sayHealth()
  state.rssBytes += 1e6
  facts.sayHealth()
  expect(saidOn('health')).toHaveLength(1)
  state.rssBytes += 50e6
  facts.sayHealth()
  expect(saidOn('health')).toHaveLength(2)
})

test('before it belongs to a school a display says nothing to anybody', () => {
  state.belongs = false
  facts.touch()
  facts.alert('low-disk', 'full')
  facts.sayHealth()
  expect(state.sent).toEqual([])
})
