import { expect, test } from 'vitest'
import type { PanelQuery } from '#shared/contract/panel-library'
import { lessonSchema } from '#shared/domain/lesson'
import { materialSchema, type Material } from '#shared/domain/material'
import { LibraryFinder } from './library-finder'

const material = (id: string, title: string, addedAt: string, more: object = {}): Material => materialSchema.parse({
  id, title, type: 'video', subject: 'physics', grades: [8], topic: 'Тепловые явления', author: 'Анна Чернышёва', entry: 'a.mp4', addedAt,
  manifest: [{ path: 'a.mp4', sha256: 'a'.repeat(64), bytes: 3, mediaType: 'video/mp4' }], ...more,
})
let materials: readonly Material[] = [
  material('old', 'Кипение', '2026-01-01T00:00:00Z', { source: 'Библиотека ЦОК' }),
  material('new', 'Плавление льда', '2026-11-01T00:00:00+03:00', { grades: [8, 9], summary: 'Опыт (с ёмкостью)' }),
]
const lessons = [lessonSchema.parse({
  format: 'doska-lesson', version: 1, id: 'l1', title: 'Плавление', subject: 'physics', grade: 8,
  stages: [{ id: 's1', title: 'Опыт', minutes: 5, faces: { board: { kind: 'material', materialId: 'new' } } }],
})]
const finder = new LibraryFinder({ materials: () => materials, lessons: () => lessons })
const find = (query: Partial<PanelQuery>, offset = 0, limit = 50) => finder.find({ words: '', ...query }, offset, limit)
const ids = async (query: Partial<PanelQuery>) => (await find(query)).items.map(({ id }) => id)

test.each<[string, Partial<PanelQuery>, string[]]>([
  ['lessons stand first, then the newest material', {}, ['l1', 'new', 'old']],
  ['the beginning of a word, any case', { words: 'плАВ' }, ['l1', 'new']],
  ['the middle of a word finds nothing', { words: 'авление' }, []],
  ['е finds ё', { words: 'чернышева емкост' }, ['new']],
  ['ё finds е', { words: 'тёпловые' }, ['new', 'old']],
  ['the subject by its name', { words: 'физика лед' }, []],
  ['two words, both met', { words: 'льда тепл' }, ['new']],
  ['only lessons', { kind: 'lesson' }, ['l1']],
  ['only materials', { of: 'material' }, ['new', 'old']],
  ['another grade', { grade: 9 }, ['new']],
  ['another subject', { subject: 'maths' }, []],
  ['a source', { source: 'Библиотека ЦОК' }, ['old']],
  ['signs are no expressions', { words: '.* (опыт' }, ['new']],
])('%s', async (_rule, query, expected) => expect(await ids(query)).toEqual(expected))

test('a page is a part of the same list, and the choices are those of the whole library', async () => {
  const page = await find({ words: 'тепл' }, 1, 1)
  expect(page).toMatchObject({ all: 3, total: 2, offset: 1, items: [{ id: 'old', kind: 'material', bytes: 3, source: 'Библиотека ЦОК' }] })
  expect(page).toMatchObject({ kinds: [{ kind: 'lesson', count: 1 }, { kind: 'video', count: 2 }], subjects: ['physics'], grades: [8, 9], sources: ['Библиотека ЦОК'] })
})

test('a changed library is looked through again', async () => {
  await find({})
  materials = [...materials, material('third', 'Испарение', '2026-12-01T00:00:00Z')]
  expect(await ids({})).toEqual(['l1', 'third', 'new', 'old'])
})
