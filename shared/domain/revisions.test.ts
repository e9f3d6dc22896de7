import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isNewer, mergeDesired, type GroupRank, type RevisedDocument } from './revisions'

interface Keys { name: string; volume: number; emergency: string | null }
const document = fc.record({ rev: fc.nat(), set: fc.record({ name: fc.string({ maxLength: 3 }), volume: fc.nat(3), emergency: fc.constantFrom(null, 'fire') }, { requiredKeys: [] }) })
const groups = fc.uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), priority: fc.integer({ min: -1, max: 2 }), document }), { selector: ({ id }) => id, maxLength: 5 })
type Group = GroupRank & { document: RevisedDocument<Keys> }

test.each([
  ['the first document is taken', undefined, 1, true],
  ['a higher revision is taken', 4, 5, true],
  ['the same revision again is refused', 5, 5, false],
  ['a lower revision is refused: no rollback by replay', 5, 4, false],
])('%s', (_rule, stored, arrived, newer) => expect(isNewer(stored, arrived)).toBe(newer))

test('whatever order revisions arrive in, the highest ends up applied', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }), revs => {
      const applied = revs.reduce<number | undefined>((stored, arrived) => (isNewer(stored, arrived) ? arrived : stored), undefined)
      expect(applied).toBe(Math.max(...revs))
    }),
  )
})

test("the display's own key always wins, and a group's key shows where the own document is silent", () => {
  fc.assert(
    fc.property(document, groups, (own, given) => {
      const merged = mergeDesired<Keys>(own, given)
      expect(merged).toMatchObject(own.set)
      for (const key of ['name', 'volume', 'emergency'] as const) {
        expect(key in merged).toBe(key in own.set || given.some(group => key in group.document.set))
      }
    }),
  )
})

test('each key comes from the group of the highest priority that has it, then of the smallest id', () => {
  fc.assert(
    fc.property(groups, given => {
      const strongestFirst = [...given].sort((a, b) => b.priority - a.priority || a.id.localeCompare(b.id))
      const merged = mergeDesired<Keys>(undefined, given)
      for (const key of ['name', 'volume', 'emergency'] as const) {
        expect(merged[key]).toBe(strongestFirst.find(group => key in group.document.set)?.document.set[key])
      }
    }),
  )
})

test('the order in which groups are listed does not matter', () => {
  fc.assert(fc.property(groups, fc.integer(), (given, turn) => {
    const turned: Group[] = given.map((_group, index) => given[(index + Math.abs(turn)) % given.length]!)
    expect(mergeDesired<Keys>(undefined, turned)).toEqual(mergeDesired<Keys>(undefined, given))
  }))
})

test('null is a word of its own: the display may take back an emergency of its group', () => {
  const group: Group = { id: 'g', priority: 0, document: { rev: 1, set: { emergency: 'fire' } } }
  expect(mergeDesired<Keys>({ rev: 1, set: { emergency: null } }, [group])).toEqual({ emergency: null })
})

test('an undefined key does not hide the key of a group', () => {
  const group: Group = { id: 'g', priority: 0, document: { rev: 1, set: { volume: 30 } } }
  expect(mergeDesired<Keys>({ rev: 1, set: { volume: undefined } }, [group])).toEqual({ volume: 30 })
})

test('merging leaves the stored documents as they were', () => {
  const own = Object.freeze({ rev: 1, set: Object.freeze({ name: 'А' }) })
  const group = Object.freeze({ id: 'g', priority: 0, document: Object.freeze({ rev: 1, set: Object.freeze({ name: 'Б', volume: 1 }) }) })
  expect(mergeDesired<Keys>(own, Object.freeze([group]))).toEqual({ name: 'А', volume: 1 })
})
