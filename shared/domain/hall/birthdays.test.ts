import { expect, test } from 'vitest'
import { birthdaysOn, parseBirthdays } from './birthdays'

const anna = { givenName: 'Анна', className: '5 А', month: 2, day: 29 }

test('given names alone are kept, also double ones', () => {
  expect(parseBirthdays([anna, { ...anna, givenName: ' Анна-Мария ' }])).toEqual({ ok: true, value: [anna, { ...anna, givenName: 'Анна-Мария' }] })
})

test.each([
  ['a surname', { givenName: 'Анна Иванова' }, 'more-than-a-given-name'],
  ['an initial', { givenName: 'Анна И.' }, 'more-than-a-given-name'],
  ['a patronymic', { givenName: 'Анна Петровна' }, 'more-than-a-given-name'],
  ['no name', { givenName: '' }, 'more-than-a-given-name'],
  ['no class', { className: ' ' }, 'no-class'],
  ['the 30th of February', { day: 30 }, 'no-such-day'],
  ['the thirteenth month', { month: 13 }, 'no-such-day'],
])('%s is refused with its line', (_symptom, change, kind) => {
  expect(parseBirthdays([anna, { ...anna, ...change }])).toMatchObject({ ok: false, fault: { kind, line: 2 } })
})

test('a leap day’s child has a birthday every year', () => {
  expect(birthdaysOn([anna], '2028-02-29')).toEqual([anna])
  expect(birthdaysOn([anna], '2028-02-28')).toEqual([])
  expect(birthdaysOn([anna], '2027-02-28')).toEqual([anna])
  expect(birthdaysOn([anna], '2027-03-01')).toEqual([])
})
