import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Material } from './material'
import { readinessOf } from './readiness'

const hashOf = (digit: string): string => digit.repeat(64)
const material = (id: string, digits: string): Material => ({
  id, title: `Материал ${id}`, type: 'html', subject: 'maths', grades: [], topic: '', topics: [], exams: [], textbookLine: '', source: '', media: {}, summary: '', author: '', licence: '', language: 'ru', entry: '0', addedAt: '2026-09-01T08:00:00Z',
  manifest: [...digits].map((digit, index) => ({ path: `${index}`, sha256: hashOf(digit), bytes: 100, mediaType: 'text/html' })),
})
const catalogue = new Map([material('m1', 'a'), material('m2', 'ab'), material('m3', 'cc')].map(one => [one.id, one]))
const waiting = () => ({ reason: 'waiting' as const, doneBytes: 0 })
const stored = (digits: string) => (sha256: string) => [...digits].some(digit => hashOf(digit) === sha256)

test('T-19 a material of which one file is missing is not ready, and it is named', () => {
  expect(readinessOf(['m1', 'm2'], catalogue, stored('a'), waiting)).toEqual({
    ready: 1, total: 2, missing: [{ materialId: 'm2', title: 'Материал m2', reason: 'waiting', doneBytes: 0, totalBytes: 200 }],
  })
})

test('a material that the catalogue does not know is missing as unknown, never left out', () => {
  expect(readinessOf(['m9'], catalogue, stored('abc'), waiting)).toEqual({ ready: 0, total: 1, missing: [{ materialId: 'm9', title: 'm9', reason: 'unknown', doneBytes: 0, totalBytes: 0 }] })
})

test('a file that stands twice in a material is one download, so done never passes the total', () => {
  const { missing } = readinessOf(['m3'], catalogue, stored(''), () => ({ reason: 'downloading', doneBytes: 100 }))
  expect(missing[0]).toMatchObject({ doneBytes: 100, totalBytes: 100 })
})

test('wanting nothing is ready, 0 of 0', () => expect(readinessOf([], catalogue, stored(''), waiting)).toEqual({ ready: 0, total: 0, missing: [] }))

test('ready and missing make the total, each material once, and a file that arrives never lowers ready', () => {
  const digits = fc.subarray(['a', 'b', 'c'])
  fc.assert(
    fc.property(fc.array(fc.constantFrom('m1', 'm2', 'm3', 'm9')), digits, digits, (wanted, first, more) => {
      const before = readinessOf(wanted, catalogue, stored(first.join('')), waiting)
      const after = readinessOf(wanted, catalogue, stored([...first, ...more].join('')), waiting)
      expect(before.total).toBe(new Set(wanted).size)
      expect(before.ready + before.missing.length).toBe(before.total)
      expect(new Set(before.missing.map(({ materialId }) => materialId)).size).toBe(before.missing.length)
      expect(after.ready).toBeGreaterThanOrEqual(before.ready)
    }),
  )
})
