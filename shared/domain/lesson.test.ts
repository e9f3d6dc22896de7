import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exerciseFaceSchema } from './exercise/exercise'
import { tasks } from './exercise/testing/tasks'
import { boardLessonOf, boardLessonSchema, lessonSchema, materialsOf, type Face, type Lesson } from './lesson'

const secret = 'ТОЛЬКО-УЧИТЕЛЮ'
const text = (words: string): Face => ({ kind: 'text', heading: words, paragraphs: [words] })
const show = (materialId: string): Face => ({ kind: 'material', materialId })
const lessonOf = (faces: Lesson['stages'][number]['faces'][]): Lesson => lessonSchema.parse({
  format: 'doska-lesson', version: 1, id: 'l1', title: 'Плавление', subject: 'physics', grade: 8,
  stages: faces.map((stageFaces, index) => ({ id: `s${index}`, title: `Этап ${index + 1}`, minutes: 5, faces: stageFaces })),
})

const face = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), heading: fc.string({ maxLength: 20 }), paragraphs: fc.array(fc.string({ maxLength: 20 }), { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('material' as const), materialId: fc.constantFrom('m1', 'm2', 'm3') }),
)
const hiddenFace = fc.oneof(
  fc.constant(text(secret)),
  fc.constant({ kind: 'material' as const, materialId: 'only-teacher' }),
  fc.constantFrom(...Object.values(tasks)).map((task): Face => exerciseFaceSchema.parse({ kind: 'exercise', tasks: [{ ...task, prompt: secret, media: ['only-teacher'] }] })),
)

test('nothing of a teacher or student face reaches what a display knows', () => {
  const faces = fc.record({ board: face, teacher: fc.option(hiddenFace, { nil: undefined }), student: fc.option(hiddenFace, { nil: undefined }) })
  fc.assert(
    fc.property(fc.array(faces, { minLength: 1, maxLength: 8 }), stages => {
      const json = JSON.stringify(boardLessonOf(lessonOf(stages)))
      for (const word of [secret, 'only-teacher', '"teacher"', '"student"', '"faces"']) expect(json).not.toContain(word)
    }),
  )
})

test('unknown keys of a foreign lesson file do not ride along', () => {
  const lesson = lessonOf([{ board: text('Доска') }])
  const stage = lesson.stages[0]!
  const foreign = { ...lesson, answers: secret, stages: [{ ...stage, notes: secret, faces: { board: { ...stage.faces.board, hint: secret } } }] }
  expect(JSON.stringify(boardLessonOf(foreign as Lesson))).not.toContain(secret)
  expect(JSON.stringify(boardLessonSchema.parse({ ...boardLessonOf(lesson), key: secret }))).not.toContain(secret)
})

test('the board face itself stays as it was, stage by stage', () => {
  fc.assert(
    fc.property(fc.array(face, { minLength: 1, maxLength: 8 }), boards => {
      const board = boardLessonOf(lessonOf(boards.map(one => ({ board: one, teacher: text(secret) }))))
      expect(board.stages.map(stage => stage.board)).toEqual(boards)
      expect(board.stages.map(stage => [stage.title, stage.minutes])).toEqual(boards.map((_one, index) => [`Этап ${index + 1}`, 5]))
    }),
  )
})

test('a display fetches what board faces show, in order, once each, and nothing that only a teacher sees', () => {
  const lesson = lessonOf([{ board: show('m2'), teacher: show('only-teacher') }, { board: text('x') }, { board: show('m1') }, { board: show('m2') }])
  expect(materialsOf(boardLessonOf(lesson))).toEqual(['m2', 'm1'])
})

test.each([
  ['a lesson without stages', { stages: [] }],
  ['a stage of no minutes', { stages: [{ id: 's', title: 'x', minutes: 0, faces: { board: text('x') } }] }],
  ['a stage without a board face', { stages: [{ id: 's', title: 'x', minutes: 5, faces: { teacher: text('x') } }] }],
  ['a face of an unknown kind', { stages: [{ id: 's', title: 'x', minutes: 5, faces: { board: { kind: 'url', url: 'https://x' } } }] }],
  ['a newer version', { version: 2 }],
  ['grade 12', { grade: 12 }],
])('%s is refused', (_symptom, change) => expect(lessonSchema.safeParse({ ...lessonOf([{ board: text('x') }]), ...change }).success).toBe(false))
