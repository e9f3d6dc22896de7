import { expect, test } from 'vitest'
import type { Timetable } from '#shared/domain/timetable/schema'
import { planImport } from './import-plan'
import { emptyDraft, type DraftLesson, type TimetableDraft } from './timetable-draft'
import { differencesOf, isNothing } from './timetable-differences'

const moment = { today: '2026-11-26', at: '2026-11-26T08:00:00.000Z' }
const bells = [{ number: 1, start: '08:30', end: '09:15' }, { number: 2, start: '09:25', end: '10:10' }]
const school: Timetable = {
  version: 2, timeZone: 'Europe/Moscow', buildings: [], classes: [{ id: 'c8b', name: '8 Б', grade: 8 }, { id: 'c5a', name: '5 А', grade: 5 }], rooms: [{ id: 'r204', name: '204' }],
  bellSets: [{ id: 'usual', name: '1', bells }], bellRules: [], terms: [], calendar: { holidays: [], days: [] },
  lessons: [
    { id: 'l1', weekday: 1, period: 1, classIds: ['c8b'], subject: 'physics', teacher: 'Орлова М. В.', roomId: 'r204', topic: 'Плавление', lessonId: 'melting' },
    { id: 'l2', weekday: 1, period: 2, classIds: ['c8b', 'c5a'], subject: 'sport' },
    { id: 'l3', weekday: 2, period: 1, classIds: ['c5a'], subject: 'other', subjectName: 'Разговоры о важном' },
  ],
  changes: [{ id: 'x1', date: '2026-11-30', plannedId: 'l1', cancelled: true, madeAt: '2026-11-25T08:00:00Z', source: 'panel' }],
}
const lesson = (change: Partial<DraftLesson> = {}): DraftLesson => ({ weekday: 1, period: 1, span: 1, classNames: ['8-б'], subject: 'Физика', teachers: ['Орлова М. В.'], room: 'каб. 204', ...change })
const draftOf = (lessons: readonly DraftLesson[], more: Partial<TimetableDraft> = {}): TimetableDraft => ({
  ...emptyDraft, lessons,
  classes: [...new Set(lessons.flatMap(({ classNames }) => classNames))].map(name => ({ name })), rooms: [...new Set(lessons.flatMap(({ room }) => room ?? []))].map(name => ({ name })), ...more,
})

test('what is there already under another spelling is not new, and nothing differs', () => {
  const { next } = planImport(draftOf([lesson(), lesson({ period: 2, classNames: ['5А', '8Б'], subject: 'Физ-ра', teachers: [], room: undefined })]), school, {}, moment)
  const differences = differencesOf(school, next)
  expect(differences).toMatchObject({ added: 0, changed: 1, newClasses: [], newRooms: [] }) // «Физ-ра» is the school's own name for it
  expect(next.lessons.find(({ id }) => id === 'l1')).toEqual(school.lessons[0])
})

test('another teacher changes a lesson that stays the same one: its topic, its prepared lesson and its changes remain', () => {
  const { next } = planImport(draftOf([lesson({ teachers: ['Ким П. С.'] })]), school, {}, moment)
  expect(next.lessons.find(({ id }) => id === 'l1')).toMatchObject({ teacher: 'Ким П. С.', topic: 'Плавление', lessonId: 'melting' })
  expect(next.changes).toEqual(school.changes)
})

test('a file without any teacher, as the federal Schedule is, takes no teacher away; one that names some does', () => {
  const silent = lesson({ teachers: [] })
  const lessonOne = (draft: TimetableDraft) => planImport(draft, school, {}, moment).next.lessons.find(({ id }) => id === 'l1')
  expect(lessonOne(draftOf([silent]))).toEqual(school.lessons[0])
  expect(lessonOne(draftOf([silent, lesson({ period: 2, subject: 'Химия', teachers: ['Ким П. С.'] })]))).not.toHaveProperty('teacher')
})

test('another subject in its place keeps the id, not the topic', () => {
  const { next } = planImport(draftOf([lesson({ subject: 'Химия' })]), school, {}, moment)
  expect(next.lessons.find(({ id }) => id === 'l1')).toEqual({ id: 'l1', weekday: 1, period: 1, classIds: ['c8b'], subject: 'chemistry', teacher: 'Орлова М. В.', roomId: 'r204' })
})

test('only classes of the file are replaced; a joint lesson stays for the class that the file does not know', () => {
  const { next } = planImport(draftOf([lesson()]), school, {}, moment)
  expect(next.lessons.map(({ id, classIds }) => [id, classIds])).toEqual([['l2', ['c5a']], ['l3', ['c5a']], ['l1', ['c8b']]])
  expect(planImport(draftOf([lesson()]), school, { scope: 'all' }, moment).next.lessons.map(({ id }) => id)).toEqual(['l1'])
})

test('a change to a lesson that is gone goes too, and is counted', () => {
  const { next } = planImport(draftOf([lesson({ weekday: 5 })]), school, {}, moment)
  expect(differencesOf(school, next)).toMatchObject({ changesRemoved: 1, added: 1 })
})

test('new classes and rooms get ids that can be read, chosen ones go where a person says', () => {
  const draft = draftOf([lesson({ classNames: ['9 «Щ»'], room: 'Актовый зал' })])
  const { next, names } = planImport(draft, school, {}, moment)
  expect(next.classes.at(-1)).toEqual({ id: 'c-9sch', name: '9 «Щ»', grade: 9 })
  expect(next.rooms.at(-1)).toEqual({ id: 'r-aktovyjzal', name: 'Актовый зал' })
  expect(names.mappings.classes).toEqual([{ name: '9 «Щ»', to: undefined, isUnsure: true }])
  const chosen = planImport(draft, school, { classes: { '9 «Щ»': 'c5a' }, rooms: { 'Актовый зал': 'r204' }, subjects: { Физика: 'world' } }, moment).next
  expect(chosen.lessons.at(-1)).toMatchObject({ classIds: ['c5a'], roomId: 'r204', subject: 'world', subjectName: 'Физика' })
  expect(chosen.classes).toEqual(school.classes)
})

test('what the timetable calls so already decides the subject next time', () => {
  const { names } = planImport(draftOf([lesson({ subject: 'разговоры о важном' })]), { ...school, lessons: [{ ...school.lessons[2]!, subject: 'social' }] }, {}, moment)
  expect(names.subjectOf('разговоры о важном').subject).toBe('social')
})

test('bells that differ are replaced in the usual set; numbers without a bell get one and it is told; those beyond the day are refused', () => {
  const { next, warnings } = planImport(draftOf([lesson(), lesson({ period: 3 }), lesson({ period: 8 })], { bellSets: [{ name: '', classNames: [], bells: [{ number: 1, start: '09:00', end: '09:20' }] }] }), school, {}, moment)
  expect(next.bellSets[0]?.bells).toEqual([{ number: 1, start: '09:00', end: '09:20' }, bells[1], { number: 3, start: '10:20', end: '11:05' }, { number: 8, start: '14:55', end: '15:40' }])
  expect(warnings.map(({ kind }) => kind)).toEqual(['bell-guessed', 'bell-guessed'])
  const late = planImport(draftOf([lesson({ period: 3 })]), { ...school, bellSets: [{ id: 'usual', name: '1', bells: [{ number: 2, start: '23:00', end: '23:40' }] }] }, {}, moment)
  expect(late.warnings).toEqual([{ kind: 'period-too-high', value: '3' }])
  expect(late.next.lessons).toEqual(school.lessons)
})

test('shifts and first-graders get sets and rules of their own, once', () => {
  const lessons = [lesson({ classNames: ['1 А'], room: undefined }), lesson({ classNames: ['7 В'], room: undefined }), lesson({ room: undefined })]
  const draft = draftOf(lessons, { bellSets: [{ name: '1', classNames: ['1 А'], bells: [{ number: 1, start: '09:00', end: '09:35' }] }, { name: '2', classNames: ['7 В'], bells: [{ number: 1, start: '14:00', end: '14:45' }] }, { name: '3', classNames: ['8-б'], bells: [bells[0]!] }] })
  const { next } = planImport(draft, school, {}, moment)
  expect(next.bellSets.map(({ name }) => name)).toEqual(['1', '1 А', '7 В'])
  expect(next.bellRules).toEqual([{ bellSetId: 'bells-2', grades: [1] }, { bellSetId: 'bells-3', grades: [7], shift: 2 }, { bellSetId: 'usual', grades: [8] }])
  expect(next.classes.find(({ name }) => name === '7 В')?.shift).toBe(2)
  expect(isNothing(differencesOf(next, planImport(draft, next, {}, moment).next))).toBe(true)
})

test('half-years take the dates of the school’s terms; without them it is told', () => {
  const terms = [{ id: 't1', name: '1', from: '2026-09-01', until: '2026-12-31' }, { id: 't2', name: '2', from: '2027-01-11', until: '2027-05-27' }]
  expect(planImport(draftOf([lesson({ terms: '01' })]), { ...school, terms }, {}, moment).next.lessons.at(-1)).toMatchObject({ from: '2027-01-11', until: '2027-05-27' })
  expect(planImport(draftOf([lesson({ terms: '01' })]), school, {}, moment).warnings).toMatchObject([{ kind: 'term-without-dates', value: '01' }])
})

test('weeks that rotate begin with the first of September, unless the file or the school knows better', () => {
  const draft = draftOf([lesson({ weeks: [2] })], { weekNames: ['A', 'B'] })
  expect(planImport(draft, school, {}, moment).next.rotation).toEqual({ anchor: '2026-08-31', names: ['A', 'B'] })
  expect(planImport({ ...draft, anchor: '2026-11-02' }, school, {}, moment).next.rotation?.anchor).toBe('2026-11-02')
  const own = { anchor: '2026-09-07', names: ['нечёт', 'чёт'] }
  expect(planImport(draft, { ...school, rotation: own }, {}, moment).next.rotation).toEqual(own)
})

test('changes of the file are dated, and a second import brings none again', () => {
  const draft = draftOf([lesson()], { changes: [{ date: '2026-12-01', lesson: 0, subject: 'Музыка', room: 'каб. 204' }] })
  const { next } = planImport(draft, school, {}, moment)
  expect(next.changes.at(-1)).toMatchObject({ date: '2026-12-01', plannedId: 'l1', subject: 'music', roomId: 'r204', madeAt: moment.at, source: 'import' })
  expect(planImport(draft, next, {}, { ...moment, at: '2026-11-27T08:00:00.000Z' }).next.changes).toEqual(next.changes)
})

test('holidays are added once, exams by choice, events are kept with their times and place and renewed by a second import', () => {
  const day = { title: 'Каникулы', from: '2026-12-28', until: '2027-01-11' }
  const draft = draftOf([], { days: [{ kind: 'holiday', ...day }, { kind: 'event', title: 'ОГЭ', from: '2027-05-28', until: '2027-05-30' }, { kind: 'event', title: 'Ёлка', from: '2026-12-24', until: '2026-12-25', start: '10:00', end: '11:30', place: 'Актовый зал' }] })
  const { next, days } = planImport(draft, school, {}, moment)
  expect(next.calendar).toMatchObject({ holidays: [{ name: 'Каникулы' }], days: [] })
  expect(days).toEqual([{ title: 'Каникулы', count: 1, as: 'holiday' }, { title: 'ОГЭ', count: 1, as: 'event' }, { title: 'Ёлка', count: 1, as: 'event' }])
  expect(next.calendar.events).toMatchObject([{ title: 'Ёлка', date: '2026-12-24', start: '10:00', end: '11:30', place: 'Актовый зал' }, { title: 'ОГЭ', date: '2027-05-28', until: '2027-05-30' }])
  const told = differencesOf(school, next).days
  expect(told.map(({ name }) => name)).toEqual(['Каникулы', 'Ёлка', 'ОГЭ'])
  expect(told[1]).toMatchObject({ from: '2026-12-24', until: '2026-12-25' }) // the day after the last, of one day too
  expect(isNothing(differencesOf(next, planImport(draft, next, {}, moment).next))).toBe(true)
  const later = planImport({ ...draft, days: [{ ...draft.days[2]!, start: '12:00', end: '13:00' }] }, next, {}, moment).next
  expect(later.calendar.events).toMatchObject([{ id: next.calendar.events![0]!.id, start: '12:00' }, { title: 'ОГЭ' }])
  expect(planImport(draft, school, { days: { Ёлка: 'skip', ОГЭ: 'skip' } }, moment).next.calendar).not.toHaveProperty('events')
  expect(planImport(draft, next, { days: { ОГЭ: 'exam' } }, moment).next.calendar).toMatchObject({ holidays: next.calendar.holidays, days: [{ kind: 'exam', date: '2027-05-28' }, { kind: 'exam', date: '2027-05-29' }] })
  expect(next.lessons).toBe(school.lessons)
})
