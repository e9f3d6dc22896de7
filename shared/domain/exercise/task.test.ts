import { expect, test } from 'vitest'
import { boardLessonOf, lessonSchema, materialsOf } from '../lesson'
import { exerciseFaceSchema } from './exercise'
import { gapPieces } from './gap-text'
import { mediaOf, taskKinds, taskSchema } from './task'
import { tasks } from './testing/tasks'

const changed = (kind: keyof typeof tasks, change: object) => taskSchema.safeParse({ ...tasks[kind], ...change }).success

test('there is an example of each kind, and each is a task', () => {
  expect(Object.keys(tasks).toSorted()).toEqual(taskKinds.toSorted())
  for (const task of Object.values(tasks)) expect(taskSchema.parse(task)).toMatchObject({ points: 1, media: [] })
})

test.each([
  ['an answer that is no option', 'single', { answer: 'x' }],
  ['two options with one id', 'single', { options: [{ id: 'a', text: '1' }, { id: 'a', text: '2' }] }],
  ['an option without words and picture', 'single', { options: [{ id: 'a', text: ' ' }, { id: 'b', text: '2' }] }],
  ['nothing right', 'multiple', { answer: [] }],
  ['an empty answer', 'string', { answer: ['  '] }],
  ['a unit that nobody knows', 'number', { units: [], unitNeeded: true }],
  ['a tolerance below nothing', 'number', { tolerance: -1 }],
  ['a partner that is not there', 'match', { answer: { a: 'x', b: 'two' } }],
  ['one on the left without a partner', 'match', { answer: { a: 'one' } }],
  ['an inherited name as an answer', 'match', { left: [{ id: 'constructor', text: '1' }], answer: {} }],
  ['an item without a group', 'groups', { answer: {} }],
  ['a gap that is not in the text', 'inline-choice', { text: 'Ничего' }],
  ['a gap twice in the text', 'inline-choice', { text: '{{g}} {{g}}' }],
  ['an answer that is not offered', 'inline-choice', { gaps: [{ id: 'g', options: ['а', 'б'], answer: 'в' }] }],
  ['one word in two gaps', 'gap-match', { text: '{{g}} {{h}}', answer: { g: 'a', h: 'a' } }],
] as const)('refuses %s', (_fault, kind, change) => expect(changed(kind, change)).toBe(false))

test('one word in two gaps is fine where words are reusable', () => {
  expect(changed('gap-match', { text: '{{g}} {{h}}', answer: { g: 'a', h: 'a' }, reusable: true })).toBe(true)
})

test('ids of tasks are unique in an exercise', () => {
  expect(exerciseFaceSchema.safeParse({ kind: 'exercise', tasks: [tasks.single, tasks.multiple] }).success).toBe(true)
  expect(exerciseFaceSchema.safeParse({ kind: 'exercise', tasks: [tasks.single, tasks.single] }).success).toBe(false)
})

test('the pictures of tasks are materials of the lesson, each once', () => {
  const task = taskSchema.parse({ ...tasks.single, media: ['m1'], options: [{ id: 'a', materialId: 'm2' }, { id: 'b', materialId: 'm1' }] })
  expect(mediaOf(task)).toEqual(['m1', 'm2', 'm1'])
  const face = { kind: 'exercise', tasks: [task] }
  const lesson = lessonSchema.parse({ format: 'doska-lesson', version: 1, id: 'l', title: 'Урок', subject: 'maths', grade: 5, stages: [{ id: 's', title: 'Этап', minutes: 5, faces: { board: face, teacher: face } }] })
  expect(materialsOf(boardLessonOf(lesson))).toEqual(['m1', 'm2'])
})

test('a text joins again from its pieces', () => {
  const pieces = gapPieces('{{a}} плюс {{b-2}} даёт ${{x}}^2$ и {{Нет}}')
  expect(pieces.filter(({ kind }) => kind === 'gap')).toEqual([{ kind: 'gap', id: 'a' }, { kind: 'gap', id: 'b-2' }, { kind: 'gap', id: 'x' }])
  expect(pieces.map(piece => (piece.kind === 'gap' ? `{{${piece.id}}}` : piece.words)).join('')).toBe('{{a}} плюс {{b-2}} даёт ${{x}}^2$ и {{Нет}}')
})
