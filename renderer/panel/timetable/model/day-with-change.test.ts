import { expect, test } from 'vitest'
import type { ChangeCandidate } from '#shared/domain/timetable/schema'
import { timetableOf } from '#shared/domain/timetable/testing/timetable-of'
import { dayWithChange } from './day-with-change'
import { taughtFormOf, taughtOf } from './taught-form'

const monday = '2026-11-23'
const lesson = (id: string, period: number, more: object = {}) => ({ id, weekday: 1, period, classIds: ['a'], subject: 'physics' as const, ...more })
const timetable = timetableOf({
  classes: [{ id: 'a', name: '8 А', grade: 8 }, { id: 'b', name: '8 Б', grade: 8 }], rooms: [{ id: 'r1', name: '1' }, { id: 'r2', name: '2' }],
  bellSets: [{ id: 's', name: 's', bells: [1, 2, 3].map(number => ({ number, start: `1${number}:00`, end: `1${number}:45` })) }, { id: 'other', name: 'o', bells: [{ number: 7, start: '17:00', end: '17:45' }] }],
  lessons: [lesson('one', 1, { roomId: 'r1', teacher: 'Орлова' }), lesson('two', 2, { classIds: ['b'], roomId: 'r1', teacher: 'Титов' }), lesson('three', 2, { roomId: 'r2', teacher: 'Орлова', group: { name: '1' } })],
})
const told = (change: Omit<ChangeCandidate, 'date'>) => {
  const { lesson: held, clashes } = dayWithChange(timetable, { date: monday, ...change })
  return [held?.start, ...clashes.map(({ kind, whose, other }) => `${kind} ${whose} ${other.plannedId}`)]
}
const added = (more: object) => ({ added: { period: 1, classIds: ['b'], subject: 'music' as const, ...more } })

test.each([
  ['a free place', { plannedId: 'two', period: 3 }, ['13:00']],
  ['a room and a teacher that are taken', { plannedId: 'one', period: 2 }, ['12:00', 'teacher Орлова three', 'class 8 А three', 'room 1 two']],
  ['a time of its own that reaches into another lesson', { plannedId: 'one', start: '12:30', end: '13:15', roomId: 'r2', teacher: 'Лебедь' }, ['12:30', 'room 2 three', 'class 8 А three']],
  ['a period that no bell of that day rings for', { plannedId: 'one', period: 7 }, [undefined]],
  ['a cancelled lesson takes nothing', { plannedId: 'one', cancelled: true }, ['11:00']],
  ['an added lesson', added({ roomId: 'r1' }), ['11:00', 'room 1 one']],
  ['an added lesson of a group beside another group', added({ period: 2, classIds: ['a'], group: { name: '2' } }), ['12:00']],
  ['an added lesson without a bell, with times', { ...added({ period: 7 }), start: '17:00', end: '17:45' }, ['17:00']],
])('%s', (_what, change, expected) => expect(told(change)).toEqual(expected))

test('a class that joins another lesson that day is no clash where it was', () => {
  const joined = { ...timetable, changes: [{ id: 'k', date: monday, plannedId: 'two', mergedInto: 'three', madeAt: '2026-11-23T07:00:00Z', source: 'panel' as const }] }
  expect(dayWithChange(joined, { date: monday, ...added({ period: 2, classIds: ['a'], group: { name: '2' }, roomId: 'r1' }) }).clashes).toEqual([])
})

test('a form keeps what it does not show, and saves only what was given', () => {
  const before = { ...lesson('x', 2, { roomId: 'r1', teacher: 'Орлова', span: 2 }), lessonId: 'melting', throughBreaks: true }
  const form = { ...taughtFormOf(before, 2), roomId: '', teacher: ' ', span: 1, group: ' 1 ' }
  expect(taughtOf(form, before)).toEqual({ id: 'x', weekday: 1, period: 2, classIds: ['a'], subject: 'physics', lessonId: 'melting', throughBreaks: true, group: { name: '1' } })
})
