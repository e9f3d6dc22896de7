import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localTime } from '../local-time'
import { momentAt } from '../school-moment'
import { bellsOn } from './bell-moments'
import { addDays, mondayOf, wallTimeOf, weekdayOf } from './dates'
import { dayOf, dayOfClass, dayOfTeacher } from './day'
import { isHeld } from './day-lesson'
import { nextSchoolDay, whyNoLessons } from './school-days'
import { timetableOf } from './testing/timetable-of'
import { instantOf } from './wall-clock'

/** Up to eight bells of any length with any breaks, none included. */
const bellSets = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 90 })), { minLength: 1, maxLength: 8 }).map(pairs => {
  let minute = 420
  return pairs.map(([gap, length], number) => {
    const start = minute + gap
    minute = start + length
    return { number, start: wallTimeOf(start), end: wallTimeOf(minute) }
  }).filter(({ end }) => end < '24:00')
}).filter(bells => bells.length > 0)

const zones = ['Europe/Moscow', 'Europe/Kaliningrad', 'Asia/Kamchatka', 'Asia/Yekaterinburg', 'Europe/Berlin', 'America/New_York', 'America/Sao_Paulo', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Africa/Cairo', 'Pacific/Apia', 'UTC']

test('T-27 over random bell sets: every bell once, in order, no gap and no overlap between what the room is doing, the last end bell too', () => {
  fc.assert(
    fc.property(bellSets, fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }), (bells, prepareMinutes) => {
      const timetable = timetableOf({
        classes: [{ id: 'c', name: '8 А', grade: 8 }], rooms: [{ id: 'r', name: '1' }], bellSets: [{ id: 's', name: 's', bells, prepareMinutes }],
        lessons: bells.map(({ number }) => ({ id: `l${number}`, weekday: 1, period: number, classIds: ['c'], subject: 'maths', roomId: 'r' })),
      })
      const rings = bellsOn(timetable, '2026-11-23', { roomId: 'r' })
      const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
      for (const { number, start, end } of bells) {
        expect(rings.filter(ring => ring.kind === 'start' && ring.number === number)).toEqual([{ kind: 'start', number, minute: minuteOf(start) }])
        expect(rings.filter(ring => ring.kind === 'end' && ring.number === number)).toEqual([{ kind: 'end', number, minute: minuteOf(end) }])
        expect(rings.filter(ring => ring.kind === 'prepare' && ring.number === number).length).toBeLessThanOrEqual(prepareMinutes === undefined ? 0 : 1)
      }
      expect(rings.map(({ minute }) => minute)).toEqual(rings.map(({ minute }) => minute).toSorted((a, b) => a - b))
      const day = dayOf(timetable, 'r', '2026-11-23')
      for (let minute = 415; minute < 1_439; minute++) {
        const moment = momentAt(day, minute)
        const running = bells.filter(({ start, end }) => minuteOf(start) <= minute && minute < minuteOf(end))
        expect(running.length).toBeLessThanOrEqual(1)
        expect(moment.kind === 'lesson' ? moment.lesson.period : undefined).toBe(running[0]?.number)
        if (minute === minuteOf(bells.at(-1)!.end)) expect(moment).toEqual({ kind: 'free' })
      }
    }),
    { numRuns: 40 },
  )
})

test.each(zones)('T-25 in %s on 400 dates every bell happens once, at its wall time, in holidays none', zone => {
  const timetable = timetableOf({
    timeZone: zone, classes: [{ id: 'c', name: '8 А', grade: 8 }], rooms: [{ id: 'r', name: '1' }],
    bellSets: [{ id: 's', name: 's', bells: [{ number: 0, start: '01:30', end: '02:15' }, { number: 1, start: '02:40', end: '03:25' }, { number: 2, start: '08:30', end: '09:15' }, { number: 3, start: '23:10', end: '23:55' }] }],
    calendar: { holidays: [{ id: 'h', name: 'h', from: '2026-06-01', until: '2026-09-01' }], days: [] },
    lessons: [1, 2, 3, 4, 5, 6, 7].flatMap(weekday => [0, 1, 2, 3].map(period => ({ id: `l${weekday}-${period}`, weekday, period, classIds: ['c'], subject: 'maths', roomId: 'r' }))),
  })
  let before = 0
  for (let index = 0; index < 400; index++) {
    const date = addDays('2026-01-01', index)
    const rings = bellsOn(timetable, date, { roomId: 'r' })
    expect(rings.length).toBe(date >= '2026-06-01' && date < '2026-09-01' ? 0 : 8)
    const instants = rings.map(({ minute }) => instantOf(date, minute, zone))
    expect(new Set(instants).size).toBe(instants.length)
    expect(Math.min(Infinity, ...instants)).toBeGreaterThan(before)
    before = Math.max(before, ...instants)
    for (const [place, { minute }] of rings.entries()) {
      const instant = instants[place]!
      const local = localTime(instant, zone)
      expect(local.date).toBe(date)
      expect([0, 30, 60]).toContain(local.minute - minute) // later only inside a gap, which no clock shows
    }
  }
})

test('dates are counted as the calendar does', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: -400, max: 400 }), (day, days) => {
      const date = new Date(day * 86_400_000).toISOString().slice(0, 10)
      expect(addDays(addDays(date, days), -days)).toBe(date)
      expect(weekdayOf(date)).toBe(new Date(`${date}T00:00:00Z`).getUTCDay() || 7)
      expect([weekdayOf(mondayOf(date)), mondayOf(date) <= date, addDays(mondayOf(date), 7) > date]).toEqual([1, true, true])
    }),
  )
})

/** 60 classes, 120 teachers, 60 rooms, 2520 lessons, a change a day of each tenth class. */
function bigSchool() {
  const classes = Array.from({ length: 60 }, (_unused, index) => ({ id: `c${index}`, name: `${(index % 11) + 1} ${'АБВГДЕ'[Math.floor(index / 11)]}`, grade: (index % 11) + 1, shift: index % 5 === 0 ? 2 : 1 }))
  const lessons = classes.flatMap(({ id }, index) => [1, 2, 3, 4, 5, 6].flatMap(weekday => [1, 2, 3, 4, 5, 6, 7].map(period => ({
    id: `l-${index}-${weekday}-${period}`, weekday, period, classIds: [id], subject: 'maths', roomId: `r${index}`, teacher: `t${(index * 2 + period) % 120}`, ...(period === 7 ? { weeks: [(weekday % 2) + 1] } : {}),
  }))))
  const bells = (start: number) => Array.from({ length: 8 }, (_unused, number) => ({ number, start: wallTimeOf(start + number * 55), end: wallTimeOf(start + number * 55 + 45) }))
  const changes = Array.from({ length: 365 }, (_unused, day) => addDays('2026-09-01', day)).flatMap((date, day) => [0, 10, 20, 30, 40, 50].map(index => ({
    id: `k-${day}-${index}`, date, plannedId: `l-${index}-${Math.min(6, weekdayOf(date))}-${(day % 6) + 1}`, madeAt: `${date}T05:00:00Z`, source: 'import',
    ...[{ cancelled: true }, { roomId: `r${index + 1}` }, { teacher: 'замена' }, { period: 0 }, { mergedInto: `l-${index + 1}-${Math.min(6, weekdayOf(date))}-${(day % 6) + 1}` }][day % 5],
  })))
  return timetableOf({
    timeZone: 'Europe/Berlin', classes, rooms: classes.map((_unused, index) => ({ id: `r${index}`, name: String(index) })), rotation: { anchor: '2026-08-31', names: ['A', 'B'] },
    bellSets: [{ id: 'one', name: '1', bells: bells(420), prepareMinutes: 2 }, { id: 'two', name: '2', bells: bells(840) }], bellRules: [{ bellSetId: 'one' }, { bellSetId: 'two', shift: 2 }],
    calendar: {
      holidays: [{ id: 'a', name: 'осень', from: '2026-10-26', until: '2026-11-05' }, { id: 'w', name: 'зима', from: '2026-12-31', until: '2027-01-11' }, { id: 's', name: 'лето', from: '2027-05-27', until: '2027-09-01' }],
      days: [{ kind: 'works-as', id: 'd', date: '2027-03-14', name: 'За понедельник', weekday: 1 }, { kind: 'off', id: 'o', date: '2026-11-24', name: 'Карантин', grades: [1, 2] }],
    },
    lessons, changes,
  })
}

test('a year of a school of 60 classes in seconds: each planned lesson is held, cancelled or elsewhere, each bell is one instant later than the last', () => {
  const school = bigSchool()
  const begun = process.cpuUsage() // not the clock: a busy machine is no fault of ours
  let last = 0
  let held = 0
  for (let index = 0; index < 365; index++) {
    const date = addDays('2026-09-01', index)
    const rooms = school.rooms.map(({ id }) => dayOf(school, id, date))
    const ids = rooms.flat().filter(isHeld).map(({ plannedId }) => plannedId)
    expect(new Set(ids).size).toBe(ids.length)
    held += ids.length
    expect(whyNoLessons(school, date) === undefined).toBe(ids.length > 0)
    for (const { minute } of bellsOn(school, date, { classId: 'c1' })) {
      const instant = instantOf(date, minute, school.timeZone)
      expect(instant).toBeGreaterThanOrEqual(last)
      last = instant
    }
  }
  expect(held).toBeGreaterThan(60_000)
  expect(nextSchoolDay(school, '2026-12-30')).toBe('2027-01-11')
  expect(dayOfClass(school, 'c1', '2027-03-14').length).toBeGreaterThan(0)
  expect(process.cpuUsage(begun).user / 1_000).toBeLessThan(20_000) // a hang limit, 4 s where it was written, most of it the bells' instants
})

test('the day of 60 classes on a television: every class and room looked at each second is no work', () => {
  const school = bigSchool()
  const begun = process.cpuUsage() // not the clock: a busy machine is no fault of ours
  for (let second = 0; second < 100; second++) for (let index = 0; index < 60; index++) dayOfClass(school, `c${index}`, '2026-09-08')
  expect(dayOfTeacher(school, 't5', '2026-09-08').length).toBeGreaterThan(0)
  expect(process.cpuUsage(begun).user / 1_000).toBeLessThan(1_000) // 6 000 looks; without the kept day it would be half a minute
})
