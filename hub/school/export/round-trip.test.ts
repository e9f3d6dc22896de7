import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PlannedLesson, Timetable } from '#shared/domain/timetable/schema'
import { readTimetableFile } from '../import/read-file'
import { planImport } from '../import/import-plan'
import { differencesOf, isNothing } from '../import/timetable-differences'
import { csvOf, xlsxOf } from '../../panel/topic-list'
import { ascXmlOf } from './asc-export'
import { calendarOf } from './calendar-export'
import { lessonRows } from './lesson-table'
import { scheduleOf } from './schedule-export'

const moment = { today: '2026-11-26', at: '2026-11-26T08:00:00.000Z' }
const classes = [{ id: 'c8b', name: '8 Б', grade: 8 }, { id: 'c5a', name: '5 «А»', grade: 5 }, { id: 'c11', name: '11А', grade: 11 }]
const rooms = [{ id: 'r204', name: '204' }, { id: 'r12', name: 'Спортзал & "малый" <2>' }, { id: 'r-k', name: 'к. 7' }]
const bells = Array.from({ length: 8 }, (_unused, number) => ({ number, start: `${String(8 + number).padStart(2, '0')}:00`, end: `${String(8 + number).padStart(2, '0')}:45` }))
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const teacher = fc.constantFrom('Орлова М. В.', 'Ким П. С.', 'O\'Brien & Co', '=СУММ(A1)', 'Ёлкина-Щукина Ю.')
const full = {
  weekday: fc.integer({ min: 1, max: 7 }), period: fc.integer({ min: 0, max: 4 }), span: maybe(fc.constantFrom(2, 3)), weeks: maybe(fc.constantFrom([1], [2])), classIds: fc.constantFrom(['c8b'], ['c5a'], ['c11'], ['c8b', 'c11']),
  group: maybe(fc.constantFrom({ name: '1 группа', division: '1' }, { name: 'Мальчики', division: 'пол' })), subject: fc.constantFrom('physics' as const, 'sport' as const, 'other' as const), teacher: maybe(teacher), roomId: maybe(fc.constantFrom('r204', 'r12', 'r-k')),
}
const placeOf = ({ weekday, period, classIds, group, weeks }: Omit<PlannedLesson, 'id'>) => JSON.stringify([weekday, period, classIds, group, weeks])
function timetables(shape: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Timetable> {
  const lessons = fc.uniqueArray(fc.record(shape) as fc.Arbitrary<Omit<PlannedLesson, 'id'>>, { maxLength: 12, minLength: 1, selector: placeOf })
  return lessons.map(all => ({
    version: 2, timeZone: 'Europe/Moscow', buildings: [], classes, rooms, bellSets: [{ id: 'usual', name: '1', bells }], bellRules: [], terms: [], calendar: { holidays: [], days: [] }, changes: [], rotation: { anchor: '2026-08-31', names: ['A', 'B'] },
    lessons: all.map((lesson, index) => ({ id: `l${index}`, ...withName(Object.fromEntries(Object.entries(lesson).filter(([, value]) => value !== undefined)) as Omit<PlannedLesson, 'id'>) })),
  }))
}
const withName = (lesson: Omit<PlannedLesson, 'id'>): Omit<PlannedLesson, 'id'> => (lesson.subject === 'other' ? { ...lesson, subjectName: 'Разговоры; о "важном"' } : lesson.coTeachers && !lesson.teacher ? { ...lesson, coTeachers: undefined } : lesson)

async function again(timetable: Timetable, file: Buffer, into: Timetable = timetable): Promise<Timetable> {
  const read = await readTimetableFile(file, { timeZone: timetable.timeZone, today: '2026-11-27', bells: into.bellSets[0]?.bells ?? [] })
  if (!read.ok || read.value.kind === 'course-plan') throw new Error(JSON.stringify(read))
  const { draft } = read.value.kind === 'table' ? read.value.table : read.value
  return planImport(draft, into, { scope: 'all' }, moment).next
}
/** Words instead of ids: what a hub that knows nothing of the school makes of the file. */
const inWords = (timetable: Timetable) => timetable.lessons.map(({ id: _id, classIds, roomId, ...lesson }) => JSON.stringify(Object.entries({ ...lesson, group: lesson.group?.name, classes: classIds.map(id => timetable.classes.find(one => one.id === id)?.name).sort(), room: timetable.rooms.find(one => one.id === roomId)?.name ?? '' }).filter(([, value]) => value !== undefined).sort())).sort()
const empty = (timetable: Timetable): Timetable => ({ ...timetable, classes: [], rooms: [], lessons: [], rotation: undefined, bellSets: [] })

const withDates = { ...full, from: maybe(fc.constantFrom('2026-09-01', '2027-01-11')), until: maybe(fc.constant('2027-05-27')), topic: maybe(fc.constantFrom('Плавление; опыт', '- тема', '"в кавычках"')) }
const forms: [string, fc.Arbitrary<Timetable>, (timetable: Timetable, language: 'ru' | 'en') => Buffer | Promise<Buffer>][] = [
  ['CSV', timetables(withDates), (timetable, language) => csvOf(lessonRows(timetable, language, moment.today))],
  ['XLSX', timetables(withDates), (timetable, language) => xlsxOf(lessonRows(timetable, language, moment.today))],
  ['aSc XML', timetables(full), (timetable, language) => Buffer.from(ascXmlOf(timetable, language))],
]
test.each(forms)('what goes out as %s comes back as it was: here nothing differs, in an empty hub the same lessons are', async (_form, timetable, write) => {
  await fc.assert(fc.asyncProperty(timetable, fc.constantFrom('ru' as const, 'en' as const), async (school, language) => {
    const file = await write(school, language)
    const differences = differencesOf(school, await again(school, file))
    expect(isNothing(differences), JSON.stringify(differences)).toBe(true)
    expect(inWords(await again(school, file, empty(school)))).toEqual(inWords(school))
  }), { numRuns: 60 })
})

test('what goes out as Schedule comes back: what it has a place for, over a whole turn of the weeks', async () => {
  const plain = timetables({ weekday: fc.integer({ min: 1, max: 6 }), period: full.period, weeks: maybe(fc.constant([1])), classIds: fc.constantFrom(['c8b'], ['c5a'], ['c11']), subject: full.subject, roomId: full.roomId })
  await fc.assert(fc.asyncProperty(plain, async school => {
    // Two half-used weekdays of one class look like a lesson of every week: the file shows dates, not intentions.
    const everyWeek = classes.flatMap(({ id }) => [1, 2, 3, 4, 5, 6].map((weekday): PlannedLesson => ({ id: `e-${id}-${weekday}`, weekday, period: 7, classIds: [id], subject: 'maths' })))
    const lessons = [...new Map([...school.lessons, ...everyWeek].map(lesson => [`${lesson.weekday} ${lesson.period} ${lesson.classIds.join()} ${lesson.weeks?.join() ?? 'all'}`, lesson])).values()].filter((lesson, _index, all) => !lesson.weeks || !all.some(one => !one.weeks && one.weekday === lesson.weekday && one.period === lesson.period && one.classIds[0] === lesson.classIds[0]))
    const whole = { ...school, lessons, rotation: { anchor: '2026-11-23', names: ['A', 'B'] } }
    const file = Buffer.from(JSON.stringify(scheduleOf({ id: 's', name: 'Школа' }, whole, 'ru', moment.today)))
    const differences = differencesOf(whole, await again(whole, file))
    expect(differences, JSON.stringify(differences)).toMatchObject({ added: 0, changed: 0, removed: 0, newClasses: [], newRooms: [], bells: [] })
  }), { numRuns: 40 })
})

test('what goes out as iCalendar comes back, long names folded', async () => {
  const name = fc.constantFrom('Осенние каникулы', 'Каникулы; с запятой, точкой и «кавычками», а ещё длинные, до свёртки', 'Праздник \\ выходной')
  const start = fc.integer({ min: 0, max: 300 })
  await fc.assert(fc.asyncProperty(fc.uniqueArray(fc.record({ name, start, days: fc.integer({ min: 1, max: 9 }) }), { selector: ({ start }) => start % 30, maxLength: 8, minLength: 1 }), async all => {
    const date = (day: number) => new Date(Date.UTC(2026, 8, 1 + day)).toISOString().slice(0, 10)
    const holidays = all.map(({ name, start, days }, index) => ({ id: `h${index}`, name, from: date(start), until: date(start + days) })).filter((one, index, every) => !every.some((other, at) => at < index && other.from < one.until && one.from < other.until)).sort((a, b) => a.from.localeCompare(b.from))
    const school: Timetable = { version: 2, timeZone: 'Europe/Moscow', buildings: [], classes: [], rooms: [], bellSets: [], bellRules: [], terms: [], lessons: [], changes: [], calendar: { holidays, days: [] } }
    expect((await again(school, Buffer.from(calendarOf(school, moment.at)))).calendar).toEqual(school.calendar)
    expect((await again(school, Buffer.from(calendarOf(school, moment.at)), { ...school, calendar: { holidays: [], days: [] } })).calendar.holidays.map(({ name, from, until }) => [name, from, until])).toEqual(holidays.map(({ name, from, until }) => [name, from, until]))
  }), { numRuns: 60 })
})

test('events go out with times and place and come back; a special day does not come back as an event', async () => {
  const events = [
    { id: 'ev-1', title: 'Концерт; «Осень», 7 классы', date: '2026-10-02', start: '17:00', end: '18:30', place: 'Актовый зал, 2 этаж' },
    { id: 'ev-2', title: 'Поход', date: '2026-10-25', until: '2026-10-27', start: '08:00', end: '20:00' },
    { id: 'ev-3', title: 'Ярмарка', date: '2026-11-01', until: '2026-11-04' },
    { id: 'ev-4', title: 'Педсовет', date: '2026-11-02', start: '14:00' },
  ]
  const days = [{ kind: 'exam' as const, id: 'x', date: '2026-10-05', name: 'Пробный экзамен' }]
  const school: Timetable = { version: 2, timeZone: 'Europe/Moscow', buildings: [], classes: [], rooms: [], bellSets: [], bellRules: [], terms: [], lessons: [], changes: [], calendar: { holidays: [], days, events } }
  const file = Buffer.from(calendarOf(school, moment.at))
  const back = await again(school, file)
  expect(back.calendar.events).toEqual(events)
  expect(isNothing(differencesOf(back, await again(back, file)))).toBe(true)
  const fresh = await again(school, file, { ...school, calendar: { holidays: [], days } })
  expect(fresh.calendar.events?.map(({ title, date, until, start, place }) => [title, date, until, start, place])).toEqual(events.map(({ title, date, until, start, place }) => [title, date, until, start, place]))
})
