import { describe, expect, test } from 'vitest'
import { judge } from './judge'
import { taskSchema, type TaskDraft } from './task'
import { readNumber } from './written'

const isRight = (draft: object, text: string) => {
  const task = taskSchema.parse({ id: 't', prompt: 'Задание', ...draft } as TaskDraft)
  return judge(task, task.kind === 'string' ? { kind: 'string', text } : { kind: 'number', text }).points === 1
}

describe('words', () => {
  test.each([
    ['ё is е', ['ёж'], 'еж', true],
    ['е is ё', ['еж'], 'ёж', true],
    ['case', ['Москва'], 'москва', true],
    ['spaces around and between', ['тепловое движение'], '  тепловое   движение ', true],
    ['a second answer', ['плавление', 'таяние'], 'таяние', true],
    ['a dash for a hyphen', ['юго-запад'], 'юго–запад', true],
    ['quotes of any kind', ['«Война и мир»'], '"война и мир"', true],
    ['й from two signs', ['Чайковский'], 'Чайковский', true],
    ['a word more', ['плавление'], 'плавление льда', false],
    ['a space less', ['не был'], 'небыл', false],
  ])('%s', (_rule, answer, text, right) => expect(isRight({ kind: 'string', answer }, text)).toBe(right))

  test('case counts where the task says so, ё never does', () => {
    expect(isRight({ kind: 'string', answer: ['Ёлка'], caseMatters: true }, 'ёлка')).toBe(false)
    expect(isRight({ kind: 'string', answer: ['Ёлка'], caseMatters: true }, 'Елка')).toBe(true)
  })
})

test.each([
  ['9,8', 9.8, ''], ['9.8', 9.8, ''], ['−3', -3, ''], ['- 3', -3, ''], ['+5', 5, ''], ['1 000,5 м', 1000.5, 'м'], ['1\u00a0000 000', 1_000_000, ''],
  ['3/4', 0.75, ''], ['1 1/2', 1.5, ''], ['-1 1/2', -1.5, ''], ['3,3·10^5 Дж', 330_000, 'Дж'], ['2e3', 2000, ''], ['5*10^-2', 0.05, ''], ['36км/ч', 36, 'км/ч'], ['9,8 м / с^2', 9.8, 'м / с^2'],
])('%s is a number', (text, value, unit) => {
  expect(readNumber(text)?.value).toBeCloseTo(value, 9)
  expect(readNumber(text)?.unit).toBe(unit)
})
test.each(['', '-', 'пять', ',5', '1/0', 'e5', '9e999'])('«%s» is none', text => expect(readNumber(text)).toBeUndefined())
test.each([['1,2,3', 1.2, ',3'], ['12 34', 12, '34']])('«%s» has something behind it that is no unit', (text, value, unit) => expect(readNumber(text)).toEqual({ value, unit }))

describe('numbers', () => {
  const fall = { kind: 'number', answer: 9.8, tolerance: 0.05, units: [{ name: 'м/с²' }, { name: 'см/с²', factor: 0.01 }] }
  test.each([
    ['the number alone is in the unit on the board', '9,8', true],
    ['the edge of the tolerance is inside', '9,85', true],
    ['beyond it is not', '9,86', false],
    ['a unit, written on a keyboard', '9,8 м/с^2', true],
    ['another unit that the task knows', '981 см/с²', true],
    ['the number of one unit with the name of the other', '9,8 см/с²', false],
    ['a unit that the task does not know', '9,8 Н', false],
    ['rubbish behind the number', '9,8,1', false],
  ])('%s', (_rule, text, right) => expect(isRight(fall, text)).toBe(right))

  test('a needed unit must stand there', () => {
    expect(isRight({ ...fall, unitNeeded: true }, '9,8')).toBe(false)
    expect(isRight({ ...fall, unitNeeded: true }, '9,8 м/с²')).toBe(true)
  })
  test('0,1 + 0,2 is 0,3', () => expect(isRight({ kind: 'number', answer: 0.1 + 0.2 }, '0,3')).toBe(true))
  test('case counts in units', () => expect(isRight({ kind: 'number', answer: 1, units: [{ name: 'МВт' }] }, '1 мВт')).toBe(false))
  test('a Latin C behind the degree is as good', () => expect(isRight({ kind: 'number', answer: 20, units: [{ name: '°С' }] }, '20 °C')).toBe(true))
})
