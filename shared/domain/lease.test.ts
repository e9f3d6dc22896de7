import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assumedLessonMs, decideScene, holdsLease, leaseEndsAt, leaseGraceMs, type Opened, type SceneInputs } from './scene'
import { timetableOf } from './timetable/testing/timetable-of'

const minute = 60_000
const timetable = timetableOf({
  version: 1, timeZone: 'Europe/Moscow', changes: [],
  bells: [{ number: 1, start: '08:30', end: '09:15' }, { number: 2, start: '09:25', end: '10:10' }],
  lessons: [1, 2].map(period => ({ id: `l${period}`, weekday: 1, period, classId: 'c8b', className: '8 Б', subject: 'physics', roomId: 'r204' })),
})
const monday = (time: string): number => Date.parse(`2026-11-23T${time}:00+03:00`)
const opened = (openedAt: number, lastTouchAt = openedAt): Opened => ({
  thing: { kind: 'lesson', lessonId: 'l8', stage: 0, stageSince: new Date(openedAt).toISOString() },
  openedAt: new Date(openedAt).toISOString(),
  lastTouchAt: new Date(lastTouchAt).toISOString(),
})
const inputsOf = (one: Opened | undefined, room: Partial<SceneInputs> = { timetable, roomId: 'r204' }): SceneInputs => ({
  emergency: undefined, push: undefined, opened: one, playlist: [], timetable: undefined, roomId: undefined, ...room,
})

test.each([
  ['opened in a lesson, untouched: ten minutes after its bell', monday('08:40'), monday('08:40'), monday('09:25')],
  ['opened in the break before: after the bell of the lesson to come', monday('08:25'), monday('08:25'), monday('09:25')],
  ['opened at the bell itself: it belongs to the lesson that begins after the break', monday('09:15'), monday('09:15'), monday('10:20')],
  ['touched after the bell: ten minutes after the last touch', monday('08:40'), monday('09:40'), monday('09:50')],
  ['a touch within the lesson changes nothing', monday('08:40'), monday('09:00'), monday('09:25')],
  ['opened long before school: the longest lesson from then on', monday('07:00'), monday('07:00'), monday('07:00') + assumedLessonMs + leaseGraceMs],
  ['opened after the last bell: the longest lesson from then on', monday('16:00'), monday('16:00'), monday('16:00') + assumedLessonMs + leaseGraceMs],
])('%s', (_rule, openedMs, touchMs, endMs) => expect(leaseEndsAt(opened(openedMs, touchMs), { timetable, roomId: 'r204' })).toBe(endMs))

test.each([
  ['without a timetable', { timetable: undefined, roomId: 'r204' }],
  ['without a room', { timetable, roomId: undefined }],
  ['in a room that has no lessons', { timetable, roomId: 'r999' }],
])('%s a lesson counts as the longest one', (_rule, room) => {
  expect(leaseEndsAt(opened(monday('08:40')), room)).toBe(monday('08:40') + assumedLessonMs + leaseGraceMs)
})

test('the lease holds until its end and not at it, and the scene agrees', () => {
  const inputs = inputsOf(opened(monday('08:40')))
  for (const [nowMs, holds] of [[monday('09:25') - 1, true], [monday('09:25'), false]] as const) {
    expect(holdsLease(inputs, nowMs)).toBe(holds)
    expect(decideScene(inputs, nowMs).scene.kind).toBe(holds ? 'opened' : 'idle')
  }
})

test('nothing opened, nothing held', () => expect(holdsLease(inputsOf(undefined), monday('08:40'))).toBe(false))

test('a touch never shortens a lease, and a lease never ends before ten minutes after the last touch', () => {
  const moment = fc.integer({ min: monday('06:00'), max: monday('18:00') })
  fc.assert(
    fc.property(moment, fc.nat(300), fc.nat(300), fc.boolean(), (openedMs, first, more, withTimetable) => {
      const room = withTimetable ? { timetable, roomId: 'r204' } : { timetable: undefined, roomId: undefined }
      const touchMs = openedMs + first * minute
      const laterMs = touchMs + more * minute
      const before = leaseEndsAt(opened(openedMs, touchMs), room)
      expect(leaseEndsAt(opened(openedMs, laterMs), room)).toBeGreaterThanOrEqual(before)
      expect(before).toBeGreaterThanOrEqual(touchMs + leaseGraceMs)
    }),
  )
})

test('a lease is a matter of the wall clock: the day summer time begins it ends at its bell all the same', () => {
  const berlin = { ...timetable, timeZone: 'Europe/Berlin', lessons: timetable.lessons.map(one => ({ ...one, weekday: 7 })), bellSets: [{ id: 'night', name: 'night', bells: [{ number: 1, start: '01:30', end: '03:30' }] }], bellRules: [] }
  const openedMs = Date.parse('2026-03-29T01:40:00+01:00')
  expect(leaseEndsAt(opened(openedMs), { timetable: berlin, roomId: 'r204' })).toBe(Date.parse('2026-03-29T03:30:00+02:00') + leaseGraceMs)
})
