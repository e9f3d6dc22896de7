import { expect, test } from 'vitest'
import { makeKeyPair, kidOf } from '../trust/keys'
import { sealEnvelope } from '../trust/envelopes'
import { AgentClock } from './agent-clock'
import { TimeAsker } from './time-asker'

const noon = Date.parse('2026-11-20T09:00:00Z')

function clockAt(wallMs: number, lastConfirmedMs = 0) {
  const time = { wallMs, monotonicMs: 1_000 }
  const clock = new AgentClock({ wallMs: () => time.wallMs, monotonicMs: () => time.monotonicMs, lastConfirmedMs })
  const pass = (ms: number, stepMs = 0) => {
    time.wallMs += ms + stepMs
    time.monotonicMs += ms
  }
  return { clock, pass, time }
}

test('T-23 a board that starts in 1970 doubts its clock until the hub answers, then shows the right time', () => {
  const { clock, pass } = clockAt(0)
  expect(clock.state.doubt).toBe(true)
  clock.hear(noon)
  expect(clock.state).toEqual({ doubt: false, errorMs: -noon, trustedMs: noon })
  pass(1_000)
  expect(clock.now()).toBe(noon + 1_000)
  expect(clock.look()).toBe(false)
})

test('a clock that stands before a confirmed instant is doubted', () => {
  expect(clockAt(noon - 3_600_000, noon).clock.state.doubt).toBe(true)
  expect(clockAt(noon + 5, noon).clock.state.doubt).toBe(false)
})

test('a small difference to the hub moves no countdown', () => {
  const { clock } = clockAt(noon)
  clock.hear(noon + 30_000)
  expect(clock.now()).toBe(noon)
  expect(clock.state).toEqual({ doubt: false, errorMs: -30_000, trustedMs: noon + 30_000 })
})

test('T-23 an NTP step back of the device’s clock does not run countdowns backwards once the hub was heard', () => {
  const { clock, pass } = clockAt(noon)
  clock.hear(noon)
  pass(1_000, -120_000)
  expect(clock.look()).toBe(true)
  expect(clock.now()).toBe(noon + 1_000)
})

test('T-23 each step is news once, however often somebody looks', () => {
  const { clock, pass } = clockAt(noon)
  clock.hear(noon)
  pass(1_000, -30_000)
  expect([clock.look(), clock.look(), clock.look()]).toEqual([true, false, false])
  pass(1_000, -30_000)
  expect([clock.look(), clock.look()]).toEqual([true, false])
  expect(clock.now()).toBe(noon + 2_000)
})

test('T-23 in doubt the last trusted time is the one that was confirmed before the restart; once confirmed, the present', () => {
  const { clock } = clockAt(0, noon)
  expect(clock.state).toEqual({ doubt: true, errorMs: undefined, trustedMs: noon })
  clock.hear(noon + 5_000)
  expect(clock.state).toMatchObject({ doubt: false, trustedMs: noon + 5_000 })
  expect(clockAt(0).clock.state).toEqual({ doubt: true, errorMs: undefined, trustedMs: undefined })
})

test('a time server ends the doubt while the hub is silent, and is overruled by the hub', () => {
  const { clock, pass } = clockAt(0, noon)
  expect(clock.witness(noon + 60_000)).toBe(true)
  expect([clock.state.doubt, clock.now(), clock.schoolNow()]).toEqual([false, noon + 60_000, noon + 60_000])
  clock.hear(noon + 61_000)
  expect(clock.schoolNow()).toBe(noon + 61_000)
  expect(clock.witness(noon)).toBe(false)
  pass(1_000)
  expect(clock.schoolNow()).toBe(noon + 62_000)
})

test('a time server that says what cannot be is not believed', () => {
  const { clock } = clockAt(0, noon)
  expect([clock.witness(noon - 3_600_000), clock.witness(0), clock.state.doubt]).toEqual([false, false, true])
})

test('waking from sleep moves the clock on and asks the hub again', () => {
  const { clock, pass } = clockAt(noon)
  clock.hear(noon)
  pass(1_000, 3_600_000)
  expect(clock.look()).toBe(true)
  expect(clock.now()).toBe(noon + 3_601_000)
  expect(clock.state.errorMs).toBeUndefined()
  expect(clock.look()).toBe(false)
})

test('only a signed answer to the newest question sets the clock', async () => {
  const hub = makeKeyPair()
  const { clock, time } = clockAt(0)
  const asked: { nonce: string }[] = []
  const refused: string[] = []
  const asker = new TimeAsker({
    clock,
    monotonicMs: () => time.monotonicMs,
    random: count => crypto.getRandomValues(new Uint8Array(count)),
    keyring: () => [{ kid: kidOf(hub.publicKey), publicKey: hub.publicKey }],
    publish: payload => asked.push(payload as { nonce: string }) > 0,
    refused: reason => refused.push(reason),
    heard: () => {},
  })
  const answer = asker.ask()
  const body = { v: 1, what: 'time', nonce: asked[0]!.nonce, ts: new Date(noon).toISOString() }
  asker.receive(sealEnvelope(body, makeKeyPair()))
  asker.receive(sealEnvelope({ ...body, nonce: 'AAAAAAAAAAAAAAAAAAAAAA==' }, hub))
  expect(clock.state.doubt).toBe(true)
  time.monotonicMs += 200
  asker.receive(sealEnvelope(body, hub))
  expect(await answer).toBe(true)
  expect(refused).toEqual(['unknown-key', 'unasked-answer'])
  expect(clock.now()).toBe(noon + 100)
})
