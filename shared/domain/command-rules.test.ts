import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judgeCommand, type CommandHead, type CommandMemory } from './command-rules'

const madeMs = Date.parse('2026-11-23T08:00:00Z')
const command = (change: Partial<CommandHead> = {}): CommandHead => ({ id: '01J00000000000000000000001', n: 5, ts: '2026-11-23T08:00:00Z', ttl: 60, target: 'd/board-1', name: 'show.material', ...change })
const memory = (highest?: number, ids: string[] = []): CommandMemory => ({ highest: () => highest, isJournalled: id => ids.includes(id) })

test.each([
  ['the first command of a signer is accepted', command(), memory(), madeMs, false, { kind: 'accept' }],
  ['a number above the highest is accepted, gaps too', command({ n: 9 }), memory(5), madeMs, false, { kind: 'accept' }],
  ['the same number with another id is a replay', command({ n: 5 }), memory(5), madeMs, false, { kind: 'rejected', code: 'replayed' }],
  ['a lower number is a replay', command({ n: 4 }), memory(5), madeMs, false, { kind: 'rejected', code: 'replayed' }],
  ['a command that was journalled is a duplicate, not a replay', command(), memory(5, [command().id]), madeMs, false, { kind: 'duplicate' }],
  ['a journalled command stays a duplicate after its ttl', command(), memory(5, [command().id]), madeMs + 1e9, true, { kind: 'duplicate' }],
  ['T-31 the last millisecond of the ttl still counts', command(), memory(), madeMs + 59_999, false, { kind: 'accept' }],
  ['T-31 at its end the ttl is past: expired, said so', command(), memory(), madeMs + 60_000, false, { kind: 'expired' }],
  ['an offset in ts is understood', command({ ts: '2026-11-23T11:00:00+03:00' }), memory(), madeMs + 60_000, false, { kind: 'expired' }],
  ['a replay that is also too old is called a replay', command({ n: 1 }), memory(5), madeMs + 1e9, false, { kind: 'rejected', code: 'replayed' }],
  ['a display that doubts its clock shows nothing by command', command(), memory(), madeMs, true, { kind: 'rejected', code: 'clock-doubt' }],
  ['a display that doubts its clock answers ping, however old it seems', command({ name: 'ping' }), memory(), madeMs + 1e12, true, { kind: 'accept' }],
  ['a display that doubts its clock says who it is', command({ name: 'identify' }), memory(), 0, true, { kind: 'accept' }],
  ['a display that doubts its clock verifies its content', command({ name: 'content.verify' }), memory(), 0, true, { kind: 'accept' }],
  ['doubt does not open the door to replays', command({ name: 'ping' }), memory(5), 0, true, { kind: 'rejected', code: 'replayed' }],
])('%s', (_rule, given, known, nowMs, doubt, verdict) => expect(judgeCommand(given, 'kid', known, nowMs, doubt)).toEqual(verdict))

test('numbers are kept apart by signer and target', () => {
  const asked: string[] = []
  judgeCommand(command({ target: 'g/floor-2' }), 'kid-2', { highest: (signer, target) => void asked.push(`${signer} ${target}`), isJournalled: () => false }, madeMs, false)
  expect(asked).toEqual(['kid-2 g/floor-2'])
})

test('T-33 however commands are repeated or reordered, none is obeyed twice and numbers only rise', () => {
  const stream = fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 30 })
  fc.assert(
    fc.property(stream, numbers => {
      const journal: string[] = []
      const obeyed: number[] = []
      for (const n of numbers) {
        const one = command({ n, id: `id-${n}` })
        const verdict = judgeCommand(one, 'kid', { highest: () => obeyed.at(-1), isJournalled: id => journal.includes(id) }, madeMs, false)
        if (verdict.kind !== 'accept') continue
        journal.push(one.id)
        obeyed.push(n)
      }
      expect(new Set(obeyed).size).toBe(obeyed.length)
      expect(obeyed).toEqual([...obeyed].sort((a, b) => a - b))
    }),
  )
})
