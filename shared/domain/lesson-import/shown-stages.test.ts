import { expect, test } from 'vitest'
import { emptyDraft, lessonDraftSchema, lessonOfDraft } from '../lesson-draft'
import { evenMinutes, stagesOfFiles, stagesOfPages } from './shown-stages'

test('a folder becomes one stage a file, a file that was refused a place to fill', () => {
  const stages = stagesOfFiles([{ title: 'Начало', materialId: 'm1' }, { title: 'Лишний.exe', materialId: undefined }])
  expect(stages.map(({ title, minutes, faces }) => [title, minutes, faces.board])).toEqual([
    ['Начало', 22, { kind: 'material', materialId: 'm1' }],
    ['Лишний.exe', 22, { kind: 'missing', title: 'Лишний.exe', key: '' }],
  ])
})

test('a PDF becomes one stage a range, each beginning at its first page, and can be published at once', () => {
  const stages = stagesOfPages('book', [{ from: 1, to: 3 }, { from: 4, to: 4 }], ({ from, to }) => `Страницы ${from}–${to}`)
  expect(stages.map(({ title, faces }) => [title, faces.board])).toEqual([
    ['Страницы 1–3', { kind: 'material', materialId: 'book', page: 1 }],
    ['Страницы 4–4', { kind: 'material', materialId: 'book', page: 4 }],
  ])
  expect(lessonOfDraft(emptyDraft('l', { title: 'Книга', stages }), () => true).ok).toBe(true)
})

test.each([0, 1, 7, 45, 100, 400])('%i files make a draft that fits', count => {
  const files = Array.from({ length: count }, (_one, i) => ({ title: 'я'.repeat(300) + i, materialId: `m${i}` }))
  expect(lessonDraftSchema.safeParse(emptyDraft('l', { stages: stagesOfFiles(files) })).success).toBe(true)
  expect(evenMinutes(count)).toBeGreaterThanOrEqual(1)
})
