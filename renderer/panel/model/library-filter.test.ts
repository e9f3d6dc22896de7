import { expect, test } from 'vitest'
import type { Library } from '#shared/contract/panel'
import { filterItems, itemsOf, lessonsUsing, type LibraryFilter } from './library-filter'

const material = (id: string, title: string, addedAt: string): Library['materials'][number] => ({
  id, title, type: 'video', subject: 'physics', grades: [8], topic: 'Тепловые явления', topics: [], exams: [], textbookLine: '', source: '', media: {}, summary: '', author: 'Анна Чернышёва', licence: '', language: 'ru', entry: 'a.mp4',
  manifest: [{ path: 'a.mp4', sha256: 'a'.repeat(64), bytes: 3, mediaType: 'video/mp4' }], addedAt,
})
const library: Library = {
  materials: [material('old', 'Кипение', '2026-01-01T00:00:00Z'), material('new', 'Плавление льда', '2026-11-01T00:00:00Z')],
  lessons: [{
    format: 'doska-lesson', version: 1, id: 'l1', title: 'Плавление', subject: 'physics', grade: 8, topic: '', author: '', licence: '', language: 'ru',
    stages: [{ id: 's1', title: 'Опыт', minutes: 5, faces: { board: { kind: 'material', materialId: 'new' }, teacher: { kind: 'material', materialId: 'old' } } }],
  }],
}
const all: LibraryFilter = { words: '', kind: undefined, subject: undefined, grade: undefined }
const found = (filter: Partial<LibraryFilter>) => filterItems(itemsOf(library), { ...all, ...filter }, () => 'Физика').map(({ id }) => id)

test('lessons stand first, then the newest material', () => expect(found({})).toEqual(['l1', 'new', 'old']))
test.each([
  ['the beginning of a word, any case', { words: 'плАВ' }, ['l1', 'new']],
  ['the middle of a word finds nothing', { words: 'авление' }, []],
  ['е finds ё', { words: 'чернышева' }, ['new', 'old']],
  ['the subject by its name', { words: 'физика лед' }, []],
  ['two words, both met', { words: 'льда тепл' }, ['new']],
  ['only lessons', { kind: 'lesson' as const }, ['l1']],
  ['another grade', { grade: 5 }, []],
  ['another subject', { subject: 'maths' as const }, []],
])('%s', (_rule, filter, ids) => expect(found(filter)).toEqual(ids))

test('only what the public screen shows counts as use', () => {
  expect(lessonsUsing('new', library.lessons).map(({ id }) => id)).toEqual(['l1'])
  expect(lessonsUsing('old', library.lessons)).toEqual([])
})
