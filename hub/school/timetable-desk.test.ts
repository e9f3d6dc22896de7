import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { inviteHostsSchema } from '#shared/domain/invite-hosts'
import { dayOf } from '#shared/domain/timetable/day'
import type { ChangeCandidate, LessonCandidate } from '#shared/domain/timetable/schema'
import { writeTinySchool } from '../testing/test-hub'
import { readSchoolFolder } from './school-folder'
import { SchoolStore } from './school-store'
import { TimetableDesk } from './timetable-desk'
import { TimetableHistory } from './timetable-history'

const hosts = inviteHostsSchema.parse({ asOf: '2026-01-01', source: '', allowed: ['sferum.ru'] })
const monday = '2026-11-23'
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doska-desk-'))
  await writeTinySchool(folder)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function open(isRoomInUse: (roomId: string) => boolean = () => false) {
  let count = 0
  const needs = { hosts, now: () => Date.parse('2026-11-23T07:03:00Z') + count * 60_000, random: (bytes: number) => new Uint8Array(bytes).fill(++count), report: () => {} }
  const school = await SchoolStore.open(join(folder, 'store'), needs)
  if (!school.isBegun) {
    const read = await readSchoolFolder(folder, hosts)
    if (!read.ok) throw new Error(read.fault)
    await school.begin(read.value)
  }
  const told: string[] = []
  school.onChange(part => told.push(part))
  const desk = new TimetableDesk({ ...needs, school, history: await TimetableHistory.open(join(folder, 'store/history')), isRoomInUse })
  return { school, desk, told }
}
const lesson: LessonCandidate = { weekday: 1, period: 1, classIds: ['c8b'], subject: 'maths', roomId: 'r2' }
const cancelled: ChangeCandidate = { date: monday, plannedId: 'l1', cancelled: true }

test('a change for one day is kept with its age and source, told, and replaces the one before it for the same lesson', async () => {
  const { desk, told } = await open()
  expect(await desk.saveChange(cancelled, 'anna')).toMatchObject({ ok: true })
  expect(await desk.saveChange({ date: monday, plannedId: 'l1', roomId: 'r2' }, 'anna')).toMatchObject({ ok: true })
  expect(desk.read().timetable.changes).toMatchObject([{ plannedId: 'l1', roomId: 'r2', source: 'panel', madeAt: expect.stringMatching(/^2026-11-23T07:/) as string }])
  expect(dayOf(desk.read().timetable, 'r2', monday)).toMatchObject([{ plannedId: 'l1', change: { kind: 'moved-here' } }])
  expect(told).toEqual(['timetable', 'timetable'])
  const again = await open()
  expect(again.desk.read()).toMatchObject({ timetable: { changes: [{ roomId: 'r2' }] }, undo: { step: 'change-saved', by: 'anna' } })
})

test('undo takes one step after the other back, over a restart too, and then there is none', async () => {
  const first = await open()
  const before = first.desk.read().timetable
  await first.desk.saveLesson(lesson, 'anna')
  await first.desk.removeLesson('l1', 'boris')
  const { desk } = await open()
  expect(desk.read()).toMatchObject({ timetable: { lessons: [{ subject: 'maths' }] }, undo: { step: 'lesson-removed', by: 'boris' } })
  expect(await desk.undo()).toEqual({ ok: true, value: null })
  expect(desk.read()).toMatchObject({ timetable: { lessons: [{ id: 'l1' }, { subject: 'maths' }] }, undo: { step: 'lesson-saved' } })
  await desk.undo()
  expect(desk.read()).toEqual({ timetable: before, undo: undefined })
  expect(await desk.undo()).toEqual({ ok: false, fault: { kind: 'unknown' } })
})

test('who hears of a step and reads at once is not offered to undo what was just undone', async () => {
  const { desk, school } = await open()
  await desk.saveLesson(lesson, 'anna')
  const heard: unknown[] = []
  school.onChange(() => void desk.readSettled().then(({ undo }) => heard.push(undo)))
  await desk.undo()
  await expect.poll(() => heard).toEqual([undefined])
})

test('a whole timetable brings its classes and rooms and loses none; undo takes them out again, but not a room where a display stands', async () => {
  const { desk, school } = await open(roomId => roomId === 'r9')
  const { timetable } = desk.read()
  const coming = { ...timetable, classes: [{ id: 'c9a', name: '9 А', grade: 9 }], rooms: [{ id: 'r9', name: '9' }, { id: 'r10', name: '10' }, { id: 'r1', name: '101 новый' }], lessons: [{ ...lesson, id: 'x', classIds: ['c9a'], roomId: 'r10' }] }
  expect(await desk.replace(coming, 'anna')).toEqual({ ok: true, value: null })
  expect(school.school()).toMatchObject({ classes: [{ id: 'c8b' }, { id: 'c9a' }], rooms: [{ id: 'r1', name: '101 новый', groupIds: ['first-floor'] }, { id: 'r2' }, { id: 'r9', groupIds: [] }, { id: 'r10' }] })
  await desk.undo()
  expect(desk.read().timetable.lessons).toEqual(timetable.lessons)
  expect(school.school().rooms.map(({ id }) => id)).toEqual(['r1', 'r2', 'r9'])
})

test('a class is added, moved to the second shift and renamed, on its invites too; every step is taken back', async () => {
  const { desk, school } = await open()
  const { classes, rooms } = school.school()
  expect(await desk.savePlace({ of: 'building', id: 'b2', name: 'Корпус 2' }, 'anna')).toMatchObject({ ok: true })
  const added = await desk.savePlace({ of: 'class', name: '1 А', grade: 1, shift: 2, buildingId: 'b2' }, 'anna')
  await desk.savePlace({ of: 'room', id: 'r1', name: '101 (новый)', buildingId: 'b2' }, 'anna')
  await desk.savePlace({ of: 'class', id: 'c8b', name: '9 Б', grade: 9 }, 'anna')
  expect(school.school()).toMatchObject({ classes: [{ id: 'c8b', name: '9 Б', grade: 9 }, { id: added.ok ? added.value.id : '', name: '1 А', shift: 2, buildingId: 'b2' }], rooms: [{ id: 'r1', name: '101 (новый)', groupIds: ['first-floor'], buildingId: 'b2' }, { id: 'r2' }] })
  expect(new Set(school.invites().map(({ className }) => className))).toEqual(new Set(['9 Б']))
  expect(await desk.savePlace({ of: 'class', name: '9б', grade: 9 }, 'anna')).toEqual({ ok: false, fault: { kind: 'name-taken', name: '9б' } })
  for (let steps = 0; steps < 4; steps++) expect(await desk.undo()).toMatchObject({ ok: true })
  expect(school.school()).toMatchObject({ classes, rooms })
  expect(new Set(school.invites().map(({ className }) => className))).toEqual(new Set(['8 Б']))
})

test('what lessons, changes, displays or invites need is not removed, and it is told what they are; what nobody needs goes and comes back', async () => {
  const { desk, school } = await open(roomId => roomId === 'r2')
  expect(await desk.removePlace('room', 'r1', 'anna')).toMatchObject({ ok: false, fault: { kind: 'in-use', uses: { lessonIds: ['l1'], hasDisplay: false } } })
  expect(await desk.removePlace('class', 'c8b', 'anna')).toMatchObject({ ok: false, fault: { kind: 'in-use', uses: { lessonIds: ['l1'], hasInvite: true } } })
  expect(await desk.removePlace('room', 'r2', 'anna')).toMatchObject({ ok: false, fault: { kind: 'in-use', uses: { lessonIds: [], hasDisplay: true } } })
  await desk.savePlace({ of: 'room', id: 'r3', name: '103' }, 'anna')
  await desk.saveChange({ date: monday, plannedId: 'l1', roomId: 'r3' }, 'anna')
  expect(await desk.removePlace('room', 'r3', 'anna')).toMatchObject({ ok: false, fault: { uses: { changeDates: [monday] } } })
  await desk.undo()
  await desk.saveChange({ date: '2026-11-16', plannedId: 'l1', roomId: 'r3' }, 'anna') // that day is over
  expect(await desk.removePlace('room', 'r3', 'anna')).toMatchObject({ ok: true })
  expect([school.school().rooms.map(({ id }) => id), desk.read().timetable.changes]).toEqual([['r1', 'r2'], []])
  await desk.undo()
  expect([school.school().rooms.map(({ id }) => id), desk.read().timetable.changes.length]).toEqual([['r1', 'r2', 'r3'], 1])
  expect(await desk.removePlace('building', 'nobody', 'anna')).toEqual({ ok: false, fault: { kind: 'unknown' } })
})

test.each([
  ['a lesson without a bell', (desk: TimetableDesk) => desk.saveLesson({ ...lesson, period: 12 }, 'anna'), 'no-bell'],
  ['a room that nobody has', (desk: TimetableDesk) => desk.saveLesson({ ...lesson, roomId: 'r77' }, 'anna'), 'unknown-reference'],
  ['a change of a lesson that is gone', (desk: TimetableDesk) => desk.saveChange({ ...cancelled, plannedId: 'gone' }, 'anna'), 'unknown'],
  ['bells that overlap', (desk: TimetableDesk) => desk.saveBells({ bellSets: [{ id: 'usual', name: 'x', bells: [{ number: 1, start: '08:00', end: '09:00' }, { number: 2, start: '08:30', end: '09:30' }] }], bellRules: [] }, 'anna'), 'bells-overlap'],
  ['holidays that end before they begin', (desk: TimetableDesk) => desk.saveCalendar({ terms: [], calendar: { holidays: [{ id: 'h', name: 'h', from: monday, until: monday }], days: [] } }, 'anna'), 'ends-before-start'],
  ['an event that ends before it begins', (desk: TimetableDesk) => desk.saveCalendar({ terms: [], calendar: { holidays: [], days: [], events: [{ id: 'e', title: 'Концерт', date: monday, start: '18:00', end: '17:00' }] } }, 'anna'), 'ends-before-start'],
  ['two events of one id', (desk: TimetableDesk) => desk.saveCalendar({ terms: [], calendar: { holidays: [], days: [], events: [{ id: 'e', title: 'Концерт', date: monday }, { id: 'e', title: 'Ёлка', date: monday }] } }, 'anna'), 'repeated-id'],
  ['an event with an end alone', (desk: TimetableDesk) => desk.saveCalendar({ terms: [], calendar: { holidays: [], days: [], events: [{ id: 'e', title: 'Концерт', date: monday, end: '17:00' }] } }, 'anna'), 'malformed'],
  ['what is no timetable', (desk: TimetableDesk) => desk.replace({ version: 7 }, 'anna'), 'malformed'],
  ['more than the hub keeps', (desk: TimetableDesk) => desk.replace({ ...desk.read().timetable, lessons: Array.from({ length: 8_000 }, (_unused, index) => ({ ...lesson, id: `l-${index}`, topic: 'т'.repeat(100) })) }, 'anna'), 'too-large'],
])('%s is refused and changes nothing', async (_what, change, kind) => {
  const { desk, told } = await open()
  const before = desk.read()
  expect(await change(desk)).toMatchObject({ ok: false, fault: { kind } })
  expect([desk.read(), told]).toEqual([before, []])
})

test('twenty steps are kept, no more; a damaged record ends what can be taken back', async () => {
  const { desk } = await open()
  for (let index = 0; index < 22; index++) await desk.saveChange({ ...cancelled, note: String(index) }, 'anna')
  const history = join(folder, 'store/history')
  const names = (await readdir(history)).toSorted()
  expect(names).toHaveLength(20)
  for (const name of names) await writeFile(join(history, name), (await readFile(join(history, name), 'utf8')).slice(1))
  expect((await open()).desk.read().undo).toBeUndefined()
})

test('a file of the first format is read as it is', async () => {
  const { school } = await open()
  const one = { version: 1, timeZone: 'Europe/Moscow', bells: [{ number: 1, start: '08:30', end: '09:15' }], lessons: [{ id: 'old', weekday: 1, period: 1, classId: 'c8b', className: '8 Б', subject: 'physics', roomId: 'r1' }], changes: [] }
  const { createHash } = await import('node:crypto')
  const sealed = `{"sha256":"${createHash('sha256').update(JSON.stringify(one)).digest('hex')}","value":${JSON.stringify(one)}}\n`
  for (const name of ['timetable.json', 'timetable.json.last-good']) await writeFile(join(folder, 'store', name), sealed)
  expect(school.timetable().lessons[0]!.id).toBe('l1')
  const again = await open()
  expect(dayOf(again.school.timetable(), 'r1', monday)).toMatchObject([{ plannedId: 'old', className: '8 Б', start: '08:30' }])
})

test('events are kept with the calendar and taken back by undo', async () => {
  const { desk } = await open()
  const before = desk.read().timetable.calendar
  const events = [{ id: 'e', title: 'Концерт', date: monday, start: '17:00', end: '18:30', place: 'Актовый зал' }]
  expect(await desk.saveCalendar({ terms: [], calendar: { ...before, events } }, 'anna')).toEqual({ ok: true, value: null })
  expect(desk.read().timetable.calendar.events).toEqual(events)
  await desk.undo()
  expect(desk.read().timetable.calendar).toEqual(before)
})
