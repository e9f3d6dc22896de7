import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { momentAt } from '../school-moment'
import { bellsOn } from './bell-moments'
import { conflictsOf } from './conflicts'
import { dayOf, dayOfClass, dayOfTeacher } from './day'
import { rotationWeekOf } from './day-plan'
import { normWarningsOf } from './norms'
import { parseTimetable } from './parse'
import { nextSchoolDay, whyNoLessons } from './school-days'
import { timetableOf } from './testing/timetable-of'

const bells = (lesson: number, gap: number, from = 480) => Array.from({ length: 8 }, (_unused, index) => {
  const start = from + index * (lesson + gap)
  const time = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  return { number: index, start: time(start), end: time(start + lesson) }
})
/** Two buildings, first grades with short lessons until the new year, a second shift, a short Saturday, two weeks that take turns. */
const school = {
  buildings: [{ id: 'old', name: 'Старое здание' }, { id: 'new', name: 'Новое здание' }],
  classes: [
    { id: 'c1a', name: '1 А', grade: 1 }, { id: 'c8a', name: '8 А', grade: 8 }, { id: 'c8b', name: '8 Б', grade: 8 }, { id: 'c10', name: '10 А', grade: 10, buildingId: 'new' }, { id: 'c6', name: '6 А', grade: 6, shift: 2 },
  ],
  rooms: [{ id: 'r1', name: '1' }, { id: 'r2', name: '2' }, { id: 'r10', name: '10', buildingId: 'new' }, { id: 'hall', name: 'Холл' }],
  bellSets: [
    { id: 'usual', name: 'Обычные', bells: bells(45, 10), prepareMinutes: 2 }, { id: 'first', name: '1 класс, осень', bells: bells(35, 20) }, { id: 'spring', name: '1 класс, весна', bells: bells(40, 15) },
    { id: 'late', name: '2 смена', bells: bells(45, 10, 840) }, { id: 'short', name: 'Короткий день', bells: bells(30, 5) }, { id: 'new', name: 'Новое здание', bells: bells(45, 15) },
  ],
  bellRules: [
    { bellSetId: 'usual' }, { bellSetId: 'new', buildingId: 'new' }, { bellSetId: 'first', grades: [1], from: '2026-09-01', until: '2027-01-01' }, { bellSetId: 'spring', grades: [1], from: '2027-01-01' }, { bellSetId: 'late', shift: 2 },
    { bellSetId: 'short', weekdays: [6] },
  ],
  rotation: { anchor: '2026-08-31', names: ['чётная', 'нечётная'] },
  terms: [{ id: 'q1', name: 'I', from: '2026-09-01', until: '2026-10-26' }, { id: 'q2', name: 'II', from: '2026-11-05', until: '2026-12-31', firstWeek: 2 }],
  calendar: {
    holidays: [{ id: 'autumn', name: 'Осенние каникулы', from: '2026-10-26', until: '2026-11-05' }],
    days: [
      { id: 'd1', kind: 'works-as', date: '2026-12-12', name: 'За понедельник', weekday: 1, week: 1 }, { id: 'd2', kind: 'off', date: '2026-11-24', name: 'Карантин', classIds: ['c8a'] },
      { id: 'd3', kind: 'exam', date: '2026-11-25', name: 'Пробный экзамен', grades: [10] }, { id: 'd4', kind: 'short', date: '2026-11-26', name: 'Педсовет', bellSetId: 'short' },
    ],
  },
}
const lesson = (id: string, weekday: number, period: number, more: object = {}) => ({ id, weekday, period, classIds: ['c8a'], subject: 'physics', roomId: 'r1', ...more })
const timetable = (lessons: object[], changes: object[] = []) => timetableOf({ ...school, lessons, changes: changes.map((change, index) => ({ id: `k${index}`, madeAt: '2026-11-22T10:00:00Z', source: 'panel', ...change })) })
const monday = '2026-11-23'
const times = (day: readonly { start: string; end: string }[]) => day.map(({ start, end }) => `${start}–${end}`)

test('each class has the bells of its building, grade, shift, weekday and half of the year', () => {
  const all = timetable(['c1a', 'c8a', 'c10', 'c6'].flatMap((id, index) => [lesson(`${id}-m`, 1, 1, { classIds: [id], roomId: ['r1', 'r2', 'r10', 'hall'][index] }), lesson(`${id}-s`, 6, 1, { classIds: [id], roomId: undefined })]))
  expect(['c1a', 'c8a', 'c10', 'c6'].map(id => times(dayOfClass(all, id, monday))[0])).toEqual(['08:55–09:30', '08:55–09:40', '09:00–09:45', '14:55–15:40'])
  expect(times(dayOfClass(all, 'c1a', '2027-02-01'))).toEqual(['08:55–09:35'])
  expect(times(dayOfClass(all, 'c8a', '2026-11-28'))).toEqual(['08:35–09:05'])
})

test('lesson 0 is the first of the day, and a double lesson is one, with its break inside', () => {
  const day = dayOf(timetable([lesson('double', 1, 1, { span: 2 }), lesson('zero', 1, 0), lesson('after', 1, 3)]), 'r1', monday)
  expect(day.map(({ plannedId }) => plannedId)).toEqual(['zero', 'double', 'after'])
  expect(day[1]).toMatchObject({ start: '08:55', end: '10:35', pauses: [{ startMinute: 580, endMinute: 590 }] })
  expect(momentAt(day, 579)).toMatchObject({ kind: 'lesson', minutesLeft: 1, next: { plannedId: 'double', start: '09:50' } })
  expect(momentAt(day, 585)).toMatchObject({ kind: 'break', minutesUntil: 5, next: { plannedId: 'double' } })
  expect(momentAt(day, 600)).toMatchObject({ kind: 'lesson', minutesLeft: 35, next: { plannedId: 'after' } })
  const through = dayOf(timetable([lesson('double', 1, 1, { span: 2, throughBreaks: true })]), 'r1', monday)
  expect(momentAt(through, 585)).toMatchObject({ kind: 'lesson', minutesLeft: 50 })
})

test('T-28 the week of the rotation is counted from its anchor, anew where a term says so, and a lesson of the other week is not held', () => {
  const all = timetable([lesson('a', 1, 1, { weeks: [1] }), lesson('b', 1, 1, { weeks: [2] })])
  expect(['2026-08-31', '2026-09-06', '2026-09-07', '2026-09-14', '2026-11-02', '2026-11-05', '2026-11-09', '2026-08-30'].map(date => rotationWeekOf(all, date))).toEqual([1, 1, 2, 1, 2, 2, 1, 2])
  expect(dayOf(all, 'r1', '2026-09-07').map(({ plannedId }) => plannedId)).toEqual(['b'])
  expect(dayOf(all, 'r1', '2026-11-09').map(({ plannedId }) => plannedId)).toEqual(['a'])
  expect(conflictsOf(all)).toEqual([])
})

test('a Saturday works as Monday, also in its week of the rotation; a day off and an exam are for those whom they name', () => {
  const all = timetable([lesson('a', 1, 1, { weeks: [1] }), lesson('b', 1, 2, { weeks: [2] }), lesson('tue', 2, 1, { classIds: ['c8a', 'c8b'] }), lesson('ten', 3, 1, { classIds: ['c10'] }), lesson('wed', 3, 1)])
  expect(dayOf(all, 'r1', '2026-12-12').map(({ plannedId, start }) => [plannedId, start])).toEqual([['a', '08:55']])
  expect(dayOf(all, 'r1', '2026-11-24')).toMatchObject([{ plannedId: 'tue', className: '8 Б', classIds: ['c8b'] }])
  expect(dayOf(all, 'r1', '2026-11-25').map(({ plannedId }) => plannedId)).toEqual(['wed'])
  expect(whyNoLessons(all, '2026-11-24', { classId: 'c8a' })).toEqual({ kind: 'off', name: 'Карантин' })
  expect(whyNoLessons(all, '2026-11-25', { classId: 'c10' })).toEqual({ kind: 'exam', name: 'Пробный экзамен' })
})

test('a short day has its own bells', () => {
  expect(times(dayOf(timetable([lesson('thu', 4, 2)]), 'r1', '2026-11-26'))).toEqual(['09:10–09:40'])
})

test('groups sit side by side, classes sit together; ten is after two by its name', () => {
  const all = timetable([lesson('g2', 1, 1, { group: { name: '2' }, roomId: 'r2', teacher: 'Б' }), lesson('g1', 1, 1, { group: { name: '1' }, teacher: 'А' }), lesson('both', 1, 2, { classIds: ['c10', 'c8b', 'c8a'], teacher: 'А', coTeachers: ['Б'] })])
  expect(dayOfClass(all, 'c8a', monday).map(({ group, roomId }) => [group, roomId])).toEqual([['1', 'r1'], ['2', 'r2'], [undefined, 'r1']])
  expect(dayOf(all, 'r1', monday)[1]).toMatchObject({ className: '8 А, 8 Б, 10 А' })
  expect(dayOfTeacher(all, 'Б', monday).map(({ plannedId }) => plannedId)).toEqual(['g2', 'both'])
  expect(conflictsOf(all)).toEqual([])
})

test('what a change does: another time, another teacher, classes together, a lesson that the plan does not have', () => {
  const plan = [lesson('a', 1, 1, { teacher: 'Иванова' }), lesson('b', 1, 1, { classIds: ['c8b'], roomId: 'r2' }), lesson('c', 1, 3)]
  const day = (change: object, roomId = 'r1') => dayOf(timetable(plan, [{ date: monday, ...change }]), roomId, monday)
  expect(day({ plannedId: 'c', period: 5 })).toMatchObject([{}, { plannedId: 'c', period: 5, start: '12:35', change: { kind: 'retimed', was: { start: '10:45' } } }])
  expect(day({ plannedId: 'c', start: '12:00', end: '12:30' })).toMatchObject([{}, { start: '12:00', end: '12:30', change: { kind: 'retimed' } }])
  expect(day({ plannedId: 'a', teacher: 'Петров', note: 'болеет' })).toMatchObject([{ teacher: 'Петров', change: { kind: 'replaced', note: 'болеет', source: 'panel', was: { teacher: 'Иванова' } } }, {}])
  expect(day({ plannedId: 'b', mergedInto: 'a' })).toMatchObject([{ plannedId: 'a', className: '8 А, 8 Б', change: { kind: 'merged' } }, {}])
  expect(day({ plannedId: 'b', mergedInto: 'a' }, 'r2')).toMatchObject([{ plannedId: 'b', change: { kind: 'moved-away', toRoomName: '1' } }])
  expect(day({ added: { period: 4, classIds: ['c8b'], subject: 'music', roomId: 'r1' } })).toMatchObject([{}, {}, { plannedId: 'k0', subject: 'music', start: '11:40', change: { kind: 'added' } }])
  expect(dayOfClass(timetable(plan, [{ date: monday, plannedId: 'b', mergedInto: 'a' }]), 'c8b', monday)).toMatchObject([{ plannedId: 'a', roomId: 'r1' }])
  expect(dayOf(timetable(plan, [{ date: monday, plannedId: 'b', mergedInto: 'a' }, { date: monday, plannedId: 'a', cancelled: true }]), 'r2', monday), 'nobody joins a lesson that is cancelled').toMatchObject([{ plannedId: 'b', change: { kind: 'replaced' } }])
})

test('a lesson of another subject has neither the topic nor the materials of the planned one; one of another teacher keeps them', () => {
  const plan = [lesson('a', 1, 1, { topic: 'Плавление', lessonId: 'melting', materialIds: ['m1'] })]
  const [other] = dayOf(timetable(plan, [{ date: monday, plannedId: 'a', subject: 'chemistry' }]), 'r1', monday)
  expect([other!.subject, other!.topic, other!.lessonId, other!.materialIds]).toEqual(['chemistry', undefined, undefined, undefined])
  expect(dayOf(timetable(plan, [{ date: monday, plannedId: 'a', teacher: 'Петров' }]), 'r1', monday)).toMatchObject([{ topic: 'Плавление', lessonId: 'melting', materialIds: ['m1'] }])
})

test('why nothing is held, and when school goes on', () => {
  const all = timetable([lesson('mon', 1, 1), lesson('tue', 2, 1, { roomId: 'r2' })], [{ date: monday, plannedId: 'mon', cancelled: true }])
  expect(whyNoLessons(all, '2026-10-27')).toEqual({ kind: 'holiday', name: 'Осенние каникулы', until: '2026-11-05' })
  expect(whyNoLessons(all, '2026-11-22')).toEqual({ kind: 'weekend' })
  expect(whyNoLessons(all, '2026-11-24', { roomId: 'r1' })).toEqual({ kind: 'free' })
  expect(whyNoLessons(all, monday, { roomId: 'r1' })).toEqual({ kind: 'cancelled' })
  expect(whyNoLessons(all, '2026-11-30', { roomId: 'r1' })).toBeUndefined()
  expect(whyNoLessons(timetable([]), monday)).toEqual({ kind: 'no-timetable' })
  expect([nextSchoolDay(all, '2026-10-26'), nextSchoolDay(all, '2026-10-20', { roomId: 'r1' }), nextSchoolDay(all, monday, { classId: 'c8a' }), nextSchoolDay(all, monday, { roomId: 'hall' })]).toEqual(['2026-11-09', '2026-11-09', '2026-11-30', undefined])
})

test('bells: preparing, start and end of each lesson once; a hall rings as its building; in holidays nothing rings', () => {
  const all = timetable([lesson('a', 1, 1), lesson('b', 1, 1, { classIds: ['c8b'] }), lesson('d', 1, 3, { span: 2 })])
  const said = (place: { roomId: string } | { classId: string }, date = monday) => bellsOn(all, date, place).map(({ kind, minute, number }) => `${kind} ${number} ${minute}`)
  expect(said({ roomId: 'r1' })).toEqual(['prepare 1 533', 'start 1 535', 'end 1 580', 'prepare 3 643', 'start 3 645', 'end 3 690', 'prepare 4 698', 'start 4 700', 'end 4 745'])
  expect(said({ classId: 'c8b' })).toEqual(['prepare 1 533', 'start 1 535', 'end 1 580'])
  expect(said({ roomId: 'hall' })).toHaveLength(24)
  expect(said({ roomId: 'hall' }, '2026-10-27')).toEqual([])
})

test.each([
  ['the same room', [lesson('a', 1, 1), lesson('b', 1, 1, { classIds: ['c8b'] })], { kind: 'room', whose: 'r1', lessonIds: ['a', 'b'] }],
  ['the same teacher, once as the second one', [lesson('a', 1, 1, { teacher: 'Иванова' }), lesson('b', 1, 1, { classIds: ['c8b'], roomId: 'r2', coTeachers: ['Иванова'] })], { kind: 'teacher', whose: 'Иванова' }],
  ['the same class', [lesson('a', 1, 1), lesson('b', 1, 1, { roomId: 'r2' })], { kind: 'class', whose: 'c8a' }],
  ['the same group', [lesson('a', 1, 1, { group: { name: '1' } }), lesson('b', 1, 1, { group: { name: '1' }, roomId: 'r2' })], { kind: 'class' }],
  ['groups of two divisions', [lesson('a', 1, 1, { group: { name: '1', division: 'язык' } }), lesson('b', 1, 1, { group: { name: 'мальчики', division: 'труд' }, roomId: 'r2' })], { kind: 'class' }],
  ['a double lesson and the one inside it', [lesson('a', 1, 1, { span: 2 }), lesson('b', 1, 2, { classIds: ['c8b'] })], { kind: 'room' }],
  ['other periods at the same time', [lesson('a', 1, 7), lesson('b', 1, 0, { classIds: ['c6'] })], { kind: 'room' }],
])('%s at one time is a conflict', (_what, lessons, conflict) => expect(conflictsOf(timetable(lessons))).toMatchObject([conflict]))

test('lessons of other weeks or other parts of the year do not clash', () => {
  expect(conflictsOf(timetable([lesson('a', 1, 1, { weeks: [1] }), lesson('b', 1, 1, { weeks: [2] }), lesson('c', 2, 1, { until: '2027-01-01' }), lesson('d', 2, 1, { from: '2027-01-01' })]))).toEqual([])
})

test('norms warn of early, long and second-shift lessons and of short breaks, and refuse nothing', () => {
  const odd = timetableOf({ classes: [{ id: 'c1', name: '1 А', grade: 1, shift: 2 }], bellSets: [{ id: 's', name: 's', bells: [{ number: 1, start: '07:50', end: '08:50' }, { number: 2, start: '08:55', end: '09:35' }, { number: 3, start: '09:45', end: '10:25' }, { number: 4, start: '18:30', end: '19:10' }] }] })
  expect(normWarningsOf(odd, monday).map(({ kind }) => kind)).toEqual(['starts-early', 'ends-late', 'lesson-long', 'break-short', 'second-shift', 'first-grade-long', 'first-grade-long'])
  expect(normWarningsOf(timetable([]), monday).map(warning => [warning.kind, 'bellSetId' in warning ? warning.bellSetId : ''])).toEqual(expect.arrayContaining([['no-long-break', 'usual'], ['break-short', 'short']]))
})

test('the demo school: no conflicts, a short day before the new year, groups, weeks that take turns', () => {
  const folder = `${import.meta.dirname}/../../../resources/demo-school/`
  const read = (name: string) => JSON.parse(readFileSync(folder + name, 'utf8')) as Record<string, unknown>
  const { classes, rooms, timeZone } = read('school.json')
  const parsed = parseTimetable({ ...read('timetable.json'), buildings: [], classes, rooms, timeZone })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.fault))
  const demo = parsed.value
  expect(conflictsOf(demo)).toEqual([])
  expect(normWarningsOf(demo, monday)).toEqual([])
  expect(dayOf(demo, 'r204', '2026-12-30')[0]).toMatchObject({ start: '08:30', end: '09:00' })
  expect(whyNoLessons(demo, '2027-01-04')).toMatchObject({ kind: 'holiday' })
  expect(dayOfClass(demo, 'c8b', '2026-11-26').filter(({ group }) => group)).toHaveLength(2)
  expect(['2026-11-28', '2026-12-05'].map(date => dayOfClass(demo, 'c8b', date).find(({ period }) => period === 3)?.subject).toSorted()).toEqual(['informatics', 'technology'])
})
