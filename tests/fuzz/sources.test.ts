import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { itemProblemSchema } from '#shared/contract/library-sources'
import { materialMetadataSchema } from '#shared/domain/material'
import { parseCartridgeManifest, parseWebLink } from '../../hub/library/sources/cartridge-manifest'
import { parseCokList } from '../../hub/library/sources/cok-list'
import { parseOpdsPage } from '../../hub/library/sources/opds-feed'
import { cokCsvSample, cokJsonSample, linkSample, manifestSample, opdsSample } from '../../hub/library/sources/testing/sample-lists'
import { timeoutMs, tryInputs } from './try-inputs'

const told = materialMetadataSchema.partial()

/** A good input with some bytes changed, taken out, doubled or put elsewhere. */
const mutated = (good: string) => fc.array(fc.record({ at: fc.nat(), length: fc.nat(40), how: fc.constantFrom('byte', 'cut', 'double', 'swap', 'word'), byte: fc.nat(255), word: fc.constantFrom('null', '{}', '[]', '""', '-1', '1e999', '__proto__', '&#0;', '&x;', '<!--', ']]>', '../', ';', '"', '\n', '🎓') }), { minLength: 1, maxLength: 8 })
  .map(steps => steps.reduce((bytes, { at, length, how, byte, word }) => {
    const start = at % (bytes.length + 1)
    const [before, piece, after] = [bytes.subarray(0, start), bytes.subarray(start, start + length), bytes.subarray(start + length)]
    if (how === 'byte') return Buffer.concat([before, Buffer.of(byte), bytes.subarray(start + 1)])
    if (how === 'cut') return Buffer.concat([before, after])
    if (how === 'double') return Buffer.concat([before, piece, piece, after])
    if (how === 'swap') return Buffer.concat([after, piece, before])
    return Buffer.concat([before, Buffer.from(word), after])
  }, Buffer.from(good) as Buffer))
const check = (format: string, good: string, judge: (bytes: Buffer) => void) => tryInputs(format, [mutated(good)], judge)

describe('sources give sound words or problems', () => {
  test('OPDS pages: no crash, and only sound words come out', () => check('OPDS 2', opdsSample, bytes => {
    const page = parseOpdsPage(bytes.toString('utf8'), 'https://lib.school.ru/feed')
    for (const { metadata, address } of page.ok ? page.value.items : []) expect([told.safeParse(metadata).success, URL.canParse(address)]).toEqual([true, true])
    for (const problem of page.ok ? page.value.problems : []) expect(itemProblemSchema.safeParse(problem).success).toBe(true)
  }), timeoutMs)
  test('cartridge manifests', () => check('Common Cartridge manifest', manifestSample, bytes => {
    const parsed = parseCartridgeManifest(bytes.toString('utf8'))
    for (const { title } of parsed.ok ? parsed.value.resources : []) expect(told.safeParse({ title }).success).toBe(true)
    for (const problem of parsed.ok ? parsed.value.problems : []) expect(itemProblemSchema.safeParse(problem).success).toBe(true)
  }), timeoutMs)
  test('web links', () => check('Common Cartridge link', linkSample, bytes => { expect(parseWebLink(bytes.toString('utf8'))?.title.length ?? 0).toBeLessThanOrEqual(200) }), timeoutMs)
  test.each([['json', cokJsonSample], ['csv', cokCsvSample]] as const)('%s lists', (form, good) => check(`ЦОК ${form}`, good, bytes => {
    const list = parseCokList(bytes, form)
    for (const { metadata, key } of list.ok ? list.value.rows : []) expect([told.safeParse(metadata).success, key.length > 0]).toEqual([true, true])
    for (const problem of list.ok ? list.value.problems : []) expect(itemProblemSchema.safeParse(problem).success).toBe(true)
  }), timeoutMs)
})
