import fc from 'fast-check'
import { expect, test } from 'vitest'
import { momentAt } from '../school-moment'
import { dayOf } from './day'
import { parseTimetable } from './parse'
import type { Timetable } from './schema'
import { timetableOf as parsedTimetable } from './testing/timetable-of'

const bells = [
  { number: 1, start: '08:30', end: '09:15' },
  { number: 2, start: '09:25', end: '10:10' },
  { number: 3, start: '10:30', end: '11:15' },
]
const lesson = (id: string, period: number, change: object = {}) => ({ id, weekday: 1, period, classId: 'c8b', className: '8 Б', subject: 'physics', roomId: 'r204', ...change })
const monday = '2026-11-23'
const timetableOf = (lessons: object[], changes: object[] = []): Timetable => parsedTimetable({ version: 1, timeZone: 'Europe/Moscow', bells, lessons, changes })
const change = (plannedId: string, what: object) => ({ id: `change-${plannedId}`, date: monday, plannedId, madeAt: '2026-11-22T15:00:00Z', ...what })
const day = dayOf(timetableOf([lesson('maths', 2), lesson('physics', 1), lesson('music', 3)]), 'r204', monday)

test('lessons come in the order of their bells, whatever order they are stored in', () => {
  expect(day.map(({ plannedId, start, endMinute }) => [plannedId, start, endMinute])).toEqual([['physics', '08:30', 555], ['maths', '09:25', 610], ['music', '10:30', 675]])
})

test('a lesson belongs to its weekday and room only: Monday is 1, Sunday 7', () => {
  const week = timetableOf([1, 2, 3, 4, 5, 6, 7].map(weekday => lesson(`day-${weekday}`, 1, { weekday })).concat(lesson('elsewhere', 1, { roomId: 'r301' })))
  for (let offset = 0; offset < 7; offset++) {
    const date = new Date(Date.UTC(2026, 10, 23 + offset)).toISOString().slice(0, 10)
    expect(dayOf(week, 'r204', date).map(({ plannedId }) => plannedId)).toEqual([`day-${offset + 1}`])
  }
})

test.each([
  ['before the first bell it is a break with the minutes until it', 500, { kind: 'break', minutesUntil: 10, next: { plannedId: 'physics' } }],
  ['the first minute is already the lesson', 510, { kind: 'lesson', minutesLeft: 45, lesson: { plannedId: 'physics' }, next: { plannedId: 'maths' } }],
  ['the last minute still is', 554, { kind: 'lesson', minutesLeft: 1, lesson: { plannedId: 'physics' } }],
  ['the end minute no longer is', 555, { kind: 'break', minutesUntil: 10, next: { plannedId: 'maths' } }],
  ['T-27 the last lesson has nothing after it', 674, { kind: 'lesson', minutesLeft: 1, lesson: { plannedId: 'music' }, next: undefined }],
  ['T-27 after the last end bell the room is free', 675, { kind: 'free' }],
])('%s', (_rule, minute, moment) => expect(momentAt(day, minute)).toMatchObject(moment))

test('every minute of every day has one answer, and countdowns fall by one a minute', () => {
  const starts = fc.uniqueArray(fc.integer({ min: 0, max: 28 }), { maxLength: 6 }).map(slots => slots.sort((a, b) => a - b))
  fc.assert(
    fc.property(starts, slots => {
      const lessons = slots.map((slot, index) => ({ ...day[0]!, plannedId: `l${index}`, startMinute: slot * 50, endMinute: slot * 50 + 45 }))
      for (let minute = 0; minute < 1439; minute++) {
        const moment = momentAt(lessons, minute)
        const running = lessons.find(({ startMinute, endMinute }) => startMinute <= minute && minute < endMinute)
        expect(moment.kind === 'lesson' ? moment.lesson : undefined).toBe(running)
        const after = momentAt(lessons, minute + 1)
        if (moment.kind === 'lesson' && moment.minutesLeft > 1) expect(after).toEqual({ ...moment, minutesLeft: moment.minutesLeft - 1 })
        if (moment.kind === 'break' && moment.minutesUntil > 1) expect(after).toEqual({ ...moment, minutesUntil: moment.minutesUntil - 1 })
        if (moment.kind === 'free') expect(after).toEqual({ kind: 'free' })
      }
    }),
    { numRuns: 15 },
  )
})

test('groups of one class that share a room side by side: the next lesson is a later one, not the other group', () => {
  const twins = dayOf(timetableOf([lesson('english-b', 1), lesson('english-a', 1), lesson('maths', 2)]), 'r204', monday)
  expect(twins.map(({ plannedId }) => plannedId)).toEqual(['english-a', 'english-b', 'maths'])
  expect(momentAt(twins, 520)).toMatchObject({ lesson: { plannedId: 'english-a' }, next: { plannedId: 'maths' } })
})

test('a cancelled lesson stays in the list, marked, but is not what the room is doing', () => {
  const changed = dayOf(timetableOf([lesson('physics', 1), lesson('maths', 2)], [change('physics', { cancelled: true })]), 'r204', monday)
  expect(changed[0]).toMatchObject({ plannedId: 'physics', change: { kind: 'cancelled', madeAt: '2026-11-22T15:00:00Z' } })
  expect(momentAt(changed, 520)).toMatchObject({ kind: 'break', next: { plannedId: 'maths' } })
})

test('a lesson that moved is in its new room, marked, and the old one says where it went', () => {
  const moved = timetableOf([lesson('physics', 1)], [change('physics', { roomId: 'r301' })])
  expect(dayOf(moved, 'r204', monday)).toMatchObject([{ plannedId: 'physics', change: { kind: 'moved-away', toRoomName: 'r301' } }])
  expect(momentAt(dayOf(moved, 'r204', monday), 520)).toEqual({ kind: 'free' })
  expect(dayOf(moved, 'r301', monday)).toMatchObject([{ plannedId: 'physics', change: { kind: 'moved-here' } }])
})

test('a replaced subject shows the new one, on its date only', () => {
  const replaced = timetableOf([lesson('physics', 1, { teacher: 'Иванова' })], [change('physics', { subject: 'chemistry', teacher: 'Петров' })])
  expect(dayOf(replaced, 'r204', monday)).toMatchObject([{ subject: 'chemistry', teacher: 'Петров', change: { kind: 'replaced' } }])
  expect(dayOf(replaced, 'r204', '2026-11-30')).toMatchObject([{ subject: 'physics', teacher: 'Иванова', change: undefined }])
})

test('of two changes to one lesson the later made counts, in whatever order they arrive', () => {
  const early = change('physics', { cancelled: true, madeAt: '2026-11-22T09:00:00+03:00' })
  const late = change('physics', { subject: 'chemistry', madeAt: '2026-11-22T07:00:00Z' })
  for (const changes of [[early, late], [late, early]]) {
    expect(dayOf(timetableOf([lesson('physics', 1)], changes), 'r204', monday)).toMatchObject([{ subject: 'chemistry', change: { kind: 'replaced' } }])
  }
})

test('ten and more periods sort by time, not as text (T-28)', () => {
  const many = Array.from({ length: 12 }, (_unused, index) => ({ number: index, start: `${String(index + 8).padStart(2, '0')}:00`, end: `${String(index + 8).padStart(2, '0')}:45` }))
  const parsed = parseTimetable({ version: 1, timeZone: 'Europe/Moscow', bells: [...many].reverse(), lessons: [lesson('l10', 10), lesson('l2', 2), lesson('l0', 0)], changes: [] })
  if (!parsed.ok) throw new Error('refused')
  expect(dayOf(parsed.value, 'r204', monday).map(({ period }) => period)).toEqual([0, 2, 10])
})

test.each([
  ['bells that overlap', { bells: [bells[0], { number: 2, start: '09:14', end: '10:00' }] }, { kind: 'bells-overlap', bellSetId: 'usual', number: 2 }],
  ['a bell that ends before it starts', { bells: [{ number: 1, start: '09:00', end: '08:00' }] }, { kind: 'bells-overlap', bellSetId: 'usual', number: 1 }],
  ['two bells of one number', { bells: [bells[0], { number: 1, start: '09:25', end: '10:10' }] }, { kind: 'bells-overlap', bellSetId: 'usual', number: 1 }],
  ['bells whose numbers run against the clock', { bells: [{ ...bells[0], number: 2 }, { ...bells[1], number: 1 }] }, { kind: 'bells-overlap', bellSetId: 'usual', number: 2 }],
  ['a lesson without a bell', { lessons: [lesson('physics', 7)] }, { kind: 'no-bell', lessonId: 'physics', period: 7 }],
  ['a zone that nobody knows', { timeZone: 'Mars/Olympus' }, { kind: 'unknown-zone', timeZone: 'Mars/Olympus' }],
  ['an instant in place of a zone', { timeZone: '2026-01-01T00:00:00Z' }, { kind: 'unknown-zone', timeZone: '2026-01-01T00:00:00Z' }],
  ['an offset in place of a zone', { timeZone: '+03:00' }, { kind: 'unknown-zone', timeZone: '+03:00' }],
])('%s are refused and named', (_symptom, what, fault) => {
  expect(parseTimetable({ version: 1, timeZone: 'Europe/Moscow', bells, lessons: [], changes: [], ...what })).toEqual({ ok: false, fault })
})

test('bells that touch are taken: ends are exclusive', () => {
  expect(parseTimetable({ version: 1, timeZone: 'Europe/Moscow', bells: [bells[0], { number: 2, start: '09:15', end: '10:00' }], lessons: [], changes: [] })).toMatchObject({ ok: true })
})

test('marks, attendance and pupils of a journal are not kept', () => {
  const parsed = parseTimetable({ version: 1, timeZone: 'Europe/Moscow', bells, lessons: [lesson('physics', 1, { attendance: ['Иванов'], score: 5 })], changes: [], pupils: ['Иванов'] })
  expect(JSON.stringify(parsed)).not.toMatch(/Иванов|attendance|score/)
})

test('nothing of the wire makes it throw', () => {
  fc.assert(fc.property(fc.anything(), candidate => !parseTimetable(candidate).ok))
})
