import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Lesson } from '#shared/domain/lesson'
import type { Material } from '#shared/domain/material'
import { parseTimetable } from '#shared/domain/timetable/parse'
import type { Timetable } from '#shared/domain/timetable/schema'
import { success } from '#shared/result'
import { CoursePlans } from '../courses/course-plans'
import { ImportColumns } from './import-columns'
import { ImportDesk } from './import-desk'
import { ImportFiles } from './import-files'
import { readTimetableFile } from './read-file'
import { fixturesOf, timetableFixture } from './testing/timetable-fixture'

const bare: Timetable = {
  version: 2, timeZone: 'Europe/Moscow', buildings: [], classes: [{ id: 'c8b', name: '8 Б', grade: 8 }], rooms: [{ id: 'r204', name: '204' }], bellSets: [{ id: 'usual', name: '1', bells: [{ number: 1, start: '08:30', end: '09:15' }] }], bellRules: [], terms: [],
  calendar: { holidays: [], days: [] }, lessons: [{ id: 'l1', weekday: 1, period: 1, classIds: ['c8b'], subject: 'physics', roomId: 'r204' }], changes: [],
}
let folder = ''
let now = Date.parse('2026-11-26T08:00:00Z')
let history: Timetable[]
let files: ImportFiles
let desk: ImportDesk
let courses: CoursePlans

async function open(): Promise<void> {
  let count = 0
  files = new ImportFiles(() => now, length => new Uint8Array(length).fill(++count))
  courses = await CoursePlans.open(join(folder, 'courses'), () => {})
  desk = new ImportDesk({
    read: readTimetableFile, files, courses, now: () => now, coursesChanged: () => {}, columns: await ImportColumns.open(join(folder, 'columns.json'), () => {}),
    library: { materials: () => [{ id: 'crystals', title: 'Кристаллы' } as Material, { id: 'heat', title: 'Тепловое движение' } as Material], lessons: () => [{ id: 'melting', title: 'Плавление' } as Lesson] },
    timetable: {
      current: () => history.at(-1)!,
      replace: async next => {
        const judged = parseTimetable(next)
        if (judged.ok) history.push(judged.value)
        return judged
      },
      undo: async () => success(history.pop()),
    },
  })
}
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doska-import-'))
  history = [bare]
  await open()
})
afterEach(() => rm(folder, { recursive: true }))

const keep = (path: string, user = 'anna') => files.keep(timetableFixture(path), path, user)!
async function preview(fileId: string, options = {}) {
  const answer = await desk.preview(fileId, options, 'anna')
  if (!answer.ok) throw new Error(JSON.stringify(answer.fault))
  return answer.value
}

test('a preview stores nothing; applying is one write of just that, and one word takes it back', async () => {
  const fileId = keep('asc/divisions.xml')
  const { basis, differences, kind } = await preview(fileId)
  expect({ kind, length: history.length }).toEqual({ kind: 'asc', length: 1 })
  expect(differences).toMatchObject({ added: 4, removed: 1, newRooms: ['301'] })
  expect(await desk.apply(fileId, {}, basis, 'anna')).toEqual(success(null))
  expect(history).toHaveLength(2)
  expect(await desk.undo()).toEqual(success(null))
  expect(history).toEqual([bare])
  expect(await desk.undo()).toEqual({ ok: false, fault: { kind: 'nothing-to-undo' } })
})

test('what changed since the preview is not overwritten', async () => {
  const fileId = keep('asc/divisions.xml')
  const { basis } = await preview(fileId)
  history.push({ ...bare, lessons: [] })
  expect(await desk.apply(fileId, {}, basis, 'anna')).toEqual({ ok: false, fault: { kind: 'changed-meanwhile' } })
  expect(history).toHaveLength(2)
})

test('the same file once more has nothing to apply', async () => {
  const first = keep('csv/list-excel.csv')
  await desk.apply(first, {}, (await preview(first)).basis, 'anna')
  const again = keep('csv/list-excel.csv')
  const { basis, differences } = await preview(again)
  expect(differences).toMatchObject({ added: 0, changed: 0, removed: 0 })
  expect(await desk.apply(again, {}, basis, 'anna')).toEqual({ ok: false, fault: { kind: 'nothing-to-do' } })
})

test('columns named once hold for the next file with these headings, also after a restart', async () => {
  const table = (lesson: string) => Buffer.from(`когда;какой;кто;что\nпн;1;8 Б;${lesson}\n`)
  const fileId = files.keep(table('Химия'), 'a.csv', 'anna')!
  expect((await preview(fileId)).table?.missing).toEqual(['weekday', 'class', 'subject', 'period'])
  const options = { as: 'table' as const, columns: { weekday: 0, period: 1, class: 2, subject: 3 } }
  await desk.apply(fileId, options, (await preview(fileId, options)).basis, 'anna')
  await open()
  expect(await preview(files.keep(table('Физика'), 'b.csv', 'anna')!)).toMatchObject({ table: { missing: [] }, differences: { changed: 1, added: 0 } })
})

test('a term plan is for the class that a person names; its materials are found by title and id, what is not found is told', async () => {
  const fileId = keep('course-plan/usual.csv')
  expect((await preview(fileId)).courses).toMatchObject([{ classId: undefined, subject: undefined, lessons: 5, materials: 2 }])
  const options = { course: { classId: 'c8b', subject: 'physics' as const } }
  const { basis } = await preview(fileId, options)
  expect(await desk.apply(fileId, {}, basis, 'anna')).toEqual({ ok: false, fault: { kind: 'nothing-to-do' } })
  expect(await desk.apply(fileId, options, basis, 'anna')).toEqual(success(null))
  expect(courses.find(options.course)).toMatchObject({ from: '2026-09-01', lessons: [{ topic: 'Тепловое движение. Температура', materialIds: ['heat'] }, { lessonId: 'melting' }, {}, {}, {}] })
  expect(history).toHaveLength(1)
  await desk.undo()
  expect(courses.all()).toEqual([])
})

test('a file is the sender’s alone, and is forgotten after half an hour', async () => {
  const fileId = keep('asc/divisions.xml')
  expect(await desk.preview(fileId, {}, 'boris')).toEqual({ ok: false, fault: { kind: 'unknown' } })
  now += 31 * 60_000
  expect(await desk.preview(fileId, {}, 'anna')).toEqual({ ok: false, fault: { kind: 'unknown' } })
})

test.each(['asc', 'schedule', 'csv', 'xlsx', 'ics', 'course-plan'].flatMap(fixturesOf))('%s broken in the middle changes nothing', async path => {
  const bytes = timetableFixture(path)
  const fileId = files.keep(bytes.subarray(0, Math.floor(bytes.length * 0.6)), path, 'anna')!
  const answer = await desk.preview(fileId, {}, 'anna')
  if (/asc|schedule|xlsx|ics/.test(path)) expect(answer.ok).toBe(false)
  expect(history).toEqual([bare])
  expect(courses.all()).toEqual([])
})

test.each([[9 * 1024 * 1024], [200 * 1024 * 1024]])('%s bytes are no timetable', length => expect(files.keep(Buffer.alloc(length), 'big.xml', 'anna')).toBeUndefined())
