import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Ack } from '#shared/contract/mqtt/ack'
import { commandNames } from '#shared/contract/mqtt/command'
import { makeUlid } from '#shared/domain/ids'
import { eventually } from '../testing/test-broker'
import { sealEnvelope } from '../trust/envelopes'
import { kidOf, makeKeyPair } from '../trust/keys'
import { CommandJournal } from './command-journal'
import { done, type CommandHandlers, type CommandRun, type Outcome } from './command-run'
import { CommandRunner } from './command-runner'
import { isHubPath } from './device-commands'

const start = Date.parse('2026-11-20T08:00:00Z')
const hub = makeKeyPair()
const random = (count: number) => crypto.getRandomValues(new Uint8Array(count))
let folder = ''
const open: { runner: CommandRunner; journal: CommandJournal }[] = []
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'doska-commands-')) })
afterEach(async () => {
  for (const { runner, journal } of open.splice(0)) {
    runner.dispose()
    await journal.dispose()
  }
  await rm(folder, { recursive: true })
})

function command(n: number, more: object = {}) {
  const body = { v: 1, id: makeUlid(start + n, random), n, name: 'ping', args: {}, ts: new Date(start).toISOString(), ttl: 60, target: 'd/d-1', by: { user: 'tech', role: 'technician' }, prio: 'normal', ...more }
  return { id: body.id, body, sealed: sealEnvelope(body, hub) }
}

async function display(work: (run: CommandRun) => Promise<Outcome> = () => Promise.resolve(done()), resume: (run: CommandRun) => Promise<Outcome> | undefined = () => undefined) {
  const state = { nowMs: start, doubt: false, asked: 0 }
  const { journal } = await CommandJournal.open(join(folder, 'journal.log'), () => state.nowMs)
  const acks: Ack[] = []
  const refused: string[] = []
  const runs: CommandRun[] = []
  const problems: unknown[] = []
  const handler = (_args: unknown, run: CommandRun) => {
    runs.push(run)
    return work(run)
  }
  const runner = new CommandRunner({
    journal,
    handlers: Object.fromEntries(commandNames.map(name => [name, handler])) as unknown as CommandHandlers,
    resume,
    intake: {
      now: () => state.nowMs,
      keyring: () => [{ kid: kidOf(hub.publicKey), publicKey: hub.publicKey }],
      targets: () => ['d/d-1', 'g/maths', 'all'],
      clockDoubt: () => state.doubt,
      askTime: () => Promise.resolve(state.asked++),
    },
    monotonicMs: () => state.nowMs,
    say: ack => acks.push(ack),
    refused: reason => refused.push(reason),
    report: problem => problems.push(problem),
  })
  open.push({ runner, journal })
  const saidOf = (id: string) => acks.filter(ack => ack.id === id).map(({ st, err }) => (err ? `${st}: ${err.code}` : st))
  const restart = () => Promise.all(open.splice(0).map(async one => { one.runner.dispose(); await one.journal.dispose() }))
  return { runner, journal, acks, refused, runs, problems, state, saidOf, restart }
}
const ended = (saidOf: (id: string) => string[], id: string) => eventually(() => /done|failed|expired|rejected|declined/.test(saidOf(id).at(-1) ?? ''))

test('a command is received, started and done, its acks counted', async () => {
  const { runner, saidOf, acks } = await display()
  const { id, sealed } = command(1)
  await runner.receive(sealed)
  await ended(saidOf, id)
  expect(saidOf(id)).toEqual(['received', 'started', 'done'])
  expect(acks.map(({ n }) => n)).toEqual([1, 2, 3])
})

test.each([
  ['a foreign key', () => sealEnvelope(command(1).body, makeKeyPair()), 'unknown-key'],
  ['a changed body', () => ({ ...command(1).sealed, body: command(1).sealed.body.replace('"ttl":60', '"ttl":90') }), 'wrong-signature'],
  ['an extra key', () => command(1, { shell: 'rm -rf' }).sealed, 'malformed'],
  ['an extra argument', () => command(1, { args: { now: true } }).sealed, 'wrong-args'],
  ['an unknown name', () => command(1, { name: 'device.format' }).sealed, 'unknown-command'],
  ['a name of every object', () => command(1, { name: 'toString' }).sealed, 'unknown-command'],
  ['a whole body without envelope', () => command(1).body, 'malformed'],
])('%s is refused, said and never done', async (_name, make, reason) => {
  const { runner, refused, runs, acks } = await display()
  await runner.receive(make())
  expect(refused).toEqual([reason])
  expect(runs).toEqual([])
  if (reason !== 'malformed') expect(acks.map(({ st, err }) => `${st} ${err?.code}`)).toEqual([`rejected ${reason}`])
})

test('a command for another display is not obeyed and not answered, but told', async () => {
  const { runner, refused, runs, acks } = await display()
  await runner.receive(command(1, { target: 'd/d-2' }).sealed)
  await runner.receive(command(2, { target: 'g/physics' }).sealed)
  expect([refused, runs, acks]).toEqual([['foreign-target', 'foreign-target'], [], []])
})

test('a number that was used is a replay, per target', async () => {
  const { runner, refused, saidOf } = await display()
  await runner.receive(command(5).sealed)
  const old = command(5)
  await runner.receive(old.sealed)
  expect(saidOf(old.id)).toEqual(['rejected: replayed'])
  const group = command(1, { target: 'g/maths' })
  await runner.receive(group.sealed)
  expect(saidOf(group.id)[0]).toBe('received')
  expect(refused).toEqual(['replayed'])
})

test('T-31 a command that arrives too late is said to have expired, and repeated when asked again', async () => {
  const { runner, state, saidOf, runs } = await display()
  const late = command(1)
  state.nowMs += 60_000
  await runner.receive(late.sealed)
  await runner.receive(late.sealed)
  expect(saidOf(late.id)).toEqual(['expired: expired', 'duplicate'])
  expect(runs).toEqual([])
})

test('a command resent is done once and answered with its stored result', async () => {
  const { runner, saidOf, runs, acks, refused } = await display()
  const { id, sealed } = command(1)
  await runner.receive(sealed)
  await ended(saidOf, id)
  await runner.receive(sealed)
  expect(runs).toHaveLength(1)
  expect(refused).toEqual(['duplicate'])
  expect(acks.at(-1)).toMatchObject({ st: 'duplicate', result: { st: 'done' } })
})

test('a forger cannot end a real command by a badly signed copy of it', async () => {
  const { runner, saidOf } = await display()
  const { id, sealed, body } = command(1)
  await runner.receive(sealed)
  await runner.receive(sealEnvelope(body, makeKeyPair()))
  await ended(saidOf, id)
  expect(saidOf(id)).not.toContain('rejected: unknown-key')
})

test('T-33 the journal survives a restart: nothing is done twice, numbers stay used', async () => {
  const first = await display()
  const { id, sealed } = command(3)
  await first.runner.receive(sealed)
  await ended(first.saidOf, id)
  await first.restart()
  const second = await display()
  await second.runner.receive(sealed)
  const replay = command(2)
  await second.runner.receive(replay.sealed)
  expect(second.runs).toEqual([])
  expect(second.acks[0]).toMatchObject({ id, st: 'duplicate', result: { st: 'done' } })
  expect(second.saidOf(replay.id)).toEqual(['rejected: replayed'])
})

test('what a restart interrupted is never silent', async () => {
  const first = await display(() => new Promise(() => {}))
  const [lost, kept] = [command(1), command(2)]
  await first.runner.receive(lost.sealed)
  await first.runner.receive(kept.sealed)
  await eventually(() => first.runs.length === 2)
  await first.restart()
  const second = await display(undefined, run => (run.command.id === kept.id ? Promise.resolve(done()) : undefined))
  second.runner.resume()
  await ended(second.saidOf, lost.id)
  await ended(second.saidOf, kept.id)
  expect(second.saidOf(lost.id)).toEqual(['failed: interrupted'])
  expect(second.saidOf(kept.id)).toEqual(['done'])
  expect(second.acks.every(ack => ack.n > 2)).toBe(true)
})

test('a display that doubts its clock asks first, then takes only what cannot be too old', async () => {
  const { runner, state, saidOf } = await display()
  state.doubt = true
  const [ping, volume] = [command(1), command(2, { name: 'audio.volume', args: { level: 5 } })]
  await runner.receive(ping.sealed)
  await runner.receive(volume.sealed)
  await ended(saidOf, ping.id)
  expect(saidOf(ping.id)).toContain('done')
  expect(saidOf(volume.id)).toEqual(['rejected: clock-doubt'])
  expect(state.asked).toBe(2)
})

test('a handler that throws is a failure with a reason', async () => {
  const { runner, saidOf, problems } = await display(() => { throw new Error('bug') })
  const { id, sealed } = command(1)
  await runner.receive(sealed)
  await ended(saidOf, id)
  expect(saidOf(id)).toEqual(['received', 'started', 'failed: internal'])
  expect(problems).toEqual([new Error('bug')])
})

test.each([['/d/x/uploads/1', true], ['//evil.example/x', false], ['/\\evil.example', false], ['https://evil.example/', false], ['/a b', false], ['', false]])('%s as an upload path: %s', (path, isOk) => {
  expect(isHubPath(path)).toBe(isOk)
})

test('old ends leave the journal, used numbers never do', async () => {
  const { journal, state } = await display()
  for (let n = 1; n <= 700; n++) {
    const { body } = command(n)
    await journal.take({ ...body, v: 1, prio: 'normal' }, 'k')
    await journal.mark(body.id, 'done', 3)
    if (n === 300) state.nowMs += 50 * 60 * 60_000
  }
  for (let n = 701; n <= 800; n++) await journal.take({ ...command(n).body, v: 1, prio: 'normal' }, 'k')
  expect(journal.highest('k', 'd/d-1')).toBe(800)
  await journal.dispose()
  open.length = 0
  const again = await CommandJournal.open(join(folder, 'journal.log'), () => state.nowMs)
  expect(again.journal.highest('k', 'd/d-1')).toBe(800)
  expect(again.journal.unfinished()).toHaveLength(100)
  await again.journal.dispose()
})
