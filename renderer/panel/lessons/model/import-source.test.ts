import { expect, test } from 'vitest'
import { emptyDraft } from '#shared/domain/lesson-draft'
import { draftOf, folderSource, plansOf, previewRows } from './import-source'

const pick = (path: string) => ({ path, file: new File(['x'], path.split('/').at(-1)!) })
const folder = folderSource([pick('Дроби/10 Итог.pdf'), pick('Дроби/2 Опыт.mp4'), pick('Дроби/.DS_Store'), pick('Дроби/3 Тренажёр/index.html'), pick('Дроби/3 Тренажёр/a.js'), pick('Дроби/1 Начало.png')])
const pages = ({ from, to }: { from: number; to: number }) => `Стр. ${from}–${to}`

test('a folder becomes stages as people count, an interactive inside it is one of them', () => {
  expect([folder.title, folder.plans.map(({ name, kind }) => [name, kind])]).toEqual(['Дроби', [['1 Начало.png', 'file'], ['2 Опыт.mp4', 'file'], ['3 Тренажёр', 'folder'], ['10 Итог.pdf', 'file']]])
  expect(previewRows(folder, [], String, pages).map(({ title, minutes }) => [title, minutes])).toEqual([['1 Начало', 11], ['2 Опыт', 11], ['3 Тренажёр', 11], ['10 Итог', 11]])
})

test('what the library refused leaves an open place, nothing else moves', () => {
  const draft = draftOf(folder, 'Дроби', [], ['a', undefined, 'c', 'd'], pages)!
  expect(draft.stages.map(({ faces }) => faces.board)).toMatchObject([{ materialId: 'a' }, { kind: 'missing', title: '2 Опыт' }, { materialId: 'c' }, { materialId: 'd' }])
})

test('a PDF of the library needs no upload; of a file that was refused no lesson is made', () => {
  const ranges = [{ from: 1, to: 3 }, { from: 4, to: 4 }]
  const here = { kind: 'pdf' as const, title: 'Книга', pages: 4, from: { materialId: 'book' } }
  expect([plansOf(here), draftOf(here, 'Книга', ranges, [], pages)!.stages.map(({ title, faces }) => [title, faces.board])]).toEqual([[], [['Стр. 1–3', { kind: 'material', materialId: 'book', page: 1 }], ['Стр. 4–4', { kind: 'material', materialId: 'book', page: 4 }]]])
  const file = { ...here, from: { plan: folder.plans[3]! } }
  expect([plansOf(file).length, draftOf(file, 'Книга', ranges, [undefined], pages)]).toEqual([1, undefined])
})

test('the preview of a lesson names what each face will show and what is missing', () => {
  const draft = emptyDraft('x', { stages: [{ id: 's1', title: 'Начало', minutes: 2, faces: { board: { kind: 'material', materialId: 'm' }, teacher: { kind: 'missing', title: 'План', key: '7' } } }] })
  expect(previewRows({ kind: 'mesh', draft, notes: [] }, [], id => `название ${id}`, pages)).toEqual([{ title: 'Начало', minutes: 2, faces: { board: { words: 'название m', isMissing: false }, teacher: { words: 'План', isMissing: true } } }])
})
