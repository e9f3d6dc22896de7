import { expect, test } from 'vitest'
import { dayOf } from './day'
import { movedWeekdayOf, nextLessonsOf, whyRoomIsFree } from './day-reason'
import { timetableOf } from './testing/timetable-of'

/** Lessons of 8 А on Mondays and Tuesdays in room 1, of 8 Б on Tuesdays in room 2; room 3 is nobody's. */
const school = timetableOf({
  classes: [{ id: 'c8a', name: '8 А', grade: 8 }, { id: 'c8b', name: '8 Б', grade: 8 }],
  rooms: ['r1', 'r2', 'r3'].map(id => ({ id, name: id })),
  bellSets: [{ id: 'usual', name: 'Обычный', bells: [{ number: 1, start: '08:30', end: '09:15' }, { number: 2, start: '09:25', end: '10:10' }] }],
  calendar: {
    holidays: [{ id: 'autumn', name: 'Осенние каникулы', from: '2026-10-26', until: '2026-11-05' }],
    days: [{ id: 'off', kind: 'off', date: '2026-11-24', name: 'Карантин', classIds: ['c8a'] }, { id: 'exam', kind: 'exam', date: '2026-12-01', name: 'Пробный экзамен', grades: [8] }, { id: 'all', kind: 'off', date: '2026-12-08', name: 'День города' }, { id: 'sat', kind: 'works-as', date: '2026-12-12', name: 'За вторник', weekday: 2 },
      { id: 'a', kind: 'works-as', date: '2026-12-15', name: 'Восьмой «А» как в понедельник', weekday: 1, classIds: ['c8a'] }],
  },
  lessons: [
    { id: 'mon', weekday: 1, period: 2, classIds: ['c8a'], subject: 'physics', roomId: 'r1' }, { id: 'tue', weekday: 2, period: 1, classIds: ['c8a'], subject: 'physics', roomId: 'r1' },
    { id: 'tue-b', weekday: 2, period: 1, classIds: ['c8b'], subject: 'maths', roomId: 'r2' },
  ],
  changes: [{ id: 'k1', date: '2026-11-23', plannedId: 'mon', cancelled: true, madeAt: '2026-11-22T10:00:00Z', source: 'panel' }],
})

test.each([
  ['lessons are held', 'r1', '2026-11-30', undefined],
  ['holidays, until the first day of school', 'r1', '2026-10-27', { kind: 'holiday', name: 'Осенние каникулы', until: '2026-11-05' }],
  ['a Sunday', 'r1', '2026-11-29', { kind: 'weekend' }],
  ['a day off of the whole school', 'r1', '2026-12-08', { kind: 'off', name: 'День города' }],
  ['a day off of the class that would be here', 'r1', '2026-11-24', { kind: 'off', name: 'Карантин' }],
  ['which is none for a room of another class', 'r2', '2026-11-24', undefined],
  ['an exam of the class that would be here', 'r1', '2026-12-01', { kind: 'exam', name: 'Пробный экзамен' }],
  ['all was cancelled', 'r1', '2026-11-23', { kind: 'cancelled' }],
  ['others have lessons', 'r2', '2026-11-30', { kind: 'free' }],
  ['no lesson is ever planned here', 'r3', '2026-11-24', { kind: 'unused' }],
  ['which a holiday comes before', 'r3', '2026-10-27', { kind: 'holiday', name: 'Осенние каникулы', until: '2026-11-05' }],
  ['the display stands in no room', undefined, '2026-11-24', { kind: 'no-room' }],
])('%s: %#', (_why, roomId, date, reason) => expect(whyRoomIsFree(school, roomId, date)).toEqual(reason))

test('without a timetable that is the reason, whatever the room', () => {
  expect(whyRoomIsFree(undefined, 'r1', '2026-11-24')).toEqual({ kind: 'no-timetable' })
  expect(whyRoomIsFree(timetableOf({}), undefined, '2026-11-24')).toEqual({ kind: 'no-timetable' })
})

test('lessons go on over a weekend, holidays and a day off; never where none are planned', () => {
  expect(nextLessonsOf(school, 'r1', '2026-10-20')).toEqual({ date: '2026-11-09', start: '09:25' })
  expect(nextLessonsOf(school, 'r1', '2026-11-23')).toEqual({ date: '2026-11-30', start: '09:25' })
  expect(nextLessonsOf(school, 'r3', '2026-11-23')).toBeUndefined()
})

test.each([
  ['a Saturday with Tuesday’s lessons', 'r1', '2026-12-12', 2],
  ['a Tuesday that is Monday for one class', 'r1', '2026-12-15', 1],
  ['and stays Tuesday for the other', 'r2', '2026-12-15', undefined],
  ['a day as planned', 'r1', '2026-12-01', undefined],
  ['nothing is held here', 'r3', '2026-12-12', undefined],
])('whose lessons these are, %s', (_what, roomId, date, weekday) => expect(movedWeekdayOf(school, date, dayOf(school, roomId, date))).toBe(weekday))
