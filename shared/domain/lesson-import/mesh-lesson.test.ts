import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { mostStages } from '../lesson-draft'
import { materialFinder } from './find-material'
import { isMeshLesson, readMeshLesson } from './mesh-lesson'

const fixtureText = readFileSync(join(import.meta.dirname, '../../../tests/fixtures/lessons/mesh-fractions.json'), 'utf8')
const fixture = JSON.parse(fixtureText) as { stages: unknown[] }
const find = materialFinder([
  { id: 'maths-5-fractions-slides', title: 'Дроби' },
  { id: 'maths-5-number-line', title: 'Луч' },
  { id: 'maths-5-build-fraction', title: 'Собери дробь' },
])
const read = (candidate: unknown) => {
  const result = readMeshLesson(candidate, 'имя файла', find)
  if (!result.ok) throw new Error('refused')
  return result.value
}

test('three screens become three faces, minutes stay, several slides of a stage become stages of their own', () => {
  const { draft } = read(fixture)
  expect(draft).toMatchObject({ title: 'Обыкновенные дроби: сравнение', author: 'Смирнова О. В.' })
  expect(draft.stages.map(({ title, minutes, faces }) => [title, minutes, faces])).toEqual([
    ['Организационный момент', 2, { board: { kind: 'text', heading: 'Организационный момент', paragraphs: [] }, teacher: { kind: 'missing', title: 'План урока для учителя', key: '9100217' } }],
    ['Объяснение нового (1)', 7.5, { board: { kind: 'material', materialId: 'maths-5-fractions-slides' }, teacher: { kind: 'material', materialId: 'maths-5-fractions-slides' } }],
    ['Объяснение нового (2)', 7.5, { board: { kind: 'material', materialId: 'maths-5-number-line' } }],
    ['Самостоятельная работа', 5, { board: { kind: 'material', materialId: 'maths-5-build-fraction' }, student: { kind: 'material', materialId: 'maths-5-build-fraction' } }],
    ['Итог', 240, { board: { kind: 'text', heading: 'Итог', paragraphs: [] } }],
  ])
})

test('whatever could not stay as it was is told, missing materials by name', () => {
  expect(read(fixture).notes).toEqual([
    { kind: 'material-missing', stage: 0, face: 'teacher', title: 'План урока для учителя', key: '9100217' },
    { kind: 'board-filled', stage: 0 },
    { kind: 'stage-split', stage: 1, parts: 2 },
    { kind: 'screen-unknown', stage: 3, screen: 'projector', title: 'Проектор' },
    { kind: 'minutes-guessed', stage: 3, minutes: 5 },
    { kind: 'matched-by-title', stage: 3, face: 'board', title: 'Собери дробь' },
    { kind: 'matched-by-title', stage: 3, face: 'student', title: 'Собери дробь' },
    { kind: 'stage-unreadable', place: 3 },
    { kind: 'minutes-guessed', stage: 4, minutes: 240 },
    { kind: 'board-filled', stage: 4 },
  ])
})

test('what only the teacher or the pupil may see never becomes a board face', () => {
  const screens = fc.constantFrom('teacher_pad', 'student_pad', 'projector', '', 'DASHBOARD')
  fc.assert(fc.property(fc.array(fc.array(screens, { maxLength: 4 }), { minLength: 1, maxLength: 8 }), stages => {
    const { draft } = read({ stages: stages.map(list => ({ name: 'Этап', duration: 5, data: list.map(display_type => ({ material_key: 'maths-5-fractions-slides', title: 'Дроби', display_type })) })) })
    for (const { faces } of draft.stages) expect(faces.board?.kind).toBe('text')
  }))
})

test('two materials of one title are no match: a person chooses', () => {
  const twice = materialFinder([{ id: 'a', title: 'Карта' }, { id: 'b', title: 'карта' }])
  expect(twice({ id: '', file: 'Карта.pdf', title: '' })).toBeUndefined()
  expect(twice({ id: 'A', file: '', title: '' })).toEqual({ id: 'a', title: 'Карта', by: 'id' })
})

test('more stages than a lesson holds are counted, not lost silently', () => {
  const { draft, notes } = read({ stages: Array.from({ length: 130 }, () => ({ name: 'x', duration: 1 })) })
  expect([draft.stages.length, notes.at(-1)]).toEqual([mostStages, { kind: 'stages-dropped', count: 30 }])
})

test.each([[null], [[]], [{}], ['{}'], [{ stages: [] }], [{ stages: {} }], [{ format: 'doska-lesson', stages: [{}] }]])('%j is no lesson of МЭШ', candidate => {
  expect(isMeshLesson(candidate)).toBe(false)
  expect(readMeshLesson(candidate, 'x', find)).toEqual({ ok: false, fault: { kind: 'not-mesh' } })
})
