import fc from 'fast-check'
import { expect, test } from 'vitest'
import { materialSchema } from '#shared/domain/material'
import { boardLessonSchema } from '#shared/domain/lesson'
import { LibraryIndex } from './library-index'
import { searchLibrary } from './search-library'

const material = (id: string, title: string, more: object = {}) => materialSchema.parse({
  id, title, type: 'video', subject: 'physics', grades: [8], entry: 'a', addedAt: '2026-11-22T08:00:00Z',
  manifest: [{ path: 'a', sha256: '0'.repeat(64), bytes: 1, mediaType: 'video/mp4' }], ...more,
})
const lesson = boardLessonSchema.parse({
  id: 'l-melting', title: 'Плавление льда', subject: 'physics', grade: 8,
  stages: [{ id: 's', title: 'с', minutes: 5, board: { kind: 'text', heading: '', paragraphs: [] } }],
})
const materials = [
  material('m-ice', 'Лёд и вода', { summary: 'Опыт с ёмкостью' }),
  material('m-fractions', 'Дроби', { subject: 'maths', grades: [5, 6], type: 'pdf' }),
  material('m-melting', 'Плавление: кривая'),
]
const index = new LibraryIndex(new Map(materials.map(each => [each.id, each])), new Map([[lesson.id, lesson]]))
const all = { words: '' }

test.each([
  ['ё and е are one letter', 'лед', ['m-ice']],
  ['capitals do not count', 'ДРОБИ', ['m-fractions']],
  ['the beginning of a word is enough', 'плав крив', ['m-melting']],
  ['the middle of a word is not', 'лавление', []],
  ['the summary counts', 'емкость', ['m-ice']],
  ['the subject is found by its Russian name', 'математика', ['m-fractions']],
  ['and by its English one', 'mathem', ['m-fractions']],
  ['signs between words do not count', 'плавление, кривая!', ['m-melting']],
])('%s', (_rule, words, expected) => expect(searchLibrary(index, { words }).materialIds).toEqual(expected))

test('a filter narrows the others but not its own counts', () => {
  const found = searchLibrary(index, { ...all, grade: 8 })
  expect(found).toMatchObject({ lessonIds: ['l-melting'], materialIds: ['m-ice', 'm-melting'] })
  expect(found.grades).toEqual([{ grade: 5, count: 1 }, { grade: 6, count: 1 }, { grade: 8, count: 3 }])
  expect(found.subjects).toEqual([{ subject: 'physics', count: 3 }])
  expect(found.types).toEqual([{ type: 'lesson', count: 1 }, { type: 'video', count: 2 }])
})

test('each count is what choosing that filter shows', () => {
  fc.assert(fc.property(fc.constantFrom('', 'пл', 'физика', 'д'), fc.option(fc.constantFrom(5, 6, 8), { nil: undefined }), (words, grade) => {
    for (const { subject, count } of searchLibrary(index, { words, grade }).subjects) {
      const { lessonIds, materialIds } = searchLibrary(index, { words, grade, subject })
      expect(lessonIds.length + materialIds.length).toBe(count)
    }
  }))
})

test('any typed text is safe', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 100 }), words => void searchLibrary(index, { words })))
})
