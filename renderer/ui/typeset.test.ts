import fc from 'fast-check'
import { expect, test } from 'vitest'
import { typeset } from './typeset'

const nbsp = '\u00a0'

test.each([
  ['a conjunction goes with the next word', 'тает, а температура', `тает, а${nbsp}температура`],
  ['two short words in a row both hold', 'и в лесу', `и${nbsp}в${nbsp}лесу`],
  ['a dash never begins a line', 'лёд — вода', `лёд${nbsp}— вода`],
  ['a longer word does not hold', 'тот стакан', 'тот стакан'],
])('%s', (_rule, text, set) => expect(typeset(text)).toBe(set))

test('nothing but the kind of a space ever changes', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('а', 'в', 'Я', ' ', '—', ',', '«', '7', 'слово') }), text => void expect(typeset(text).replaceAll(nbsp, ' ')).toBe(text)))
})
