import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { routes } from '#shared/contract/routes'
import { parseTimetable } from '#shared/domain/timetable/parse'
import type { Timetable } from '#shared/domain/timetable/schema'
import { bundle } from '../../../tests/support/bundle.mjs'
import type { Hub } from '../../hub'
import { People } from '../../people/people'
import { DisplayDouble } from '../../testing/display-double'
import { PanelDouble, signIn } from '../../testing/panel-double'
import { makePlace, runHub } from '../../testing/test-hub'
import { until } from '../../testing/until'

const password = 'верблюд и два горба'
/** A Thursday morning. */
const now = Date.parse('2026-11-26T06:00:00Z')
let place: Awaited<ReturnType<typeof makePlace>>
let hub: Hub
let display: DisplayDouble
let panel: PanelDouble
let cookie = ''

beforeAll(async () => {
  place = await makePlace()
  const start = place.start()
  await (await People.open(join(start.data, 'people.json'), { now: Date.now, report: () => {} })).add('technician', 'technician', password, false)
  hub = await runHub(start, () => now)
  display = await DisplayDouble.enrol(hub, 'a')
  await display.connect()
  cookie = (await signIn(hub.ready.address, 'technician', password))!
  panel = await PanelDouble.open(hub.ready.address, { cookie, origin: hub.ready.address })
})
afterAll(async () => {
  panel.close()
  await display.cut()
  await hub.dispose()
  await place.remove()
})

async function send(body: string | Uint8Array<ArrayBuffer>): Promise<{ status: number; fileId: string }> {
  const answer = await fetch(`${hub.ready.address}${routes.timetableFile}?name=a.csv`, { method: 'POST', headers: { cookie, origin: hub.ready.address, 'content-type': 'application/octet-stream' }, body })
  return { status: answer.status, ...((await answer.json()) as { fileId: string }) }
}
/** The timetable as the display fetches it, once it fits. */
const shown = (fits: (timetable: Timetable) => boolean): Promise<Timetable> => until(async () => {
  const reference = display.desired.at(-1)?.set['timetable'] as { url: string } | undefined
  if (!reference) return undefined
  const answer = await fetch(new URL(reference.url, hub.ready.address), { headers: { authorization: `Bearer ${display.approved.credential}` } })
  const parsed = parseTimetable(await answer.json())
  return parsed.ok && fits(parsed.value) ? parsed.value : undefined
})
async function apply(fileId: string, options: object = {}): Promise<void> {
  const preview = await panel.get('previewTimetableFile', fileId, options)
  if (!preview.ok) throw new Error(JSON.stringify(preview.fault))
  expect(await panel.get('applyTimetableFile', fileId, options, preview.value.basis)).toEqual({ ok: true, value: null })
}

test('a table comes to the display, with rooms and classes of its own, and goes again with one word', async () => {
  const { status, fileId } = await send('День;Урок;Класс;Предмет;Кабинет\nпн;1;8-б;Химия;101\nвт;1;9А;Хор;Актовый зал\n')
  expect(status).toBe(201)
  await apply(fileId)
  const timetable = await shown(({ lessons }) => lessons.length === 2)
  expect(timetable.lessons).toMatchObject([{ id: 'l1', subject: 'chemistry', classIds: ['c8b'], roomId: 'r1' }, { subject: 'other', subjectName: 'Хор' }])
  expect((await panel.get('readSchool')).classes.map(({ name }) => name)).toEqual(['8 Б', '9А'])
  expect(await panel.get('undoTimetableFile')).toEqual({ ok: true, value: null })
  expect((await shown(({ lessons }) => lessons.length === 1)).lessons).toMatchObject([{ id: 'l1', subject: 'physics' }])
  expect((await panel.get('readSchool')).classes.map(({ name }) => name)).toEqual(['8 Б'])
})

test('a term plan tells the display what the next lesson is about, and what it needs on its disk', async () => {
  const { fileId } = await send('№;Дата;Тема;Материал\n1;23.11.2026;Было в понедельник;\n2;30.11.2026;Плавление;Материал picture\n')
  await apply(fileId, { course: { classId: 'c8b', subject: 'physics' } })
  expect((await shown(({ lessons }) => lessons[0]?.topic !== undefined)).lessons).toMatchObject([{ id: 'l1', topic: 'Плавление', materialIds: ['picture'] }])
  await panel.get('undoTimetableFile')
  await shown(({ lessons }) => lessons[0]?.topic === undefined)
})

test('200 MB, a million rows and a bomb are refused without a wait, and the hub goes on', async () => {
  const big = await fetch(`${hub.ready.address}${routes.timetableFile}`, { method: 'POST', headers: { cookie, origin: hub.ready.address, 'content-type': 'application/octet-stream', 'content-length': String(200 * 1024 * 1024) }, body: new Uint8Array(9 * 1024 * 1024) }).then(({ status }) => status, () => 413) // a server may hang up on what it will not read
  expect(big).toBe(413)
  const { fileId } = await send('a;b\n'.repeat(1_000_000))
  expect(await panel.get('previewTimetableFile', fileId, {})).toMatchObject({ ok: false, fault: { kind: 'too-many-rows' } })
  expect((await fetch(hub.ready.address + routes.health)).status).toBe(200)
})

test('what is stored names no pupil and no mark of a journal’s file', async () => {
  const journal = { resourceType: 'Schedule', school: [{ class: [{ class: '8б', lesson: [{ id: 1, subject: 'Физика', period: { start: '2026-11-30T08:30:00+03:00', end: '2026-11-30T09:15:00+03:00' }, classroom: '101', attendance: 'Пупкин', score: [{ value: 5, student: 'Ромашкина' }], note: 'Пупкин болен' }] }] }] }
  const { fileId } = await send(JSON.stringify(journal))
  expect(JSON.stringify(await panel.get('previewTimetableFile', fileId, {}))).not.toMatch(/Пупкин|Ромашкина|score/)
  expect(await panel.get('previewTimetableFile', fileId, {})).toMatchObject({ ok: true, value: { warnings: [{ kind: 'personal-dropped', value: '1' }] } })
})

test('while a large file is read the hub goes on answering', async () => {
  const programs = join(place.folder, 'hub')
  await bundle({ 'timetable-reader': 'hub/school/import/timetable-reader.ts' }, programs)
  await writeFile(join(programs, 'package.json'), '{ "type": "module" }')
  await writeFile(join(programs, 'timetable-reader.cjs'), 'import("./timetable-reader.js")')
  const own = await makePlace()
  const start = { ...place.start(), data: join(own.folder, 'data') }
  await (await People.open(join(start.data, 'people.json'), { now: Date.now, report: () => {} })).add('technician', 'technician', password, false)
  const other = await runHub(start, () => now)
  const session = { cookie: (await signIn(other.ready.address, 'technician', password))!, origin: other.ready.address }
  const desk = await PanelDouble.open(other.ready.address, session)
  const lessons = Array.from({ length: 50_000 }, (_unused, index) => `<lesson id="L${index}" classids="C1" subjectid="S1" periodspercard="1" teacherids="T1" classroomids=""/>`).join('\n')
  const sent = await fetch(`${other.ready.address}${routes.timetableFile}?name=a.xml`, { method: 'POST', headers: { ...session, 'content-type': 'application/octet-stream' }, body: `<timetable><lessons>${lessons}</lessons></timetable>` })
  const { fileId } = (await sent.json()) as { fileId: string }
  let isRead = false
  const startedAt = performance.now()
  const reading = desk.get('previewTimetableFile', fileId, {}).then(answer => {
    isRead = true
    return answer
  })
  let longestMs = 0
  let pings = 0
  for (; !isRead; pings++) {
    const askedAt = performance.now()
    expect((await fetch(other.ready.address + routes.health)).status).toBe(200)
    longestMs = Math.max(longestMs, performance.now() - askedAt)
  }
  const readMs = performance.now() - startedAt
  expect(await reading).toEqual({ ok: false, fault: { kind: 'empty' } })
  expect(pings).toBeGreaterThan(5)
  expect(longestMs).toBeLessThan(readMs / 3)
  desk.close()
  await other.dispose()
  await own.remove()
}, 120_000)
