import { expect, test } from 'vitest'
import { readTimetableFile } from './read-file'

const context = { timeZone: 'Europe/Moscow', today: '2026-11-27', bells: [] }
const lessons = (count: number, row: (index: number) => string) => Buffer.from(`День;Начало;Конец;Класс;Предмет\n${Array.from({ length: count }, (_unused, index) => row(index)).join('\n')}\n`)
const asc = (cards: string, rooms = '') => Buffer.from(`<timetable><subjects><subject id="S" name="X"/></subjects><classes><class id="C" name="8А"/></classes><classrooms>${rooms}</classrooms><lessons><lesson id="L" subjectid="S" classids="C"/></lessons><cards>${cards}</cards></timetable>`)
const rooms = Array.from({ length: 1_900 }, (_unused, index) => `R${index}`)

/** Each would take minutes without its limit; the test's own time is the judge. */
test.each([
  ['a class of its own in every row', lessons(9_000, index => `пн;8:00;8:45;класс ${index};Химия`), { ok: true }],
  ['a class of its own in every numbered row', Buffer.from(`День;Урок;Класс;Предмет\n${Array.from({ length: 9_000 }, (_unused, index) => `пн;1;класс ${index};Химия`).join('\n')}\n`), { ok: false, fault: { kind: 'too-many-names' } }],
  ['a cell of commas without end', Buffer.from(`;5 А;5 Б\nпн 1;${','.repeat(4_000_000)} гр;Химия\n`), { ok: true }],
  ['cards in every room on every day', asc(Array.from({ length: 2_000 }, (_unused, index) => `<card lessonid="L" period="${index % 20}" weeks="${index}" days="1111111" classroomids="${rooms.join(',')}"/>`).slice(0, 300).join(''), rooms.map(id => `<classroom id="${id}" name="${id}"/>`).join('')), { ok: false, fault: { kind: 'too-many-rows' } }],
  ['an event with a million dates taken out', Buffer.from(`BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101T100000\nRRULE:FREQ=WEEKLY;INTERVAL=50\nEXDATE;TZID=Asia/Tokyo:${'20260101T100000,'.repeat(400_000)}\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR\n`), { ok: true }],
  ['replaced lessons without a plan', Buffer.from(JSON.stringify({ resourceType: 'Schedule', school: [{ class: [{ class: '8А', lesson: Array.from({ length: 18_000 }, (_unused, index) => ({ subject: `a${index}`, insteadOf: `b${index}`, period: { start: '2026-11-23T08:00:00', end: '2026-11-23T08:45:00' } })) }] }] })), { ok: true }],
  ['lessons over a century', Buffer.from(JSON.stringify({ resourceType: 'Schedule', school: [{ class: [{ class: '8А', lesson: Array.from({ length: 5_000 }, (_unused, index) => ({ subject: 'Химия', period: { start: `${new Date(Date.UTC(2000, 0, 3 + 7 * index)).toISOString().slice(0, 10)}T08:00:00`, end: `${new Date(Date.UTC(2000, 0, 3 + 7 * index)).toISOString().slice(0, 10)}T08:45:00` } })) }] }] })), { ok: true }],
])('%s does not hang', async (_what, bytes, outcome) => {
  expect(await readTimetableFile(bytes, context)).toMatchObject(outcome)
}, 20_000)
