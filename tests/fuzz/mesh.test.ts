import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lessonDraftSchema, mostStages } from '#shared/domain/lesson-draft'
import { materialFinder } from '#shared/domain/lesson-import/find-material'
import { readMeshLesson } from '#shared/domain/lesson-import/mesh-lesson'
import { fixture } from './mutations'
import { timeoutMs, tryInputs } from './try-inputs'

const whole = fixture('lessons/mesh-fractions.json').toString('utf8')
const find = materialFinder([{ id: 'maths-5-fractions-slides', title: 'Дроби' }, { id: 'maths-5-number-line', title: 'Луч' }])

/** One change of the text: a piece cut, doubled, or overwritten. */
const mutation = fc.tuple(fc.constantFrom('cut', 'double', 'write'), fc.nat({ max: whole.length }), fc.nat({ max: 60 }), fc.constantFrom('"', '{', '}', '[', ']', ',', '0', '-1', '1e999', 'null', '"\\ud800"', '{"__proto__":1}', '[[[['))
const mutated = (changes: [string, number, number, string][]) => changes.reduce((text, [how, at, length, piece]) => text.slice(0, at) + (how === 'cut' ? '' : how === 'double' ? text.slice(at, at + length).repeat(2) : piece) + text.slice(at + length), whole)
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
/** The fixture's shape with anything in any place. */
const odd = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('dashboard', 'teacher_pad', 'student_pad', 5, '15', -1, 1e308, 'm1', 'constructor', '__proto__'))
const shown = fc.record({ material_key: odd, title: odd, display_type: odd }, { requiredKeys: [] })
const stage = fc.oneof(odd, fc.record({ name: odd, duration: odd, data: fc.oneof(odd, fc.array(fc.oneof(odd, shown), { maxLength: 4 })) }, { requiredKeys: [] }))
const used = fc.record({ key: odd, material_id: odd, file: odd }, { requiredKeys: [] })
const grown = fc.record({ name: odd, author: odd, used_materials: fc.oneof(odd, fc.array(used, { maxLength: 4 })), stages: fc.array(stage, { maxLength: 6 }) }, { requiredKeys: ['stages'] })

test('lessons of МЭШ: refused, or a draft that the hub takes; never a crash', async () => {
  let [tried, readable] = [0, 0]
  await tryInputs('МЭШ JSON', [fc.oneof(fc.array(mutation, { minLength: 1, maxLength: 3 }).map(mutated).map(parsed), grown)], candidate => {
    tried++
    const result = readMeshLesson(candidate, 'x', find)
    if (!result.ok) return
    readable++
    expect(lessonDraftSchema.parse(result.value.draft)).toEqual(result.value.draft)
    for (const note of result.value.notes) if ('stage' in note) expect(note.stage).toBeLessThanOrEqual(mostStages)
  })
  expect(readable).toBeGreaterThan(tried / 5) // else it would only prove that JSON.parse throws
}, timeoutMs)
