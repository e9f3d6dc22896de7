import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CommandRow, CommandState } from '#shared/contract/panel'
import { ackStates } from '#shared/contract/mqtt/ack'
import { isOver, phaseOf, progressOf, pushesOf } from './pushes'

const states: CommandState[] = [...ackStates, 'waiting', 'sent', 'unknown', 'cancelled']
const command = (change: Partial<CommandRow>): CommandRow => ({
  id: '01K0000000000000000000000A', pushId: 'p1', displayId: 'd1', name: 'show.lesson', title: 'Плавление', by: 'tech', state: 'waiting',
  createdAt: '2026-11-22T10:00:00Z', expiresAt: '2026-11-22T11:00:00Z', history: [], progress: undefined, error: undefined, ...change,
})

test.each([
  ['all displays said done', ['done', 'done'], 'done'],
  ['one still travels', ['done', 'sent'], 'open'],
  ['a teacher has been asked', ['offered'], 'open'],
  ['one failed and none is on the way', ['done', 'failed'], 'trouble'],
  ['no word within its life is never called done', ['unknown'], 'trouble'],
  ['a no and a cancel are over without fault', ['declined', 'cancelled'], 'ended'],
] as const)('a push of which %s', (_rule, its, outcome) => {
  const rows = its.map((state, index) => command({ id: `01K000000000000000000000${10 + index}`, state }))
  expect(pushesOf(rows)[0]!.outcome).toBe(outcome)
})

test('only the display’s own word makes a command done', () => {
  expect(states.filter(state => phaseOf(state) === 'done')).toEqual(['done'])
})

test('pushes stand newest first', () => {
  const old = command({ pushId: 'old', createdAt: '2026-11-22T09:00:00Z' })
  const young = command({ pushId: 'young', createdAt: '2026-11-22T10:30:00+00:00' })
  expect(pushesOf([old, young]).map(({ pushId }) => pushId)).toEqual(['young', 'old'])
})

test('no command is lost or counted twice, whatever the order', () => {
  const any = fc.array(fc.record({ id: fc.uuid(), pushId: fc.constantFrom('a', 'b', 'c'), state: fc.constantFrom(...states) }), { maxLength: 30 })
  fc.assert(fc.property(any, changes => {
    const commands = changes.map(command)
    const pushes = pushesOf(commands)
    expect(pushes.flatMap(({ rows }) => rows.map(({ id }) => id)).sort()).toEqual(commands.map(({ id }) => id).sort())
    for (const { counts, rows } of pushes) expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(rows.length)
    for (const { outcome, rows } of pushes) expect(outcome === 'open').toBe(rows.some(({ state }) => !isOver(state)))
  }))
})

test('progress of nothing is unknown, and never above the whole', () => {
  expect(progressOf({ progress: { doneBytes: 0, totalBytes: 0 } })).toBeUndefined()
  expect(progressOf({ progress: { doneBytes: 12, totalBytes: 10 } })).toBe(1)
})
