import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyDraft, lessonDraftSchema, mostStages, type LessonDraft } from '#shared/domain/lesson-draft'
import { addStage, changeStage, copyStage, moveStage, removeStage, setFace } from './stage-edits'

const text = { kind: 'text' as const, heading: 'x', paragraphs: [] }
const of = (...titles: string[]) => titles.reduce((draft, title, i) => addStage(draft, i, title, text), emptyDraft('l'))
const titles = ({ stages }: LessonDraft) => stages.map(({ title }) => title).join('')

test.each([
  ['down', 0, 2, 'bca'], ['up', 2, 0, 'cab'], ['to its own place', 1, 1, 'abc'], ['beyond the end', 1, 3, 'abc'], ['before the beginning', 0, -1, 'abc'],
])('a stage moves %s', (_how, from, to, after) => expect(titles(moveStage(of('a', 'b', 'c'), from, to))).toBe(after))

test('a stage is added where it was dropped, copied behind itself, removed alone', () => {
  const draft = of('a', 'b')
  expect([titles(addStage(draft, 1, 'x')), titles(copyStage(draft, 0)), titles(removeStage(draft, 0)), titles(draft)]).toEqual(['axb', 'aab', 'b', 'ab'])
})

test('a face that is taken away leaves no key behind', () => {
  const draft = setFace(of('a'), 0, 'teacher', text)
  expect(setFace(draft, 0, 'teacher', undefined)).toEqual(of('a'))
  expect(changeStage(draft, 0, { minutes: 7 }).stages[0]).toMatchObject({ minutes: 7, faces: { teacher: text } })
})

test('whatever is done in whatever order, ids stay unique and the draft stays one that the hub takes', () => {
  const edit = fc.tuple(fc.constantFrom('add', 'copy', 'remove', 'move'), fc.nat({ max: 8 }), fc.nat({ max: 8 }))
  fc.assert(fc.property(fc.array(edit, { maxLength: 150 }), edits => {
    const draft = edits.reduce((now, [how, a, b]) => (how === 'add' ? addStage(now, a, 'x') : how === 'copy' ? copyStage(now, a) : how === 'remove' ? removeStage(now, a) : moveStage(now, a, b)), of('a'))
    expect(new Set(draft.stages.map(({ id }) => id)).size).toBe(draft.stages.length)
    expect(lessonDraftSchema.safeParse(draft).success).toBe(true)
  }))
  const full = Array.from({ length: mostStages + 5 }).reduce<LessonDraft>(now => addStage(now, 0, 'x'), emptyDraft('l'))
  expect([full.stages.length, copyStage(full, 0)]).toEqual([mostStages, full])
})
