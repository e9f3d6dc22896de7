import { expect, test } from 'vitest'
import { boardLessonOf, lessonSchema } from './lesson'
import { draftOfLesson, draftProblems, emptyDraft, lessonDraftSchema, lessonOfDraft, type DraftStage } from './lesson-draft'
import { everyMaterialOf, renamedMaterials } from './lesson-materials'

const text = { kind: 'text' as const, heading: 'Плавление', paragraphs: ['Лёд'] }
const stage = (change: Partial<DraftStage> = {}): DraftStage => ({ id: 's1', title: 'Начало', minutes: 5, faces: { board: text }, ...change })
const whole = emptyDraft('l1', { title: 'Урок', stages: [stage()] })
const knows = (id: string) => id === 'm1'

test('a complete draft becomes the lesson, and the lesson opens as the same draft', () => {
  const lesson = lessonOfDraft({ ...whole, title: '  Урок ' }, knows)
  expect(lesson).toMatchObject({ ok: true, value: { id: 'l1', title: 'Урок', format: 'doska-lesson', version: 1 } })
  expect(lesson.ok && draftOfLesson(lesson.value)).toEqual(whole)
})

test.each([
  ['no title', { title: ' ' }, { kind: 'no-title' }],
  ['no stages', { stages: [] }, { kind: 'no-stages' }],
  ['an untitled stage', { stages: [stage({ title: '' })] }, { kind: 'stage-untitled', stage: 0 }],
  ['a stage of no minutes', { stages: [stage({ minutes: 0 })] }, { kind: 'stage-without-minutes', stage: 0 }],
  ['nothing for the board', { stages: [stage({ faces: { teacher: text } })] }, { kind: 'no-board-face', stage: 0 }],
  ['two stages of one id', { stages: [stage(), stage()] }, { kind: 'double-stage', stage: 1 }],
  ['a material that the school has not', { stages: [stage({ faces: { board: text, teacher: { kind: 'material', materialId: 'gone' } } })] }, { kind: 'material-missing', stage: 0, face: 'teacher', title: 'gone' }],
  ['a place that an import left open', { stages: [stage({ faces: { board: { kind: 'missing', title: 'Слайд', key: '7' } } })] }, { kind: 'material-missing', stage: 0, face: 'board', title: 'Слайд' }],
])('%s keeps a draft from being published, and is named', (_what, change, problem) => {
  const draft = lessonDraftSchema.parse({ ...whole, ...change })
  expect(draftProblems(draft, knows)).toEqual([problem])
  expect(lessonOfDraft(draft, knows)).toEqual({ ok: false, fault: [problem] })
})

test('a draft keeps no key that is not its own, and a published one none that is not a lesson’s', () => {
  const draft = lessonDraftSchema.parse({ ...whole, secret: 'x', stages: [{ ...stage(), secret: 'x' }] })
  expect(JSON.stringify(draft)).not.toContain('secret')
})

test('renaming materials reaches all three faces and nothing else; boards still learn only their own', () => {
  const show = (materialId: string) => ({ kind: 'material' as const, materialId })
  const lesson = lessonSchema.parse({ format: 'doska-lesson', version: 1, ...whole, stages: [{ ...stage(), faces: { board: show('m1'), teacher: show('m2'), student: show('m1') } }] })
  expect(everyMaterialOf(lesson)).toEqual(['m1', 'm2'])
  const renamed = renamedMaterials(lesson, id => `new-${id}`)
  expect(everyMaterialOf(renamed)).toEqual(['new-m1', 'new-m2'])
  expect(renamedMaterials(renamed, id => id.replace('new-', ''))).toEqual(lesson)
  expect(JSON.stringify(boardLessonOf(renamed))).not.toContain('new-m2')
})

test('pictures inside an exercise are renamed and counted too, wherever they stand', () => {
  const task = { kind: 'match', id: 't', prompt: '?', media: ['m1'], left: [{ id: 'a', text: '', materialId: 'm2' }], right: [{ id: 'b', text: 'б', materialId: 'm3' }, { id: 'c', text: 'в' }], answer: { a: 'b' } }
  const lesson = lessonSchema.parse({ format: 'doska-lesson', version: 1, ...whole, stages: [{ ...stage(), faces: { board: { kind: 'exercise', tasks: [task] }, teacher: text } }] })
  expect(everyMaterialOf(lesson)).toEqual(['m1', 'm2', 'm3'])
  const renamed = renamedMaterials(lesson, id => `new-${id}`)
  expect(everyMaterialOf(renamed)).toEqual(['new-m1', 'new-m2', 'new-m3'])
  expect(renamedMaterials(renamed, id => id.replace('new-', ''))).toEqual(lesson)
})
