import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SourceChoice, type SourceConduct } from './source-choice'

const named = (name: string) => ({ name, place: { kind: 'disk' as const, path: name } })
const [stick, peer, hub] = [named('stick'), named('peer'), named('hub')]
const sources = [stick, peer, hub]
const names = (choice: SourceChoice, nowMs: number) => choice.order(sources, nowMs).map(({ name }) => name)

test('the best comes first, and one that failed is passed over until its back-off is through', () => {
  const choice = new SourceChoice(() => 1)
  expect(names(choice, 0)).toEqual(['stick', 'peer', 'hub'])
  choice.note(stick, 'failed', 0)
  expect(names(choice, 999)).toEqual(['peer', 'hub', 'stick'])
  expect(names(choice, 1_000)).toEqual(['stick', 'peer', 'hub'])
  choice.note(stick, 'failed', 1_000)
  expect(names(choice, 2_500)).toEqual(['peer', 'hub', 'stick'])
  choice.note(stick, 'served', 2_500)
  expect(names(choice, 2_500)).toEqual(['stick', 'peer', 'hub'])
})

test('one that lied comes last, behind those that failed, and a good answer does not wash it clean', () => {
  const choice = new SourceChoice(() => 1)
  choice.note(stick, 'lied', 0)
  choice.note(peer, 'failed', 0)
  expect(names(choice, 1)).toEqual(['hub', 'peer', 'stick'])
  choice.note(stick, 'served', 2)
  expect(names(choice, 300_000)).toEqual(['peer', 'hub', 'stick'])
  expect(names(choice, 600_000)).toEqual(['stick', 'peer', 'hub'])
  choice.note(stick, 'lied', 600_000)
  expect(names(choice, 1_700_000)).toEqual(['peer', 'hub', 'stick'])
})

test('whatever sources did, every one is still asked, each once', () => {
  const story = fc.array(fc.record({ at: fc.nat(sources.length - 1), conduct: fc.constantFrom<SourceConduct>('served', 'failed', 'lied'), afterMs: fc.nat(100_000) }), { maxLength: 30 })
  fc.assert(
    fc.property(story, fc.double({ min: 0, max: 1, noNaN: true }), (events, luck) => {
      const choice = new SourceChoice(() => luck)
      let nowMs = 0
      for (const { at, conduct, afterMs } of events) choice.note(sources[at]!, conduct, (nowMs += afterMs))
      expect(names(choice, nowMs).toSorted()).toEqual(['hub', 'peer', 'stick'])
    }),
  )
})

test('several requests at once are only worth it where answers take their time or broke off', () => {
  const choice = new SourceChoice(() => 1)
  expect(choice.rangesAt(hub)).toBe(1)
  choice.answered(hub, 20)
  expect(choice.rangesAt(hub)).toBe(4)
  choice.answered(hub, 1)
  expect(choice.rangesAt(hub)).toBe(1)
  choice.note(hub, 'failed', 0)
  expect(choice.rangesAt(hub)).toBe(4)
})
