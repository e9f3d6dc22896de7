import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { materialSchema } from '#shared/domain/material'
import { parseTimetable } from '#shared/domain/timetable/parse'
import type { Timetable } from '#shared/domain/timetable/schema'
import { emptyDocuments } from '../desired/documents'
import { LibraryIndex } from '../library/library-index'
import { packageSessions } from './package-sessions'
import { PackageShelf } from './package-shelf'

const course = materialSchema.parse({
  id: 'course', title: 'Курс', type: 'scorm', subject: 'physics', grades: [8], entry: 'index.html', addedAt: '2026-11-20T08:00:00Z', media: { scorm: '2004' },
  manifest: [{ path: 'index.html', sha256: 'a'.repeat(64), bytes: 2, mediaType: 'text/html' }],
})
const library = new LibraryIndex(new Map([[course.id, course]]), new Map())
const parsed = parseTimetable({
  version: 1, timeZone: 'Europe/Moscow', changes: [],
  bells: [{ number: 1, start: '08:30', end: '09:15' }, { number: 2, start: '09:25', end: '10:10' }],
  lessons: [
    { id: 'a', weekday: 1, period: 1, classId: 'c8b', className: '8 Б', subject: 'physics', roomId: 'r1' },
    { id: 'b', weekday: 1, period: 2, classId: 'c5a', className: '5 А', subject: 'maths', roomId: 'r1' },
  ],
})
const timetable = (parsed as { value: Timetable }).value
/** A Monday in Moscow. */
const at = (time: string) => Date.parse(`2026-11-23T${time}:00+03:00`)

let folder = ''
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'doska-sessions-'))))
afterEach(() => rm(folder, { recursive: true }))

async function room() {
  const ended: string[] = []
  const reported: unknown[] = []
  const world = { nowMs: at('08:40'), roomId: 'r1' as string | undefined, lessonId: undefined as string | undefined }
  const shelf = await PackageShelf.open(folder, { now: () => world.nowMs, report: () => {} })
  const sessions = packageSessions({
    shelf,
    library: () => library,
    documents: () => ({ ...emptyDocuments, timetable }),
    roomId: () => world.roomId,
    lessonId: () => world.lessonId,
    now: () => world.nowMs,
    endPackage: id => ended.push(id),
    report: problem => reported.push(problem),
  })
  return { sessions, world, ended, reported }
}

test('the class is the one that the timetable has in this room now; in a break, elsewhere and unplanned it is nobody', async () => {
  const { sessions, world } = await room()
  const classAt = async (time: string, roomId: string | undefined = 'r1') => {
    Object.assign(world, { nowMs: at(time), roomId })
    return (await sessions.openPackage('course'))!.className
  }
  expect(await classAt('08:40')).toBe('8 Б')
  expect(await classAt('09:15')).toBe('') // ends are exclusive
  expect(await classAt('09:25')).toBe('5 А')
  expect(await classAt('12:00')).toBe('')
  expect(await classAt('08:40', 'r2')).toBe('')
  world.roomId = undefined
  expect((await sessions.openPackage('course'))!.className).toBe('')
})

test('what one class keeps in one lesson, no other class and no other lesson is given', async () => {
  const { sessions, world } = await room()
  world.lessonId = 'melting'
  const first = (await sessions.openPackage('course'))!
  expect(first).toMatchObject({ type: 'scorm', scorm: '2004', entry: 'index.html', files: 1, data: undefined })
  expect(await sessions.keepPackage(first.session, { data: 'half way' })).toBe(true)
  expect((await sessions.openPackage('course'))!.data).toBe('half way')
  world.lessonId = 'another'
  expect((await sessions.openPackage('course'))!.data).toBeUndefined()
  Object.assign(world, { lessonId: 'melting', nowMs: at('09:30') })
  expect((await sessions.openPackage('course'))!.data).toBeUndefined()
})

test('an unknown material opens nothing, and a frozen one is reported and ended', async () => {
  const { sessions, ended, reported } = await room()
  expect(await sessions.openPackage('unknown')).toBeUndefined()
  sessions.packageFroze('course')
  expect(ended).toEqual(['course'])
  expect(reported).toEqual([{ kind: 'package-froze', materialId: 'course' }])
})
