import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AckState } from '#shared/contract/mqtt/ack'
import type { CommandBody } from '#shared/contract/mqtt/command'
import { until } from '../testing/until'
import { Outbox, type Order } from './outbox'
import { OutboxLog } from './outbox-log'
import { holdUpMs, resendMs } from './outbox-rules'

let folder: string
let nowMs: number
let live: Set<string>
let sent: CommandBody[]
let refused: string[][]
let outbox: Outbox
let acks = 0

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doska-outbox-'))
  nowMs = Date.parse('2026-11-23T09:00:00Z')
  ;[live, sent, refused] = [new Set(['a', 'b']), [], []]
  outbox = await open()
})
afterEach(async () => {
  await outbox.dispose()
  await rm(folder, { recursive: true, force: true })
})

async function open(): Promise<Outbox> {
  const log = await OutboxLog.open(join(folder, 'outbox.log'), problem => { throw new Error(problem.recovered) })
  return new Outbox({
    log,
    now: () => nowMs,
    random: count => randomBytes(count),
    isLive: id => live.has(id),
    knows: (_id, name) => name !== 'identify',
    send: (_id, body) => void sent.push(body),
    announce: () => {},
    refused: (...words) => void refused.push(words),
    report: error => { throw error },
  })
}
/** The hub dies and comes back. */
async function restart(): Promise<void> {
  await outbox.dispose()
  sent = []
  outbox = await open()
}
const order = (change: Partial<Order> = {}): Order => ({ pushId: 'p', displayId: 'a', name: 'ping', args: {}, title: 'ping', by: { user: 'technician', role: 'technician' }, ttlS: 60, ...change })
const hear = (id: string, st: AckState, more: object = {}, displayId = 'a') => outbox.hear(displayId, { v: 1, id, st, n: ++acks, ts: new Date(nowMs).toISOString(), ...more })
const stateOf = (id: string) => outbox.rows().find(row => row.id === id)?.state
function pass(ms: number): void {
  for (const end = nowMs + ms; nowMs < end; ) {
    nowMs = Math.min(end, nowMs + 1_000)
    outbox.tick()
  }
}

describe('to a display that is there', () => {
  test('a command leaves at once and its history tells every step', async () => {
    const id = await outbox.add(order())
    expect(sent).toMatchObject([{ id, name: 'ping', target: 'd/a', ttl: 60, prio: 'normal' }])
    for (const state of ['received', 'started', 'done'] as const) hear(id, state)
    expect(outbox.rows()[0]?.history.map(({ state }) => state)).toEqual(['waiting', 'sent', 'received', 'started', 'done'])
  })

  test('an unheard command is said again, the same id with the same number, and stops at its ttl', async () => {
    await outbox.add(order())
    pass(resendMs)
    expect(sent).toHaveLength(2)
    expect(sent[1]).toEqual(sent[0])
    pass(60_000)
    const said = sent.length
    pass(60_000)
    expect(sent).toHaveLength(said)
    expect(said).toBeLessThanOrEqual(60_000 / resendMs)
  })

  test('the next command waits until the one before is received, else it would make it "replayed"', async () => {
    const first = await outbox.add(order())
    const second = await outbox.add(order())
    expect(sent.map(({ id }) => id)).toEqual([first])
    hear(first, 'received')
    await until(() => sent.length === 2)
    expect(sent[1]!.id).toBe(second)
    expect(sent[1]!.n).toBeGreaterThan(sent[0]!.n)
  })

  test('other displays do not wait for it', async () => {
    await outbox.add(order())
    const other = await outbox.add(order({ displayId: 'b' }))
    expect(sent.at(-1)?.id).toBe(other)
  })

  test('a display that hears nothing for long is passed over, and the stuck command comes again under a new number', async () => {
    const stuck = await outbox.add(order())
    const next = await outbox.add(order())
    pass(holdUpMs)
    await until(() => sent.some(({ id }) => id === next))
    hear(next, 'received')
    const passedBy = sent.find(({ id }) => id === next)!.n
    sent = []
    pass(resendMs)
    await until(() => sent.some(({ id }) => id === stuck))
    expect(sent.find(({ id }) => id === stuck)!.n).toBeGreaterThan(passedBy)
    hear(stuck, 'done')
    expect(stateOf(stuck)).toBe('done')
  })

  test('progress is told, and a late "received" takes nothing back', async () => {
    const id = await outbox.add(order({ name: 'content.sync', args: { materialIds: [] } }))
    hear(id, 'progress', { result: { doneBytes: 5, totalBytes: 10 } })
    hear(id, 'received')
    expect(outbox.rows()[0]).toMatchObject({ state: 'progress', progress: { doneBytes: 5, totalBytes: 10 } })
  })

  test('a rejection is an end and is refused for people to see', async () => {
    const id = await outbox.add(order())
    hear(id, 'rejected', { err: { code: 'replayed', msg: '' } })
    expect(outbox.rows()[0]).toMatchObject({ state: 'rejected', error: { code: 'replayed' } })
    expect(refused).toEqual([['command ping', 'replayed', 'a']])
  })

  test('an ended command that somebody replays to the display is seen; our own repetition is not', async () => {
    const [ended, repeated] = [await outbox.add(order()), await outbox.add(order({ displayId: 'b' }))]
    hear(ended, 'done')
    hear(ended, 'duplicate', { result: { st: 'done' } })
    expect(refused).toEqual([['command ping', 'replayed', 'a']])
    pass(resendMs)
    hear(repeated, 'done', {}, 'b')
    hear(repeated, 'duplicate', { result: { st: 'done' } }, 'b')
    expect(refused).toHaveLength(1)
  })

  test('a command that the display’s program does not know is never sent and says that an update is needed', async () => {
    await outbox.add(order({ name: 'identify', args: { seconds: 5 } }))
    expect([outbox.rows()[0]?.state, outbox.rows()[0]?.error?.code, sent]).toEqual(['rejected', 'needs-update', []])
  })

  test('an ack from another display, or for a command of nobody, changes nothing and is refused', async () => {
    const id = await outbox.add(order())
    hear(id, 'done', {}, 'b')
    hear('01ARZ3NDEKTSV4RRFFQ69G5FAV', 'done')
    expect(stateOf(id)).toBe('sent')
    expect(refused).toEqual([['ack', 'unknown-command', 'b'], ['ack', 'unknown-command', 'a']])
  })
})

describe('time', () => {
  test('T-31 a command that waited past its ttl is expired, never sent and never silent', async () => {
    live.clear()
    const id = await outbox.add(order())
    pass(61_000)
    live.add('a')
    outbox.born('a')
    expect([stateOf(id), sent]).toEqual(['expired', []])
  })

  test('without an end state 30 s after the ttl it is unknown, not done; a late word still counts', async () => {
    const id = await outbox.add(order())
    hear(id, 'received')
    pass(89_000)
    expect(stateOf(id)).toBe('received')
    pass(1_000)
    expect(stateOf(id)).toBe('unknown')
    hear(id, 'done')
    expect(stateOf(id)).toBe('done')
    hear(id, 'failed')
    expect(stateOf(id)).toBe('done')
  })

  test('an offer lives until its own end and is not said again meanwhile', async () => {
    const id = await outbox.add(order({ name: 'show.notice', args: { text: 'x' } }))
    hear(id, 'offered', { result: { offerUntil: new Date(nowMs + 10 * 60_000).toISOString() } })
    const said = sent.length
    pass(10 * 60_000)
    expect([stateOf(id), sent.length]).toEqual(['offered', said])
    hear(id, 'started')
    expect(stateOf(id)).toBe('started')
  })

  test('an offer that nobody answered becomes unknown after its end', async () => {
    const id = await outbox.add(order())
    hear(id, 'offered', { result: { offerUntil: new Date(nowMs + 10 * 60_000).toISOString() } })
    pass(10 * 60_000 + 30_000)
    expect(stateOf(id)).toBe('unknown')
  })
})

describe('a display that is away', () => {
  test('its commands wait and leave in order with its birth, one at a time', async () => {
    live.clear()
    const ids = [await outbox.add(order()), await outbox.add(order()), await outbox.add(order())]
    expect(sent).toEqual([])
    live.add('a')
    outbox.born('a')
    for (const id of ids) {
      await until(() => sent.at(-1)?.id === id)
      hear(id, 'received')
    }
    expect(sent.map(({ id }) => id)).toEqual(ids)
  })

  test('only a waiting command can be cancelled', async () => {
    live.clear()
    const waiting = await outbox.add(order())
    live.add('a')
    const sentOne = await outbox.add(order({ displayId: 'b' })).then(id => (live.add('b'), outbox.born('b'), id))
    await until(() => sent.length > 0)
    expect(outbox.cancel(waiting)).toEqual({ ok: true, value: null })
    expect(outbox.cancel(sentOne)).toEqual({ ok: false, fault: { kind: 'already-sent' } })
    expect(outbox.cancel('01ARZ3NDEKTSV4RRFFQ69G5FAV')).toEqual({ ok: false, fault: { kind: 'unknown' } })
    outbox.born('a')
    expect([stateOf(waiting), sent.map(({ target }) => target)]).toEqual(['cancelled', ['d/b']])
  })

  test('a removed display leaves no open command', async () => {
    const running = await outbox.add(order())
    live.clear()
    const waiting = await outbox.add(order())
    outbox.forget('a')
    expect([stateOf(running), stateOf(waiting)]).toEqual(['unknown', 'cancelled'])
  })
})

describe('a restart of the hub', () => {
  test('what waited still waits, what was sent is said again with the same bytes', async () => {
    const id = await outbox.add(order())
    live.clear()
    const waiting = await outbox.add(order())
    const before = sent[0]
    await restart()
    expect([stateOf(id), stateOf(waiting)]).toEqual(['sent', 'waiting'])
    live.add('a')
    outbox.born('a')
    expect(sent).toEqual([before])
  })

  test('an end whose ack was lost is learnt from the display’s journal: it answers duplicate with the stored result', async () => {
    const id = await outbox.add(order())
    hear(id, 'received')
    await restart()
    outbox.born('a')
    expect(sent.map(command => command.id)).toEqual([id])
    hear(id, 'duplicate', { result: { st: 'failed', err: { code: 'not-verified', msg: 'volume' } } })
    expect(outbox.rows()[0]).toMatchObject({ state: 'failed', error: { code: 'not-verified' } })
  })

  test('ended commands stay ended and are never said again', async () => {
    const id = await outbox.add(order())
    hear(id, 'done')
    await until(() => stateOf(id) === 'done')
    await restart()
    outbox.born('a')
    pass(30_000)
    expect([stateOf(id), sent]).toEqual(['done', []])
  })

  test('numbers rise for ever: over restarts, clocks that step back and hundreds of forgotten commands', async () => {
    let highest = 0
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 250; i++) {
        const id = await outbox.add(order())
        expect(sent.at(-1)!.n).toBeGreaterThan(highest)
        highest = sent.at(-1)!.n
        hear(id, 'done')
      }
      nowMs -= 1_000_000
      await restart()
    }
    expect(outbox.rows().length).toBeLessThanOrEqual(510)
  })
})

test('whatever is lost, said twice or cut by restarts, every command ends, in order, with rising numbers', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom('add', 'lose', 'deliver', 'away', 'back', 'restart', 'wait'), { maxLength: 40 }), async steps => {
      await outbox.dispose()
      await rm(join(folder, 'outbox.log'), { force: true })
      ;[live, sent] = [new Set(['a']), []]
      outbox = await open()
      const ids: string[] = []
      const done = new Map<string, string>()
      let highest = 0
      /** A display as mqtt.md wants it: ids once, lower numbers refused. */
      const deliver = () => {
        for (const { id, n } of sent.splice(0)) {
          if (done.has(id)) { hear(id, 'duplicate', { result: { st: done.get(id) } }); continue }
          const st = n > highest ? 'done' : 'rejected'
          highest = Math.max(highest, n)
          done.set(id, st)
          hear(id, st)
        }
      }
      const settle = async () => { for (let i = 0; i < 5; i++) await new Promise(resolve => setImmediate(resolve)) }
      for (const step of steps) {
        if (step === 'add') ids.push(await outbox.add(order({ ttlS: 3600 })))
        if (step === 'lose') sent = []
        if (step === 'deliver') deliver()
        if (step === 'away') live.clear()
        if (step === 'back') { live.add('a'); outbox.born('a') }
        if (step === 'restart') { live.clear(); await restart() }
        if (step === 'wait') pass(6_000)
        await settle()
      }
      live.add('a')
      outbox.born('a')
      for (let i = 0; i < 400 && ids.some(id => stateOf(id) !== 'done'); i++) {
        await until(async () => { deliver(); pass(5_000); await settle(); return true })
      }
      expect(ids.map(stateOf)).toEqual(ids.map(() => 'done'))
      expect([...done.values()].every(st => st === 'done')).toBe(true)
    }),
    { numRuns: 30 },
  )
})
