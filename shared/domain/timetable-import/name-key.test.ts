import { describe, expect, test } from 'vitest'
import { gradeOf, nameKey } from './name-key'

describe('one spelling of names', () => {
  test.each([['8 Б', '8б'], ['8 Б', '8-Б'], ['8 Б', '8«Б»'], ['8 А', '8A'], ['08 А', '8 А'], ['Каб. 204', 'каб 204'], ['10Ё', '10 Е'], ['Кабинет 204', 'КАБИНЕТ204']])('%s is %s', (a, b) => expect(nameKey(a)).toBe(nameKey(b)))
  test.each([['8 Б', '8 В'], ['1 1', '11'], ['1', '10'], ['Gym', 'Спортзал'], ['2-04', '204 а']])('%s is not %s', (a, b) => expect(nameKey(a)).not.toBe(nameKey(b)))
})

test.each([['8 Б', 8], ['11А', 11], ['5-й класс', 5], ['12 А', undefined], ['Танцы', undefined], ['2024', undefined]])('the grade of %s is %s', (name, grade) => expect(gradeOf(name)).toBe(grade))
