import { expect, test } from 'vitest'
import { timetableOf } from '#shared/domain/timetable/testing/timetable-of'
import { gradesOf, gradeWords } from './grade-list'
import { movedTo, weekRowsOf, weekShapeOf } from './week-rows'

const lesson = (id: string, weekday: number, period: number, more: object = {}) => ({ id, weekday, period, classIds: ['c8a'], subject: 'physics', roomId: 'r2', teacher: 'Орлова', ...more })
const timetable = timetableOf({
  classes: [{ id: 'c10', name: '10 А', grade: 10 }, { id: 'c8a', name: '8 А', grade: 8 }], rooms: [{ id: 'r10', name: '10' }, { id: 'r2', name: '2' }],
  bellSets: [{ id: 's', name: 's', bells: [0, 1, 2, 3].map(number => ({ number, start: `1${number}:00`, end: `1${number}:45` })) }],
  lessons: [lesson('double', 1, 1, { span: 2 }), lesson('group', 1, 2, { roomId: 'r10', teacher: 'Титов', coTeachers: ['Орлова'] }), lesson('both', 6, 1, { classIds: ['c8a', 'c10'], roomId: undefined, teacher: undefined })],
})
const seen = (by: 'class' | 'room' | 'teacher') => weekRowsOf(timetable, by).map(({ name, cells, depth }) => [name, depth, Object.fromEntries([...cells].map(([key, lessons]) => [key, lessons.map(({ id }) => id).join('+')]))])

test('T-28 rows stand in the order of their numbers; a double lesson is in both its periods, groups share a cell, classes share a lesson', () => {
  expect(weekShapeOf(timetable)).toEqual({ weekdays: [1, 2, 3, 4, 5, 6], periods: [0, 1, 2, 3] })
  expect(seen('class')).toEqual([['8 А', 2, { '1-1': 'double', '1-2': 'double+group', '6-1': 'both' }], ['10 А', 1, { '6-1': 'both' }]])
  expect(seen('room')).toEqual([['2', 1, { '1-1': 'double', '1-2': 'double' }], ['10', 1, { '1-2': 'group' }]])
  expect(seen('teacher')).toEqual([['Орлова', 2, { '1-1': 'double', '1-2': 'double+group' }], ['Титов', 1, { '1-2': 'group' }]])
})

test('a moved lesson takes the room or teacher of its new row, never another class', () => {
  const one = timetable.lessons[0]!
  expect(movedTo(one, { weekday: 3, period: 2, row: 'c10' }, 'class')).toMatchObject({ weekday: 3, period: 2, classIds: ['c8a'], roomId: 'r2' })
  expect(movedTo(one, { weekday: 3, period: 2, row: 'r10' }, 'room')).toMatchObject({ roomId: 'r10' })
  expect(movedTo(one, { weekday: 3, period: 2, row: 'Титов' }, 'teacher')).toMatchObject({ teacher: 'Титов' })
  expect(movedTo(timetable.lessons[1]!, { weekday: 3, period: 2, row: 'Орлова' }, 'teacher')).toMatchObject({ teacher: 'Титов' })
})

test.each([['1, 5-7', [1, 5, 6, 7], '1, 5-7'], ['  ', undefined, ''], ['10', [10], '10'], ['9–11,1', [1, 9, 10, 11], '1, 9-11']])('grades %j', (words, grades, again) => {
  expect(gradesOf(words)).toEqual(grades)
  expect(gradeWords(gradesOf(words) ?? undefined)).toBe(again)
})
test.each(['a', '5-', '12', '7-5', '1;2'])('%j is no list of grades', words => expect(gradesOf(words)).toBeNull())
