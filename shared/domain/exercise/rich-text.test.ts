import fc from 'fast-check'
import { expect, test } from 'vitest'
import { richPieces } from './rich-text'

const words = (text: string) => ({ kind: 'words', words: text })
const formula = (latex: string, display = false) => ({ kind: 'formula', latex, display })

test.each([
  ['a formula in the line', 'Найдите $\\frac{1}{2}$ числа', [words('Найдите '), formula('\\frac{1}{2}'), words(' числа')]],
  ['one on a line of its own', 'Вот: $$x^2 = 4$$', [words('Вот: '), formula('x^2 = 4', true)]],
  ['an escaped sign', 'Цена 5 \\$ и $x$', [words('Цена 5 $ и '), formula('x')]],
  ['a sign alone', 'Цена 5 $', [words('Цена 5 $')]],
  ['two prices are no formula', 'от 5 $ до 7 $', [words('от 5 $ до 7 $')]],
  ['a sign inside a formula', '$5\\$ + x$', [formula('5\\$ + x')]],
  ['a backslash at the end', 'а\\', [words('а\\')]],
  ['nothing', '', []],
])('%s', (_rule, text, pieces) => expect(richPieces(text)).toEqual(pieces))

test('text without the sign stays whole, and no text breaks it', () => {
  fc.assert(fc.property(fc.string({ maxLength: 300 }), fc.array(fc.constantFrom('$', '$$', '\\', '\\$', 'x', ' ', '\n'), { maxLength: 60 }), (text, signs) => {
    if (!text.includes('$')) expect(richPieces(text).map(piece => (piece.kind === 'words' ? piece.words : '')).join('')).toBe(text)
    for (const piece of richPieces(signs.join(''))) expect(piece.kind === 'words' ? piece.words : piece.latex).not.toBe('')
  }))
})
