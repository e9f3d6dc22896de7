import fc from 'fast-check'
import { expect, test } from 'vitest'
import { filesToEvict } from './eviction'

const file = (sha256: string, bytes: number, shownAtMs = 0) => ({ sha256, bytes, shownAtMs })
const rules = (pinned: string[], planned: string[], isForPinned: boolean) => ({ pinned: new Set(pinned), planned: new Set(planned), isForPinned })

test.each([
  ['the least recently shown goes first', [file('a', 10, 5), file('b', 10, 1), file('c', 10, 9)], 15, rules([], [], false), ['b', 'a']],
  ['what nobody plans goes before what is planned, however lately it was shown', [file('planned', 10, 1), file('loose', 10, 99)], 20, rules([], ['planned'], true), ['loose', 'planned']],
  ['for something that is only planned no planned file goes', [file('planned', 10), file('loose', 10)], 20, rules([], ['planned'], false), []],
  ['pinned content never goes', [file('pinned', 100), file('loose', 10)], 50, rules(['pinned'], [], true), []],
  ['nothing goes when it would not be enough', [file('a', 10)], 11, rules([], [], true), []],
  ['nothing goes when nothing is needed', [file('a', 10)], 0, rules([], [], true), []],
])('%s', (_rule, files, neededBytes, given, going) => expect(filesToEvict(files, neededBytes, given)).toEqual(going))

test('T-16 whatever lies on the disk: pinned files stay, what goes is enough, and no file goes that need not', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
  const files = fc.uniqueArray(fc.record({ sha256: fc.constantFrom(...names), bytes: fc.nat(1000), shownAtMs: fc.nat(5) }), { selector: ({ sha256 }) => sha256 })
  fc.assert(
    fc.property(files, fc.nat(4000), fc.subarray(names), fc.subarray(names), fc.boolean(), (all, neededBytes, pinned, planned, isForPinned) => {
      const going = filesToEvict(all, neededBytes, rules(pinned, planned, isForPinned))
      const bytesOf = (list: readonly string[]) => all.filter(({ sha256 }) => list.includes(sha256)).reduce((sum, { bytes }) => sum + bytes, 0)
      expect(going.some(sha256 => pinned.includes(sha256))).toBe(false)
      if (!isForPinned) expect(going.some(sha256 => planned.includes(sha256))).toBe(false)
      if (going.length === 0) return
      expect(bytesOf(going)).toBeGreaterThanOrEqual(neededBytes)
      expect(bytesOf(going.slice(0, -1))).toBeLessThan(neededBytes)
    }),
  )
})
