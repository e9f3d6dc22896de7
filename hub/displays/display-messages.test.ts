import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { displayTopics, rootOf } from '#shared/contract/mqtt/topics'
import { DisplayMemory } from './display-memory'
import { DisplayMessages } from './display-messages'
import { RefusalLog } from './refusal-log'

const root = rootOf('s')
const topics = displayTopics(root, 'a')
const ts = '2026-11-23T09:00:00Z'
let folder: string
let memory: DisplayMemory
let messages: DisplayMessages
let births: number
let refusals: string[][]
let heard: unknown[]
let nowMs = Date.parse(ts)

const openMemory = () => DisplayMemory.open(join(folder, 'displays.log'), { now: () => nowMs, report: () => {}, reportProblem: error => { throw error } })

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doska-messages-'))
  ;[births, refusals, heard] = [0, [], []]
  memory = await openMemory()
  messages = new DisplayMessages({
    root, memory,
    now: () => nowMs,
    born: () => births++,
    acknowledged: (_id, ack) => void heard.push(ack),
    reported: () => {},
    askedTime: (_id, nonce) => void heard.push(nonce),
    heardBell: (_id, planned, at) => void heard.push([planned, at]),
    changed: () => {},
    refused: (...words) => void refusals.push(words),
  })
})
afterEach(async () => {
  await memory.dispose()
  await rm(folder, { recursive: true, force: true })
})

const say = (topic: string, payload: object | string) => messages.receive('a', topic, Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload)))
const status = (state: string, seq: number, boot = '0000000000000001') => ({ v: 1, state, boot, seq, ts })
const stateNow = () => memory.of('a').status?.state

describe('status', () => {
  test('T-34 an old will does not bury a new session', () => {
    say(topics.status, status('ready', 1))
    say(topics.status, status('ready', 2))
    say(topics.status, status('lost', 1))
    expect(stateNow()).toBe('ready')
    say(topics.status, status('lost', 2))
    expect(stateNow()).toBe('lost')
  })

  test('a birth is one birth: busy and ready again are not', () => {
    for (const state of ['init', 'ready', 'busy', 'ready']) say(topics.status, status(state, 1))
    expect(births).toBe(1)
    say(topics.status, status('ready', 2))
    say(topics.status, status('ready', 1, '0000000000000002'))
    expect(births).toBe(3)
  })

  test('a connection that ends without a will is lost by the hub’s own word', () => {
    say(topics.status, status('busy', 1))
    messages.lost('a')
    expect(memory.of('a').status).toMatchObject({ state: 'lost', reason: 'connection-lost' })
  })

  test('a clean goodbye stays a goodbye', () => {
    say(topics.status, status('disconnected', 1))
    messages.lost('a')
    expect(stateNow()).toBe('disconnected')
  })

  test('a restarted hub remembers, but calls nobody present who has not said so', async () => {
    say(topics.status, status('ready', 3))
    await memory.dispose()
    memory = await openMemory()
    expect(memory.of('a').status).toMatchObject({ state: 'lost', reason: 'hub-restarted', seq: 3 })
    await memory.forget('a')
    await memory.dispose()
    memory = await openMemory()
    expect(memory.of('a')).toEqual({ alerts: [] })
  })
})

test.each([topics.status, topics.about, topics.reported, topics.ack, topics.event, topics.ask, topics.health, topics.alert('x')])('nonsense on %s changes nothing but the time of the last message', topic => {
  for (const payload of ['not json', '{}', '[]', 'null', '{"v":2}']) say(topic, payload)
  const { lastMessageAt, ...rest } = memory.of('a')
  expect(rest).toEqual({ alerts: [] })
  expect(lastMessageAt).toBeDefined()
  expect([births, heard, refusals.every(([, reason]) => reason === 'malformed'), refusals.length]).toEqual([0, [], true, 5])
})

test('alerts stand until they are cleared, one of a code', () => {
  const alert = (code: string, text: string) => ({ v: 1, since: ts, code, text })
  say(topics.alert('low-disk'), alert('low-disk', 'one'))
  say(topics.alert('low-disk'), alert('low-disk', 'two'))
  say(topics.alert('other'), alert('low-disk', 'wrong place'))
  expect(memory.of('a').alerts.map(({ text }) => text)).toEqual(['two'])
  say(topics.alert('low-disk'), '')
  expect(memory.of('a').alerts).toEqual([])
  for (let i = 0; i < 60; i++) say(topics.alert(`c${i}`), alert(`c${i}`, ''))
  expect(memory.of('a').alerts).toHaveLength(50)
})

test('what a display refused is seen with its words', () => {
  say(topics.event, { v: 1, ts, name: 'refused', detail: { what: 'cmd', reason: 'wrong-signature', kid: 'abc' } })
  expect(refusals).toEqual([['display cmd kid=abc', 'wrong-signature', 'a']])
})

describe('the list of refusals', () => {
  const open = () => RefusalLog.open(join(folder, 'refusals.log'), { now: () => nowMs, announce: () => {}, report: () => {}, reportProblem: error => { throw error } })

  test('keeps a display that insists from filling the disk, and shows it again after a minute', async () => {
    const log = await open()
    for (let i = 0; i < 1000; i++) log.add('mqtt publish x', 'topic', 'a')
    expect(log.rows()).toHaveLength(1)
    nowMs += 60_000
    log.add('mqtt publish x', 'topic', 'a')
    expect(log.rows()).toHaveLength(2)
    for (let i = 0; i < 1000; i++) log.add(`mqtt publish ${i}`, 'topic', 'a')
    expect(log.rows()).toHaveLength(1 + 120) // the first was of the minute before
    await log.dispose()
  })

  test('survives a restart and keeps the last five hundred', async () => {
    const log = await open()
    for (let i = 0; i < 700; i++) {
      nowMs += 1_000
      log.add(`try ${i}`, 'topic')
    }
    await log.dispose()
    const again = await open()
    expect([again.rows().length, again.rows().at(-1)?.what]).toEqual([500, 'try 699'])
    await again.dispose()
  })
})
