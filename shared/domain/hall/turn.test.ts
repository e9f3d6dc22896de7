import fc from 'fast-check'
import { expect, test } from 'vitest'
import { turnAt, turnOn, type Turn } from './turn'

const pagesOf = (dwells: readonly number[]) => dwells.map((dwellMs, index) => ({ key: `p${index}`, dwellMs }))
const dwells = fc.array(fc.integer({ min: 1_000, max: 60_000 }), { minLength: 1, maxLength: 12 })

test('looked at often enough, every page comes in its order, none twice, none left out; each for its whole time', () => {
  fc.assert(fc.property(dwells, fc.integer({ min: 50, max: 900 }), (times, lookMs) => {
    const pages = pagesOf(times)
    const seen: number[] = []
    let turn: Turn | undefined
    for (let now = 0; seen.length < pages.length * 2 + 1; now += lookMs) {
      const next = turnAt(pages, turn, now)
      if (turn === undefined || next.sinceMs !== turn.sinceMs) {
        if (turn) expect(next.sinceMs - turn.sinceMs).toBe(pages[turn.index]!.dwellMs)
        seen.push(next.index)
      }
      turn = next
    }
    expect(seen).toEqual(seen.map((_unused, index) => index % pages.length))
  }), { numRuns: 60 })
})

test('looking rarely and looking often come to the same page', () => {
  fc.assert(fc.property(dwells, fc.array(fc.integer({ min: 0, max: 200_000 }), { maxLength: 20 }), (times, waits) => {
    const pages = pagesOf(times)
    const first = turnAt(pages, undefined, 0)
    let [often, now]: [Turn, number] = [first, 0]
    for (const wait of waits) often = turnAt(pages, often, (now += wait))
    expect(often).toEqual(turnAt(pages, first, now))
  }))
})

const three = pagesOf([5_000, 5_000, 5_000])
test.each([
  ['a page that changed stays', [...three], { key: 'p1', index: 1, sinceMs: 1_000 }, 4_000, { key: 'p1', index: 1, sinceMs: 1_000 }],
  ['pages before it went: it is not shown anew', three.slice(1), { key: 'p1', index: 1, sinceMs: 1_000 }, 4_000, { key: 'p1', index: 0, sinceMs: 1_000 }],
  ['it went itself: its place is shown, from now', [three[0]!, three[2]!], { key: 'p1', index: 1, sinceMs: 1_000 }, 4_000, { key: 'p2', index: 1, sinceMs: 4_000 }],
  ['the last one went', three.slice(0, 2), { key: 'p2', index: 2, sinceMs: 1_000 }, 4_000, { key: 'p1', index: 1, sinceMs: 4_000 }],
  ['the clock was set back', three, { key: 'p1', index: 1, sinceMs: 9_000 }, 4_000, { key: 'p1', index: 1, sinceMs: 4_000 }],
])('%s', (_rule, pages, before, now, after) => expect(turnAt(pages, before, now)).toEqual(after))

test('a film that is over gives way at once', () => expect(turnOn(three, { key: 'p2', index: 2, sinceMs: 0 }, 1_500)).toEqual({ key: 'p0', index: 0, sinceMs: 1_500 }))
