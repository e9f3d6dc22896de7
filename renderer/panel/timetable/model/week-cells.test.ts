import { expect, test } from 'vitest'
import { timetableOf } from '#shared/domain/timetable/testing/timetable-of'
import { panelRu } from '#shared/text/panel/ru'
import { LessonWords } from './lesson-words'
import { WeekCells, wholeRow, type ColumnRange } from './week-cells'
import { cellKey, weekRowsOf, type GridBy } from './week-rows'

const lesson = (id: string, classId: string, period: number, more: object = {}) => ({ id, weekday: 1, period, classIds: [classId], subject: 'physics', roomId: 'r1', ...more })
const timetableWith = (...lessons: object[]) => timetableOf({
  classes: [{ id: 'a', name: '8 А', grade: 8 }, { id: 'b', name: '8 Б', grade: 8 }], rooms: [{ id: 'r1', name: '204' }],
  bellSets: [{ id: 's', name: 's', bells: [1, 2, 3].map(number => ({ number, start: `1${number}:00`, end: `1${number}:45` })) }], lessons,
})
/** As after every edit: rows, words and clashes are all new objects. */
function drawn(cells: WeekCells, timetable: ReturnType<typeof timetableOf>, conflicts: readonly string[] = [], by: GridBy = 'class', range: ColumnRange = wholeRow) {
  const columns = [1, 2, 3].map((period, index) => ({ weekday: 1, period, key: cellKey(1, period), isFirst: index === 0, place: index + 2 }))
  const look = { columns, by, words: new LessonWords(timetable, panelRu.timetable, 'ru'), conflicts: new Set(conflicts) }
  return weekRowsOf(timetable, by).map(row => cells.of(row, look, range))
}
const [a, b] = [lesson('a1', 'a', 1, { span: 2 }), lesson('b1', 'b', 3)]

test('cells without lessons are not there; a double lesson goes on in its second', () => {
  const [first] = drawn(new WeekCells(), timetableWith(a, b), ['a1'])
  expect(first!.map(({ place, chips }) => [place, chips.map(({ label, goesOn }) => [label, goesOn])])).toEqual([
    [2, [['Физика, 204, Понедельник, 1-й урок, накладка', false]]],
    [3, [['Физика, 204, Понедельник, 2-й урок, накладка', true]]],
  ])
})

test.each([
  ['the same timetable, read again', [a, b], [], [true, true]],
  ['a lesson moved', [a, lesson('b1', 'b', 2)], [], [true, false]],
  ['a lesson that clashes now', [a, b], ['a1'], [false, true]],
  ['what a row does not show', [{ ...a, teacher: 'Орлова' }, b], [], [true, true]],
])('after an edit only rows that look different are other objects: %s', (_edit, lessons, conflicts, same) => {
  const cells = new WeekCells()
  const before = drawn(cells, timetableWith(a, b))
  expect(drawn(cells, timetableWith(...lessons), conflicts).map((row, index) => row === before[index])).toEqual(same)
})

test('a row may be drawn in some of its columns first, and whole afterwards', () => {
  const cells = new WeekCells()
  const places = (range: ColumnRange) => drawn(cells, timetableWith(a, b), [], 'class', range).map(row => row.map(({ place }) => place))
  expect([places([1, 2]), places(wholeRow)]).toEqual([[[3], []], [[2, 3], [4]]])
})
