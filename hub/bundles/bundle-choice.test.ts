import { expect, test } from 'vitest'
import { lessonSchema } from '#shared/domain/lesson'
import { materialSchema } from '#shared/domain/material'
import { timetableOf } from '#shared/domain/timetable/testing/timetable-of'
import { boardLibraryOf } from '../displays/display-library'
import { chooseForBundle, type ChoiceNeeds } from './bundle-choice'

const material = (id: string, subject = 'physics', grades = [8]) => materialSchema.parse({
  id, title: id, type: 'image', subject, grades, entry: 'a.png', addedAt: '2026-09-01T00:00:00Z',
  manifest: [{ path: 'a.png', sha256: id.charCodeAt(0).toString(16).padStart(64, '0'), bytes: 1, mediaType: 'image/png' }],
})
const lesson = (id: string, board: string, teacher: string, subject = 'physics', grade = 8) => lessonSchema.parse({
  format: 'doska-lesson', version: 1, id, title: id, subject, grade,
  stages: [{ id: 's', title: 's', minutes: 5, faces: { board: { kind: 'material', materialId: board }, teacher: { kind: 'material', materialId: teacher } } }],
})
const planned = (id: string, roomId: string, lessonId?: string, materialIds?: string[]) => ({ id, weekday: 1, period: 1, classId: 'c', className: '8Б', subject: 'physics', roomId, lessonId, materialIds })
const materials = ['ice', 'answers', 'extra', 'kept', 'other'].map(id => material(id)).concat(material('song', 'music', [5]), material('any', 'physics', []))
const lessons = [lesson('melting', 'ice', 'answers'), lesson('tuning', 'other', 'answers', 'music', 5)]
const timetable = timetableOf({
  version: 1, timeZone: 'Europe/Moscow', bells: [{ number: 1, start: '09:00', end: '09:45' }],
  lessons: [planned('p1', 'r204', 'melting', ['extra']), planned('p2', 'r112', 'tuning')],
  changes: [{ id: 'c1', date: '2026-11-30', plannedId: 'p2', roomId: 'r301', madeAt: '2026-11-29T09:00:00Z' }],
})
const needs: ChoiceNeeds = { materials, lessons, boards: boardLibraryOf(materials, lessons), timetable, keptIn: roomId => (roomId === 'r204' ? ['kept', 'gone'] : []) }
const ids = (choice: { materials: readonly { id: string }[] }) => choice.materials.map(({ id }) => id)

test.each([
  ['a room: what its lessons show, what they need besides, what is kept there; never what only teachers see', 'r204', ['ice', 'extra', 'kept']],
  ['a room into which a lesson was moved', 'r301', ['other']],
  ['a room without lessons: what every board is to have', 'r999', ['ice', 'other']],
])('%s', (_rule, roomId, expected) => {
  const choice = chooseForBundle({ kind: 'room', roomId }, needs)
  expect(ids(choice)).toEqual(expected)
  expect(choice.lessons).toEqual([])
})

test('a subject and a grade: lessons whole, with everything that they show, and materials of any grade', () => {
  const choice = chooseForBundle({ kind: 'choice', subject: 'physics', grade: 8 }, needs)
  expect(choice.lessons.map(({ id }) => id)).toEqual(['melting'])
  expect(ids(choice)).toEqual(['ice', 'answers', 'extra', 'kept', 'other', 'any'])
})

test('everything is everything', () => {
  const choice = chooseForBundle({ kind: 'library' }, needs)
  expect([choice.lessons.length, choice.materials.length]).toEqual([2, 7])
})
