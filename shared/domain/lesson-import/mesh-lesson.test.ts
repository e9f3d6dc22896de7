import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lessonDraftSchema, mostStages } from '../lesson-draft'
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

/** One change of the text: a piece cut, doubled, or overwritten. */
const mutation = fc.tuple(fc.constantFrom('cut', 'double', 'write'), fc.nat({ max: fixtureText.length }), fc.nat({ max: 60 }), fc.constantFrom('"', '{', '}', '[', ']', ',', '0', '-1', '1e999', 'null', '"\\ud800"', '{"__proto__":1}', '[[[['))
const mutated = (changes: [string, number, number, string][]) => changes.reduce((text, [how, at, length, piece]) => text.slice(0, at) + (how === 'cut' ? '' : how === 'double' ? text.slice(at, at + length).repeat(2) : piece) + text.slice(at + length), fixtureText)
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

test('10 000 mutated files: refused, or a draft that the hub takes; never a crash', () => {
  let readable = 0
  fc.assert(fc.property(fc.oneof(fc.array(mutation, { minLength: 1, maxLength: 3 }).map(mutated).map(parsed), grown()), candidate => {
    const result = readMeshLesson(candidate, 'x', find)
    if (!result.ok) return
    readable++
    expect(lessonDraftSchema.parse(result.value.draft)).toEqual(result.value.draft)
    for (const note of result.value.notes) if ('stage' in note) expect(note.stage).toBeLessThanOrEqual(mostStages)
  }), { numRuns: 10_000, seed: 20261126 })
  expect(readable).toBeGreaterThan(2_000) // else it would only prove that JSON.parse throws
}, 60_000)

/** The fixture's shape with anything in any place. */
function grown(): fc.Arbitrary<unknown> {
  const odd = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('dashboard', 'teacher_pad', 'student_pad', 5, '15', -1, 1e308, 'm1', 'constructor', '__proto__'))
  const shown = fc.record({ material_key: odd, title: odd, display_type: odd }, { requiredKeys: [] })
  const stage = fc.oneof(odd, fc.record({ name: odd, duration: odd, data: fc.oneof(odd, fc.array(fc.oneof(odd, shown), { maxLength: 4 })) }, { requiredKeys: [] }))
  return fc.record({ name: odd, author: odd, used_materials: fc.oneof(odd, fc.array(fc.record({ key: odd, material_id: odd, file: odd }, { requiredKeys: [] }), { maxLength: 4 })), stages: fc.array(stage, { maxLength: 6 }) }, { requiredKeys: ['stages'] })
}
