import fc from 'fast-check'
import { expect, test } from 'vitest'
import { complaintSchema, materialReportSchema, reportKey, type MaterialReport } from './material-report'

const report: MaterialReport = { v: 1, id: '01J00000000000000000000001', at: '2026-11-26T08:00:00.000Z', title: 'Учебник', kind: 'wrong-text', words: '', thing: { materialId: 'book' }, place: { kind: 'page', page: 7 } }

test.each<[string, Partial<MaterialReport>, boolean]>([
  ['the same page of the same book', { words: 'опечатка' }, true],
  ['the same material in a lesson', { thing: { materialId: 'book', lessonId: 'l1', stage: 2 } }, true],
  ['another page', { place: { kind: 'page', page: 8 } }, false],
  ['no place', { place: undefined }, false],
  ['another fault', { kind: 'poor-picture' }, false],
  ['another material', { thing: { materialId: 'film' } }, false],
  ['a second that has the page’s number', { place: { kind: 'time', positionS: 70 } }, false],
])('%s: same is %#', (_what, change, isSame) => expect(reportKey({ ...report, ...change }) === reportKey(report)).toBe(isSame))

test('seconds beside each other are one place, minutes apart are two', () => {
  const at = (positionS: number) => reportKey({ ...report, place: { kind: 'time', positionS } })
  expect(at(61)).toBe(at(68))
  expect(at(61)).not.toBe(at(121))
})

test('what stands in a lesson without a material is told apart by lesson and stage', () => {
  const at = (lessonId: string, stage: number) => reportKey({ ...report, thing: { lessonId, stage } })
  expect(new Set([at('l1', 1), at('l1', 2), at('l2', 1)]).size).toBe(3)
})

test.each<[string, unknown]>([
  ['about nothing', { ...report, thing: {} }],
  ['with a page before the first', { ...report, place: { kind: 'page', page: 0 } }],
  ['with words longer than a report', { ...report, words: 'а'.repeat(301) }],
  ['with an id that is a path', { ...report, thing: { materialId: '../book' } }],
  ['of an unknown kind', { ...report, kind: 'boring' }],
])('a report %s is refused', (_what, candidate) => expect(materialReportSchema.safeParse(candidate).success).toBe(false))

test('anything at all is taken or refused, never thrown', () => {
  fc.assert(fc.property(fc.anything(), candidate => typeof complaintSchema.safeParse(candidate).success === 'boolean'))
})
