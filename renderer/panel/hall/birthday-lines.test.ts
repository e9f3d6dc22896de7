import { expect, test } from 'vitest'
import { birthdayLines, parseBirthdayLines } from './birthday-lines'

const anna = { givenName: 'Анна', className: '5 А', month: 11, day: 3 }

test('a list comes back as it was written', () => {
  expect(parseBirthdayLines(birthdayLines([anna, { ...anna, givenName: 'Пётр' }]))).toEqual({ ok: true, value: [anna, { ...anna, givenName: 'Пётр' }] })
})

test('pasted from a table, with empty lines and without noughts', () => {
  expect(parseBirthdayLines('Анна\t5 А\t3.11\n\n Анна; 5 А; 03/11 ')).toEqual({ ok: true, value: [anna, anna] })
})

test.each([['a name alone', 'Анна'], ['no date', 'Анна, 5 А'], ['a date in words', 'Анна, 5 А, 3 ноября'], ['with the year', 'Анна, 5 А, 03.11.2015']])('%s is told by its line', (_symptom, line) => {
  expect(parseBirthdayLines(`Анна, 5 А, 3.11\n\n${line}`)).toEqual({ ok: false, fault: { line: 3 } })
})
