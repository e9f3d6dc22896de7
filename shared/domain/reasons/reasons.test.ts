import { expect, test } from 'vitest'
import type { Invite } from '../invite'
import type { InviteMoment } from '../invite-visibility'
import { momentAt } from '../school-moment'
import { dayOf } from '../timetable/day'
import { timetableOf } from '../timetable/testing/timetable-of'
import { inviteReasons, nearnessOf, noticeReasons } from './invite-reasons'
import { dayReasons, lessonReasons } from './lesson-reasons'

const bells = [{ number: 1, start: '08:30', end: '09:15' }, { number: 2, start: '09:25', end: '10:10' }]
const school = timetableOf({
  buildings: [{ id: 'new', name: 'Новое здание' }],
  classes: [{ id: 'c8a', name: '8 А', grade: 8 }, { id: 'c8b', name: '8 Б', grade: 8 }, { id: 'c1', name: '1 А', grade: 1 }],
  rooms: [{ id: 'r1', name: '1' }, { id: 'r2', name: '2' }, { id: 'n1', name: 'Н1', buildingId: 'new' }],
  bellSets: [{ id: 'usual', name: 'Обычные', bells }, { id: 'first', name: '1 класс', bells }, { id: 'short', name: 'Короткие', bells }],
  bellRules: [{ bellSetId: 'usual' }, { bellSetId: 'first', grades: [1], until: '2027-01-01' }, { bellSetId: 'short', buildingId: 'new', weekdays: [1, 2] }],
  rotation: { anchor: '2026-08-31', names: ['чётная', 'нечётная'] },
  calendar: {
    holidays: [{ id: 'h', name: 'Осенние каникулы', from: '2026-10-26', until: '2026-11-05' }],
    days: [{ id: 'd1', kind: 'works-as', date: '2026-12-12', name: 'За понедельник', weekday: 1, week: 1 }, { id: 'd2', kind: 'short', date: '2026-11-25', name: 'Педсовет', bellSetId: 'short' }],
  },
  lessons: [
    { id: 'mon', weekday: 1, period: 1, classIds: ['c8a'], subject: 'physics', roomId: 'r1', from: '2026-09-01', weeks: [1] },
    { id: 'mon2', weekday: 1, period: 2, classIds: ['c8b', 'c8a'], subject: 'maths', roomId: 'r1', group: { name: 'девочки' } },
    { id: 'wed', weekday: 3, period: 1, classIds: ['c8a'], subject: 'music', roomId: 'r1' }, { id: 'one', weekday: 1, period: 1, classIds: ['c1'], subject: 'maths', roomId: 'r2' },
    { id: 'new', weekday: 1, period: 1, classIds: ['c8b'], subject: 'maths', roomId: 'n1' },
  ],
  changes: [
    { id: 'k1', date: '2026-11-23', plannedId: 'mon2', roomId: 'r2', madeAt: '2026-11-23T07:03:00Z', source: 'import', note: 'болеет' },
    { id: 'k2', date: '2026-11-25', plannedId: 'wed', start: '12:00', end: '12:30', madeAt: '2026-11-22T07:03:00Z', source: 'panel' },
    { id: 'k3', date: '2026-11-25', added: { period: 2, classIds: ['c8b'], subject: 'art', roomId: 'r1' }, madeAt: '2026-11-22T07:03:00Z', source: 'journal' },
  ],
})
const why = (date: string, plannedId: string, roomId = 'r1') => lessonReasons(school, roomId, date, plannedId)

test('a lesson of the plan names its weekday, since when it holds, its week and the bells', () => {
  expect(why('2026-11-23', 'mon')).toEqual([
    { kind: 'weekly-plan', weekday: 1, period: 1, weeks: ['чётная'], from: '2026-09-01' }, { kind: 'week', name: 'чётная' },
    { kind: 'bells', set: 'Обычные', start: '08:30', end: '09:15', by: { kind: 'usual' } },
  ])
})

test('what was changed comes first, with its time, source and how it was planned, never with the note that only the panel may see', () => {
  const here = why('2026-11-23', 'mon2', 'r2')
  expect(here[0]).toEqual({ kind: 'change', change: 'moved-here', madeAt: '2026-11-23T07:03:00Z', source: 'import', was: { subject: 'maths', start: '09:25', roomName: '1' } })
  expect(why('2026-11-23', 'mon2')[0]).toMatchObject({ change: 'moved-away', toRoomName: '2' })
  expect(here.slice(-2)).toEqual([{ kind: 'together', className: '8 А, 8 Б' }, { kind: 'group', name: 'девочки' }])
  expect(JSON.stringify(here)).not.toContain('болеет')
})

test('a time that a change names is its own; what a change brought has no plan', () => {
  expect(why('2026-11-25', 'wed').map(({ kind }) => kind)).toEqual(['change', 'weekly-plan', 'own-time'])
  expect(why('2026-11-25', 'k3')).toMatchObject([{ kind: 'change', change: 'added', source: 'journal' }, { kind: 'bells', by: { kind: 'short-day', name: 'Педсовет' } }])
})

test('a moved day says as what it works, and whose rule the bells are', () => {
  expect(why('2026-12-12', 'mon')).toMatchObject([{ kind: 'weekly-plan' }, { kind: 'moved-day', name: 'За понедельник', weekday: 1, week: 'чётная' }, { kind: 'bells' }])
  expect(why('2026-11-23', 'one', 'r2').at(-1)).toMatchObject({ set: '1 класс', by: { kind: 'rule', grades: [1], until: '2027-01-01' } })
  expect(why('2026-11-23', 'new', 'n1').at(-1)).toMatchObject({ set: 'Короткие', by: { kind: 'rule', building: 'Новое здание', weekdays: [1, 2] } })
})

test('what does not stand there has no reasons; a day without lessons has its own, and when they go on', () => {
  expect(why('2026-11-24', 'mon')).toEqual([])
  expect(dayReasons(school, 'r1', '2026-10-27')).toEqual([{ kind: 'no-lessons', why: { kind: 'holiday', name: 'Осенние каникулы', until: '2026-11-05' }, weekday: 2 }, { kind: 'next-lessons', next: { date: '2026-11-09', start: '08:30' } }])
  expect(dayReasons(undefined, 'r1', '2026-10-27')).toEqual([{ kind: 'no-lessons', why: { kind: 'no-timetable' }, weekday: 2 }])
})

const invite = (role: Invite['role']): Invite => ({ id: 'i', classId: 'c8a', className: '8 А', role, kind: 'chat', title: 't', url: 'https://max.ru/join/x', shortName: 'ab', createdAt: '2026-09-01T09:00:00Z', renewedAt: '2026-11-01T09:00:00Z' })
const moment = (change: Partial<InviteMoment> = {}): InviteMoment => ({ inLesson: false, phonesAllowed: false, meeting: undefined, hiddenInLessons: ['pupil'], ...change })
const edges = { lessonMs: 1_000, phonesUntilMs: 2_000 }

test.each([
  ['a pupil’s code in a break, until the next lesson', 'pupil', {}, { why: 'free', untilMs: 1_000 }],
  ['a pupil’s code in a lesson by the teacher’s word, until its end', 'pupil', { inLesson: true, phonesAllowed: true }, { why: 'allowed', untilMs: 2_000 }],
  ['a parent’s code in a meeting, until its end', 'parent', { meeting: { fromMs: 0, untilMs: 3_000 } }, { why: 'meeting', untilMs: 3_000 }],
  ['a code of the staff at any time', 'staff', { inLesson: true }, { why: 'role', untilMs: undefined }],
] as const)('%s', (_what, role, change, seen) => {
  expect(inviteReasons(invite(role), moment(change), edges, 'here', { asOf: '2026-09-01', source: 'закон', hiddenInLessons: ['pupil'] })).toEqual([
    { kind: 'code-seen', role, ...seen }, { kind: 'code-near', near: 'here' }, { kind: 'code-rule', asOf: '2026-09-01', source: 'закон' },
    { kind: 'code-age', createdAt: '2026-09-01T09:00:00Z', renewedAt: '2026-11-01T09:00:00Z' },
  ])
})

test('a hidden code has no reason to be there; a class is here, next or here today', () => {
  expect(inviteReasons(invite('pupil'), moment({ inLesson: true }), edges, 'here', undefined)).toEqual([])
  const day = dayOf(school, 'r1', '2026-11-23')
  expect([500, 520, 560, 900].map(minute => nearnessOf({ className: '8 А' }, momentAt(day, minute), day))).toEqual(['next', 'here', 'today', 'today'])
  expect(nearnessOf({ className: '11 В' }, momentAt(day, 520), day)).toBeUndefined()
})

test('a notice says from when and until when it hangs', () => {
  expect(noticeReasons({ id: 'n', text: 'Линейка', until: '2026-11-24T09:00:00Z' })).toEqual([{ kind: 'notice', until: '2026-11-24T09:00:00Z' }])
})
