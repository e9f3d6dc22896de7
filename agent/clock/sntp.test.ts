import { createSocket, type Socket } from 'node:dgram'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AgentClock } from './agent-clock'
import { askTimeServer } from './sntp'
import { TimeWitness } from './time-witness'

const noon = Date.parse('2026-11-20T09:00:00Z')
let server: Socket
let port = 0
/** What the fake server makes of a question; undefined: it is silent. */
let answer: (question: Buffer) => Buffer | undefined
let questions: Buffer[] = []

beforeEach(async () => {
  questions = []
  server = createSocket('udp4')
  server.on('message', (question, from) => {
    questions.push(question)
    const packet = answer(question)
    if (packet) server.send(packet, from.port, from.address)
  })
  server.bind(0, '127.0.0.1')
  await once(server, 'listening')
  port = server.address().port
})
afterEach(() => { server.close() })

/** Of a server with true time that answers at once. */
function packet(question: Buffer, change: { first?: number; stratum?: number; ms?: number } = {}): Buffer {
  const made = Buffer.alloc(48)
  made[0] = change.first ?? 0b00_100_100
  made[1] = change.stratum ?? 2
  question.copy(made, 24, 40, 48)
  for (const at of [32, 40]) {
    const ms = change.ms ?? noon
    made.writeUInt32BE((Math.floor(ms / 1000) + 2_208_988_800) % 2 ** 32, at)
    made.writeUInt32BE(Math.floor(((ms % 1000) / 1000) * 2 ** 32), at + 4)
  }
  return made
}
const ask = (monotonicMs = () => performance.now()) => askTimeServer({ host: '127.0.0.1', port }, { monotonicMs, random: randomBytes })

test('a time server’s answer is the time, with half of the way added', async () => {
  answer = question => packet(question, { ms: noon + 250 })
  const moments = [1_000, 1_400] // the answer took 400 ms
  expect(await ask(() => moments.shift()!)).toEqual({ ok: true, value: noon + 450 })
  expect(questions[0]!.subarray(0, 40)).toEqual(Buffer.concat([Buffer.from([0b00_100_011]), Buffer.alloc(39)])) // nothing of ours but the mark
})

test('after 2036 seconds begin anew, and are read so', async () => {
  const ms = Date.parse('2040-01-01T00:00:00Z')
  answer = question => packet(question, { ms })
  expect(await ask(() => 0)).toEqual({ ok: true, value: ms })
})

test.each([
  ['one that asks not to be asked', { stratum: 0 }, 'go-away'],
  ['one that has lost its own time', { first: 0b11_100_100 }, 'unsynchronised'],
  ['one that is no server', { first: 0b00_100_011 }, 'malformed'],
] as const)('%s says no time', async (_what, change, fault) => {
  answer = question => packet(question, change)
  expect(await ask()).toEqual({ ok: false, fault })
})

test('an answer without our mark is nobody’s, however well it looks; the true one is waited for', async () => {
  answer = question => {
    void setTimeout(() => server.send(packet(question), answersTo!.port, answersTo!.address), 50)
    return packet(randomBytes(48), { ms: noon - 86_400_000 })
  }
  let answersTo: { port: number; address: string } | undefined
  server.on('message', (_question, from) => { answersTo = from })
  expect(await ask(() => 0)).toEqual({ ok: true, value: noon })
})

test('a name that nobody has is no answer, and throws nothing', async () => {
  expect(await askTimeServer({ host: 'no-such-host.invalid', port }, { monotonicMs: () => 0, random: randomBytes })).toEqual({ ok: false, fault: 'no-answer' })
})

test('T-23 a display that woke in 1970 without its hub asks the school’s time server, where one is allowed, no more often than it may', async () => {
  answer = question => packet(question)
  const time = { wallMs: 0, monotonicMs: 0 }
  const clock = new AgentClock({ wallMs: () => time.wallMs, monotonicMs: () => time.monotonicMs, lastConfirmedMs: noon - 86_400_000 })
  const school: { timeServer?: { host: string; port: number } } = {}
  let heard = 0
  const witness = new TimeWitness({ clock, monotonicMs: () => time.monotonicMs, server: () => school.timeServer, ask: where => askTimeServer(where, { monotonicMs: () => time.monotonicMs, random: randomBytes }), heard: () => heard++ })
  await witness.look(false)
  expect([questions.length, clock.state.doubt]).toEqual([0, true]) // off until somebody switches it on
  school.timeServer = { host: '127.0.0.1', port }
  await witness.look(false)
  expect([questions.length, heard, clock.state.doubt, clock.now()]).toEqual([1, 1, false, noon])
  time.monotonicMs += 59 * 60_000
  await witness.look(false)
  expect(questions).toHaveLength(1)
  time.monotonicMs += 2 * 60_000
  await witness.look(false)
  expect(questions).toHaveLength(2)
  clock.hear(noon)
  time.monotonicMs += 2 * 60 * 60_000
  await witness.look(false)
  expect(questions).toHaveLength(2) // who hears the hub asks nobody else
})

test('a server that sends displays away is left alone for a day', async () => {
  answer = question => packet(question, { stratum: 0 })
  let monotonicMs = 0
  const clock = new AgentClock({ wallMs: () => 0, monotonicMs: () => 0, lastConfirmedMs: 0 })
  const witness = new TimeWitness({ clock, monotonicMs: () => monotonicMs, server: () => ({ host: '127.0.0.1', port }), ask: where => askTimeServer(where, { monotonicMs: () => monotonicMs, random: randomBytes }), heard: () => {} })
  await witness.look(false)
  monotonicMs = 23 * 60 * 60_000
  await witness.look(false)
  expect(questions).toHaveLength(1)
  monotonicMs = 25 * 60 * 60_000
  await witness.look(false)
  expect(questions).toHaveLength(2)
})
