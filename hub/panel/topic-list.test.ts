import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { materialSchema } from '#shared/domain/material'
import { hubRu } from '#shared/text/hub/ru'
import { csvOf, topicRows, xlsxOf } from './topic-list'

const material = (title: string, more: object = {}) => materialSchema.parse({
  id: 'm', title, type: 'video', subject: 'physics', grades: [8, 9], topic: 'Тепловые явления', source: 'Библиотека ЦОК', entry: 'a.mp4', addedAt: '2026-11-01T00:00:00Z',
  manifest: [{ path: 'a.mp4', sha256: 'a'.repeat(64), bytes: 3, mediaType: 'video/mp4' }], ...more,
})

test('one row a material, in order of subject, topic and title', () => {
  const rows = topicRows([material('Плавление'), material('Кипение'), material('Дроби', { subject: 'maths', topic: '', topics: ['maths/fractions/common', 'maths/unknown'], source: '' })], 'ru', hubRu)
  expect(rows).toEqual([
    ['Тема', 'Предмет', 'Класс', 'Название', 'Тип', 'Источник'],
    ['Обыкновенные дроби; maths/unknown', 'Математика', '8, 9', 'Дроби', 'Видео', ''],
    ['Тепловые явления', 'Физика', '8, 9', 'Кипение', 'Видео', 'Библиотека ЦОК'],
    ['Тепловые явления', 'Физика', '8, 9', 'Плавление', 'Видео', 'Библиотека ЦОК'],
  ])
})

test('any text stays one cell of the CSV, and none is a formula', () => {
  const cell = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom('=1+1', '+7 999', '-2', '@SUM(A1)', '\t=1', ' =1', '"a";b', 'a\r\nb', '=HYPERLINK("http://x";"y")'))
  fc.assert(fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), rows => {
    const read = Papa.parse<string[]>(csvOf([['Тема', 'Тип'], ...rows]).toString('utf8').replace(/^\ufeff/, ''), { delimiter: ';', newline: '\r\n' }).data.slice(1, -1)
    expect(read).toHaveLength(rows.length)
    for (const [i, row] of read.entries()) {
      expect(row).toHaveLength(2)
      for (const [j, value] of row.entries()) {
        expect(value).not.toMatch(/^\s*[=+\-@]/)
        expect(value.replace(/^'/, '')).toBe(Buffer.from(rows[i]![j]!.replace(/\p{Cc}+/gu, ' ').replace(/^'(?!\s*[=+\-@])/, '')).toString())
      }
    }
  }))
})

test('the workbook is a zip of texts', async () => {
  const book = await xlsxOf([['Тема'], ['=1+1'], ['\u0007Лёд']])
  expect(book.subarray(0, 2).toString()).toBe('PK')
})
