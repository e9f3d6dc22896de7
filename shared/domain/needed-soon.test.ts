import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boardLessonSchema } from './lesson'
import { materialsNeeded, neededSoon, type LessonShelf } from './needed-soon'
import { localTime } from './local-time'
import type { Timetable } from './timetable/schema'
import { timetableOf as parsedTimetable } from './timetable/testing/timetable-of'
import { instantOf } from './timetable/wall-clock'

const bells = [1, 2, 3, 4, 5, 6].map(number => ({ number, start: `${String(7 + number).padStart(2, '0')}:10`, end: `${String(7 + number).padStart(2, '0')}:55` }))
const planned = (id: string, weekday: number, period: number, more: object = {}) => ({ id, weekday, period, classId: 'c8b', className: '8Б', subject: 'physics', roomId: 'r204', ...more })
const timetableOf = (lessons: object[], changes: object[] = [], timeZone = 'Europe/Moscow'): Timetable => parsedTimetable({ version: 1, timeZone, bells, lessons, changes })
const prepared = (id: string, ...materialIds: string[]) =>
  boardLessonSchema.parse({ id, title: `Урок ${id}`, subject: 'physics', grade: 8, stages: materialIds.map(materialId => ({ id: materialId, title: materialId, minutes: 5, board: { kind: 'material', materialId } })) })
const shelf: LessonShelf = { lessonOf: id => [prepared('melting', 'slides', 'film'), prepared('waves', 'sound', 'film')].find(lesson => lesson.id === id) }
/** Monday 30 November 2026 at a minute of the day, in Moscow. */
const monday = (minute: number) => instantOf('2026-11-30', minute, 'Europe/Moscow')
const idsAt = (timetable: Timetable, nowMs: number) => neededSoon(timetable, 'r204', shelf, nowMs).map(({ plannedId }) => plannedId)

const week = timetableOf([
  planned('mon-2', 1, 2, { lessonId: 'melting' }),
  planned('mon-4', 1, 4, { materialIds: ['map', 'film'] }),
  planned('mon-5', 1, 5),
  planned('mon-3-elsewhere', 1, 3, { roomId: 'r112', lessonId: 'waves' }),
  planned('tue-1', 2, 1, { lessonId: 'waves', materialIds: ['sound', 'quiz'] }),
  planned('wed-1', 3, 1, { lessonId: 'melting' }),
])

test.each([
  ['before school: today in its order, then tomorrow', 480, ['mon-2', 'mon-4', 'tue-1']],
  ['a lesson is the most needed until its last minute', 594, ['mon-2', 'mon-4', 'tue-1']],
  ['at its end minute the next one is, and what is over comes last', 595, ['mon-4', 'tue-1', 'mon-2']],
  ['after school tomorrow comes first', 1_000, ['tue-1', 'mon-2', 'mon-4']],
])('%s', (_rule, minute, ids) => expect(idsAt(week, monday(minute))).toEqual(ids))

test('a prepared lesson needs what its board faces show, and what the timetable adds to it, each once', () => {
  expect(materialsNeeded(neededSoon(week, 'r204', shelf, monday(480)))).toEqual(['slides', 'film', 'map', 'sound', 'quiz'])
})

test('a lesson that the library does not know yet is missing under its own id', () => {
  const timetable = timetableOf([planned('p', 1, 1, { lessonId: 'unheard-of', topic: 'Свет' })])
  expect(neededSoon(timetable, 'r204', shelf, monday(0))).toMatchObject([{ title: 'Свет', materialIds: ['unheard-of'] }])
})

test('cancelled lessons need nothing, a moved one is needed where it goes', () => {
  const change = (plannedId: string, what: object) => ({ id: plannedId, date: '2026-11-30', plannedId, madeAt: '2026-11-29T10:00:00Z', ...what })
  const changed = { ...week, changes: timetableOf([], [change('mon-2', { cancelled: true }), change('mon-3-elsewhere', { roomId: 'r204' })]).changes }
  expect(idsAt(changed, monday(480))).toEqual(['mon-3-elsewhere', 'mon-4', 'tue-1'])
})

test('over a weekend the next day with lessons counts, and says that it is not tomorrow', () => {
  const timetable = timetableOf([planned('mon-1', 1, 1, { lessonId: 'melting' })])
  const saturday = instantOf('2026-11-28', 700, 'Europe/Moscow')
  expect(neededSoon(timetable, 'r204', shelf, saturday)).toMatchObject([{ plannedId: 'mon-1', date: '2026-11-30', day: 'later' }])
  expect(neededSoon(timetable, 'r204', shelf, saturday + 86_400_000)).toMatchObject([{ day: 'tomorrow' }])
})

const zones = ['Europe/Kaliningrad', 'Europe/Moscow', 'Asia/Kamchatka', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'Africa/Casablanca', 'Asia/Kathmandu']
const plans = fc.array(
  fc.record({ weekday: fc.integer({ min: 1, max: 7 }), period: fc.integer({ min: 1, max: 6 }), roomId: fc.constantFrom('r204', 'r112'), lessonId: fc.constantFrom('melting', 'waves', undefined) }),
  { maxLength: 20 },
)
const instants = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2028, 0, 1) })
const timetableIn = (zone: string, plan: readonly { weekday: number; period: number; roomId: string; lessonId: string | undefined }[]) =>
  timetableOf(plan.map(({ weekday, period, roomId, lessonId }, index) => planned(`p${index}`, weekday, period, { roomId, lessonId })), [], zone)

test('T-25 in every zone: today and one day after it, nothing of another room, the next to be held first', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), plans, instants, (zone, plan, nowMs) => {
      const timetable = timetableIn(zone, plan)
      const needed = neededSoon(timetable, 'r204', shelf, nowMs)
      const { date, minute } = localTime(nowMs, zone)
      const days = new Set(needed.map(lesson => lesson.date))
      expect([...days].filter(day => day !== date).length).toBeLessThanOrEqual(1)
      for (const lesson of needed) {
        expect(timetable.lessons.find(({ id }) => id === lesson.plannedId)).toMatchObject({ roomId: 'r204' })
        expect(lesson.date >= date).toBe(true)
        expect(lesson.day === 'today').toBe(lesson.date === date)
      }
      const endOf = (lesson: (typeof needed)[number]) => `${lesson.date} ${lesson.end}`
      const now = `${date} ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
      const coming = needed.filter(lesson => endOf(lesson) > now)
      expect(needed.slice(0, coming.length)).toEqual(coming)
      expect(coming.map(endOf)).toEqual(coming.map(endOf).toSorted())
    }),
    { numRuns: 300 },
  )
})

test('T-26 only wall time counts: the same wall time in two zones needs the same', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.constantFrom(...zones), plans, fc.integer({ min: 0, max: 700 }), fc.integer({ min: 240, max: 1_439 }), (one, other, plan, day, minute) => {
      const date = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10)
      const at = (zone: string) => neededSoon(timetableIn(zone, plan), 'r204', shelf, instantOf(date, minute, zone))
      expect(at(one)).toEqual(at(other))
    }),
    { numRuns: 200 },
  )
})
