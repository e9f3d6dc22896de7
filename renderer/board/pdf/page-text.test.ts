import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findOnPage, folded, wanted, type TextRun } from './page-text'

const run = (text: string, more: Partial<TextRun> = {}): TextRun => ({ text, left: 0.1, top: 0.2, width: 0.5, height: 0.02, endsLine: false, ...more })

test.each([
  ['capitals and ё', [run('Лёд ТАЕТ')], 'лед тает', 1],
  ['over two runs', [run('плав'), run('ление')], 'плавление', 1],
  ['over a line', [run('тает', { endsLine: true }), run('лёд')], 'тает лед', 1],
  ['a hyphen at the end of a line', [run('плав-', { endsLine: true }), run('ление')], 'плавление', 1],
  ['a soft hyphen inside', [run('плав\u00adление')], 'плавление', 1],
  ['every place', [run('лёд, лёд и лёд')], 'лед', 3],
  ['nothing typed', [run('лёд')], '  ', 0],
  ['what is not there', [run('лёд')], 'пар', 0],
])('a search finds %s', (_what, runs, words, count) => expect(findOnPage(runs, words)).toHaveLength(count))

test('a place is marked where it stands in its line', () => {
  const mark = findOnPage([run('0123456789')], '45')[0]![0]!
  expect(mark.left).toBeCloseTo(0.1 + 4 * 0.05)
  expect(mark.width).toBeCloseTo(0.1)
})

test('folding keeps every letter at its place, and a text finds itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('а', 'Ё', 'İ', 'ß', 'x', ' ', '9', '-') }), words => {
      expect(folded(words)).toHaveLength(words.length)
      if (wanted(words) !== '') expect(findOnPage([run(words)], words).length).toBeGreaterThan(0)
    }),
  )
})
