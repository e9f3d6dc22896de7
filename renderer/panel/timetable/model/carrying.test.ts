import { expect, test } from 'vitest'
import { timetableOf } from '#shared/domain/timetable/testing/timetable-of'
import { isRowOf, steppedTo } from './carrying'
import { weekRowsOf, weekShapeOf } from './week-rows'

const timetable = timetableOf({
  classes: [{ id: 'c8a', name: '8 А', grade: 8 }, { id: 'c8b', name: '8 Б', grade: 8 }], rooms: [{ id: 'r1', name: '1' }, { id: 'r2', name: '2' }],
  bellSets: [{ id: 's', name: 's', bells: [0, 1, 2].map(number => ({ number, start: `1${number}:00`, end: `1${number}:45` })) }],
  lessons: [{ id: 'one', weekday: 1, period: 2, classIds: ['c8a'], subject: 'physics', roomId: 'r1' }],
})
const shape = weekShapeOf(timetable)
const from = { row: 'r1', weekday: 1, period: 2 }

test.each([
  ['ArrowRight', 'room', { row: 'r1', weekday: 2, period: 0 }],
  ['ArrowLeft', 'room', { row: 'r1', weekday: 1, period: 1 }],
  ['PageDown', 'room', { row: 'r1', weekday: 2, period: 2 }],
  ['PageUp', 'room', from],
  ['ArrowDown', 'room', { row: 'r2', weekday: 1, period: 2 }],
  ['ArrowUp', 'room', from],
  ['ArrowDown', 'class', from],
  ['a', 'room', undefined],
] as const)('%s in the %s week', (key, by, expected) => expect(steppedTo(from, key, shape, weekRowsOf(timetable, by), by)).toEqual(expected))

test('the last cell is the end, and only its own class’s row is a lesson’s', () => {
  expect(steppedTo({ row: 'r1', weekday: 5, period: 2 }, 'ArrowRight', shape, weekRowsOf(timetable, 'room'), 'room')).toEqual({ row: 'r1', weekday: 5, period: 2 })
  const lesson = timetable.lessons[0]!
  expect([isRowOf(lesson, 'c8a', 'class'), isRowOf(lesson, 'c8b', 'class'), isRowOf(lesson, 'r2', 'room')]).toEqual([true, false, true])
})
