import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { emptyDraft, type LessonDraft } from '#shared/domain/lesson-draft'
import { openDesk, type LibraryDesk } from '../library/testing/library-desk'
import { LessonDesk, type Author } from './lesson-desk'

const anna: Author = { user: 'anna', role: 'teacher' }
const boris: Author = { user: 'boris', role: 'teacher' }
const technician: Author = { user: 'technician', role: 'technician' }
const stage = (title: string) => ({ id: 's1', title, minutes: 5, faces: { board: { kind: 'text' as const, heading: title, paragraphs: [] }, teacher: { kind: 'text' as const, heading: 'Ответ', paragraphs: [] } } })
const begin = emptyDraft('new', { title: 'Дроби', stages: [stage('Начало')] })

let folder: string
let library: LibraryDesk
let desk: LessonDesk
let count: number
const open = () => LessonDesk.open(join(folder, 'drafts'), { library: library.library, now: () => Date.parse('2026-10-01T09:00:00Z'), makeId: () => `lesson-${++count}`, report: problem => { throw new Error(JSON.stringify(problem)) } })

beforeEach(async () => {
  count = 0
  folder = await mkdtemp(join(tmpdir(), 'doska-lessons-'))
  library = await openDesk()
  desk = await open()
})
afterEach(async () => {
  await library.end()
  await rm(folder, { recursive: true, force: true })
})

const state = (id: string, author = technician) => {
  const read = desk.read(id, author)
  if (!read.ok) throw new Error(read.fault.kind)
  return read.value
}
const edited = (draft: LessonDraft, title: string): LessonDraft => ({ ...draft, stages: [stage(title)] })

test('boards know nothing of a draft, and all of a lesson once it is published', async () => {
  const { id, rev } = await desk.create(begin, anna)
  expect(library.library.lessons()).toEqual([])
  expect(desk.rows(anna)).toMatchObject([{ id, title: 'Дроби', owner: 'anna', mayEdit: true, isPublished: false, hasChanges: true, minutes: 5, stages: 1 }])
  expect((await desk.publish(id, rev, anna)).ok).toBe(true)
  expect(library.library.lessonOf(id)).toMatchObject({ title: 'Дроби', stages: [{ title: 'Начало' }] })
  expect(desk.rows(anna)).toMatchObject([{ isPublished: true, hasChanges: false }])
})

test('a lesson on boards never changes half-way: saving again and again leaves the published one alone', async () => {
  const { id, rev } = await desk.create(begin, anna)
  await desk.publish(id, rev, anna)
  let { rev: now, draft } = state(id)
  for (const title of ['Н', 'На', 'Нача']) {
    draft = edited(draft, title)
    const saved = await desk.save(id, now, draft, anna)
    if (!saved.ok) throw new Error(saved.fault.kind)
    now = saved.value.rev
    expect(library.library.lessonOf(id)!.stages[0]!.title).toBe('Начало')
  }
  desk = await open()
  expect(state(id)).toMatchObject({ rev: now, hasChanges: true, draft: { stages: [{ title: 'Нача' }] } })
})

test('two people who edit one lesson are kept apart: the second learns who was faster, and loses nothing of the first', async () => {
  const { id, rev } = await desk.create(begin, anna)
  expect((await desk.save(id, rev, edited(begin, 'Анна'), anna)).ok).toBe(true)
  const second = await desk.save(id, rev, edited(begin, 'Техник'), technician)
  expect(second).toEqual({ ok: false, fault: { kind: 'changed', by: 'anna', at: '2026-10-01T09:00:00.000Z' } })
  expect(await desk.publish(id, rev, technician)).toMatchObject({ ok: false, fault: { kind: 'changed' } })
  expect(state(id).draft.stages[0]!.title).toBe('Анна')
})

test('of saves that come at the same moment from one state exactly one wins', async () => {
  const { id, rev } = await desk.create(begin, anna)
  const saves = await Promise.all(['а', 'б', 'в'].map(title => desk.save(id, rev, edited(begin, title), anna)))
  expect(saves.filter(({ ok }) => ok)).toHaveLength(1)
})

test('a teacher edits own lessons; another’s draft is neither shown nor opened, a published one can be copied', async () => {
  const { id, rev } = await desk.create(begin, anna)
  expect(desk.rows(boris)).toEqual([])
  for (const attempt of [desk.save(id, rev, begin, boris), desk.publish(id, rev, boris), desk.rename(id, 'x', boris), desk.remove(id, boris)]) expect(await attempt).toEqual({ ok: false, fault: { kind: 'not-yours' } })
  expect(desk.read(id, boris)).toEqual({ ok: false, fault: { kind: 'not-yours' } })
  expect(await desk.duplicate(id, 'Копия', boris)).toEqual({ ok: false, fault: { kind: 'unknown' } })
  await desk.publish(id, rev, anna)
  await desk.save(id, state(id).rev, edited(begin, 'Ещё не готово'), anna)
  const copy = await desk.duplicate(id, 'Копия', boris)
  if (!copy.ok) throw new Error('refused')
  expect(state(copy.value.id, boris)).toMatchObject({ draft: { title: 'Копия', stages: [{ title: 'Начало' }] }, isPublished: false })
  expect(desk.rows(boris).map(({ title, mayEdit, hasChanges }) => [title, mayEdit, hasChanges])).toEqual([['Дроби', false, false], ['Копия', true, true]])
})

test('an incomplete draft is kept and not published, and what it lacks is told', async () => {
  const { id, rev } = await desk.create(emptyDraft('x', { stages: [{ ...stage('С материалом'), faces: { board: { kind: 'material', materialId: 'gone' } } }] }), anna)
  expect(await desk.publish(id, rev, anna)).toEqual({ ok: false, fault: { kind: 'incomplete', problems: [{ kind: 'no-title' }, { kind: 'material-missing', stage: 0, face: 'board', title: 'gone' }] } })
  expect(library.library.lessons()).toEqual([])
})

test('removing a lesson can be taken back whole, draft and published state alike', async () => {
  const { id, rev } = await desk.create(begin, anna)
  await desk.publish(id, rev, anna)
  await desk.save(id, state(id).rev, edited(begin, 'Правка'), anna)
  const before = state(id)
  expect(await desk.remove(id, anna)).toEqual({ ok: true, value: null })
  expect([desk.rows(technician), library.library.lessons(), desk.read(id, anna)]).toEqual([[], [], { ok: false, fault: { kind: 'unknown' } }])
  expect(await desk.restore(id, boris)).toEqual({ ok: false, fault: { kind: 'not-yours' } })
  expect(await desk.restore(id, anna)).toEqual({ ok: true, value: null })
  expect(state(id, anna)).toEqual(before)
  expect(await desk.restore(id, anna)).toEqual({ ok: false, fault: { kind: 'unknown' } })
})

test('a new title reaches boards at once and makes no draft of a lesson that has none', async () => {
  const { id, rev } = await desk.create(begin, anna)
  await desk.publish(id, rev, anna)
  await desk.rename(id, 'Дроби, 5 класс', anna)
  expect(library.library.lessonOf(id)!.title).toBe('Дроби, 5 класс')
  expect(desk.rows(anna)).toMatchObject([{ title: 'Дроби, 5 класс', hasChanges: false }])
})

test('an import that replaces a lesson under somebody’s hands counts as a change of it', async () => {
  const { id, rev } = await desk.create(begin, anna)
  await desk.publish(id, rev, anna)
  const { rev: seen } = state(id)
  await library.library.saveLesson({ ...library.library.lessonOf(id)!, topic: 'из архива' })
  expect(await desk.save(id, seen, edited(begin, 'старое'), anna)).toMatchObject({ ok: false, fault: { kind: 'changed' } })
})
