import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { contentPlanSchema } from '#shared/contract/catalogue'
import { catalogueRootSchema, headOf } from '#shared/contract/catalogue-segment'
import { desiredBodySchema, type DesiredBody, type Reference } from '#shared/contract/mqtt/desired'
import { displayTopics, rootOf } from '#shared/contract/mqtt/topics'
import type { Reported } from '#shared/contract/mqtt/reported'
import { hallDocumentSchema, usualHall } from '#shared/domain/hall/schema'
import { lessonSchema, type Face, type Lesson } from '#shared/domain/lesson'
import type { Material } from '#shared/domain/material'
import { parseTimetable } from '#shared/domain/timetable/parse'
import { inviteHostsSchema } from '#shared/domain/invite-hosts'
import { readRuleFiles } from '../rules/rule-files'
import { bareSchool } from '../school/school-folder'
import { SchoolStore } from '../school/school-store'
import { CatalogueSegments } from './catalogue-segments'
import { DesiredKeeper } from './desired-keeper'
import { DesiredStore } from './desired-store'
import { DisplayRegistry } from './registry'
import { stableJson } from './stable-json'

const root = rootOf('s')
const hosts = inviteHostsSchema.parse({ asOf: '2026-11-22', source: '', allowed: ['max.ru'] })
const { phones, norms } = await readRuleFiles(join(import.meta.dirname, '../../resources'))
let folder: string
let registry: DisplayRegistry
let school: SchoolStore
let said: DesiredBody[]
let materials: Material[]
let lessons: Lesson[]
let documents: Map<string, string>
let keeper: DesiredKeeper

const material = (id: string): Material => ({
  id, title: id, type: 'image', subject: 'physics', grades: [], topic: '', topics: [], exams: [], textbookLine: '', source: '', media: {}, summary: '', author: '', licence: '', language: 'ru', entry: 'a.png', addedAt: '2026-01-01T00:00:00Z',
  manifest: [{ path: 'a.png', sha256: createHash('sha256').update(id).digest('hex'), bytes: 1, mediaType: 'image/png' }],
})
const face = (materialId: string): Face => ({ kind: 'material', materialId })
const lesson = (id: string, board: string, teacher: string): Lesson =>
  lessonSchema.parse({ format: 'doska-lesson', version: 1, id, title: id, subject: 'physics', grade: 8, stages: [{ id: 's', title: 's', minutes: 5, faces: { board: face(board), teacher: face(teacher) } }] })
const display = (id: string, change: object = {}) => ({
  id, name: id, roomId: 'room-1', groupIds: [], enrolledAt: '2026-01-01T00:00:00Z', kind: 'electron' as const, displayKey: 'AAAA', passwordHash: '', credentialHash: id, ...change,
})
const hashOf = (id: string) => material(id).manifest[0]!.sha256

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doska-desired-'))
  ;[said, documents] = [[], new Map()]
  materials = ['board', 'teacher', 'both', 'free'].map(material)
  lessons = [lesson('one', 'board', 'teacher'), lesson('two', 'both', 'both')]
  school = await SchoolStore.open(join(folder, 'school'), { hosts, now: () => 0, random: count => new Uint8Array(count), report: () => {} })
  await school.begin(bareSchool('s', 'Школа', '1', 'Europe/Moscow'))
  registry = await DisplayRegistry.open(join(folder, 'displays.json'), () => {})
  await registry.enrol(display('a'))
  keeper = await open()
  await keeper.start()
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function open(): Promise<DesiredKeeper> {
  return new DesiredKeeper({
    root, registry, school,
    bellPresses: { alignment: undefined },
    halls: { documentOf: settings => ({ version: 1, ...settings, birthdays: settings.sections.birthdays ? [{ givenName: 'Анна', className: '5 А', month: 11, day: 23 }] : [] }) },
    rules: () => ({ version: 1, phones, norms, meetings: [], surfaces: {}, grades: {} }),
    personal: { ofRoom: () => undefined, mayRead: () => false },
    language: 'ru',
    inviteBase: () => undefined,
    store: new DesiredStore(join(folder, 'desired'), () => {}),
    segments: await CatalogueSegments.open(join(folder, 'catalogue.json'), () => {}),
    library: {
      materials: () => materials,
      lessons: () => lessons,
      keepDocument: async text => {
        const sha256 = createHash('sha256').update(text).digest('hex')
        documents.set(sha256, text)
        await writeFile(join(folder, sha256), text)
        return { sha256, bytes: Buffer.byteLength(text) }
      },
      fileOf: sha256 => join(folder, sha256),
    },
    now: () => Date.parse('2026-11-23T09:00:00Z'),
    publish: (topic, body) => {
      expect(body.topic).toBe(topic)
      said.push(desiredBodySchema.parse(body))
    },
    changed: () => {},
    report: error => { throw error },
  })
}
const read = (reference: Reference | undefined): unknown => JSON.parse(documents.get(reference!.sha256)!)
const last = () => said.at(-1)!

test('a display is told everything, by reference where it is big', () => {
  expect(last()).toMatchObject({ rev: 1, topic: displayTopics(root, 'a').desired, set: { name: 'a', room: { id: 'room-1', name: '1' }, emergency: null } })
  expect(last().set.catalogue!.url).toBe(`/d/a/files/${last().set.catalogue!.sha256}`)
  expect(last().set.inviteBase).toBeUndefined()
  expect(contentPlanSchema.parse(read(last().set.content))).toEqual({ version: 1, materialIds: ['board', 'both'] })
  expect(parseTimetable(read(last().set.timetable))).toMatchObject({ ok: true })
})

test('no teacher face and nothing that only teachers use leaves the hub', () => {
  const { segments } = catalogueRootSchema.parse(read(last().set.catalogue))
  const lines = segments.flatMap(({ sha256 }) => documents.get(sha256)!.trimEnd().split('\n'))
  expect(lines.map(line => headOf(line)!.id)).toEqual(['board', 'both', 'free', 'one', 'two'])
  expect(lines.join()).not.toContain('teacher')
  expect(segments.map(({ sha256 }) => keeper.mayRead('a', sha256))).toEqual([true])
  expect(['board', 'both', 'free', 'teacher'].map(id => keeper.mayRead('a', hashOf(id)))).toEqual([true, true, true, false])
})

test('the revision rises only when something really changed', async () => {
  for (let i = 0; i < 3; i++) await keeper.refresh()
  materials = materials.map(({ manifest, ...rest }) => ({ manifest, ...rest })) // the same, keys in another order
  await keeper.refresh()
  expect(said.map(({ rev }) => rev)).toEqual([1])
  await school.saveNotice({ id: 'n', text: 'Новость' })
  await keeper.refresh()
  await registry.change('a', { name: 'Новое имя', roomId: 'room-1', groupIds: ['g'] })
  await keeper.refresh()
  expect(said.map(({ rev }) => rev)).toEqual([1, 2, 3])
  expect(last().set).toMatchObject({ name: 'Новое имя', groups: [{ id: 'g', priority: 0 }] })
})

test('a restarted hub says the same revision again and makes no new one', async () => {
  const before = last()
  said = []
  await (await open()).start()
  expect(said).toEqual([before])
})

test('what a person asked to keep joins the plan of that display alone, and leaves it with the library', async () => {
  await registry.enrol(display('b'))
  await keeper.keep(['a'], ['free', 'no-such-thing'])
  const planOf = (id: string) => contentPlanSchema.parse(read(said.findLast(({ topic }) => topic === displayTopics(root, id).desired)!.set.content)).materialIds
  expect([planOf('a'), planOf('b')]).toEqual([['board', 'both', 'free'], ['board', 'both']])
  materials = materials.filter(({ id }) => id !== 'free')
  await keeper.refresh()
  expect(planOf('a')).toEqual(['board', 'both'])
})

test('rules for downloads belong to the displays that they were set for, outlive other changes and a restart, and can be lifted', async () => {
  await registry.enrol(display('b'))
  const rulesOf = (id: string) => said.findLast(({ topic }) => topic === displayTopics(root, id).desired)!.set.download
  await keeper.setRules(['a'], { paused: true, rateBytesPerS: 1_000_000 })
  expect([rulesOf('a'), rulesOf('b')]).toEqual([{ paused: true, rateBytesPerS: 1_000_000 }, undefined])
  await keeper.keep(['a'], ['free'])
  await (await open()).start()
  expect(rulesOf('a')).toEqual({ paused: true, rateBytesPerS: 1_000_000 })
  await keeper.setRules(['a'], {})
  expect(rulesOf('a')).toBeUndefined()
})

test('a hall screen is told what it shows and keeps its playlist; other displays know nothing of it, and names travel only where they are switched on', async () => {
  await registry.enrol(display('b'))
  const setOf = (id: string) => said.findLast(({ topic }) => topic === displayTopics(root, id).desired)!.set
  await keeper.setHall(['a'], { ...usualHall, playlist: [{ materialId: 'free', seconds: 20 }, { materialId: 'teacher', seconds: 20 }] })
  expect(hallDocumentSchema.parse(read(setOf('a').hall))).toMatchObject({ playlist: [{ materialId: 'free' }, {}], birthdays: [] })
  expect(contentPlanSchema.parse(read(setOf('a').content)).materialIds).toEqual(['board', 'both', 'free']) // no teacher's face, whoever puts it there
  expect(setOf('b').hall).toBeUndefined()
  const { sha256 } = setOf('a').hall!
  expect([keeper.mayRead('a', sha256), keeper.mayRead('b', sha256)]).toEqual([true, false])
  await keeper.setHall(['a'], { ...usualHall, sections: { ...usualHall.sections, birthdays: true } })
  expect(hallDocumentSchema.parse(read(setOf('a').hall)).birthdays).toHaveLength(1)
  await (await open()).start()
  expect(setOf('a').hall).toBeDefined()
  await keeper.setHall(['a'], undefined)
  expect(setOf('a').hall).toBeUndefined()
})

test('a display that knows a higher revision than a hub restored from backup is brought above it', async () => {
  const topic = displayTopics(root, 'a').desired
  await keeper.compare('a', { revs: { [topic]: 41 } } as unknown as Reported)
  expect(last().rev).toBe(42)
  said = []
  await keeper.compare('a', { revs: { [topic]: 42 } } as unknown as Reported)
  await keeper.compare('a', { revs: {} } as unknown as Reported)
  expect(said).toEqual([])
})

test('a display may still read the documents of its previous revision, a removed one nothing at all', async () => {
  const old = last().set.notices!.sha256
  await school.saveNotice({ id: 'n', text: 'Новость' })
  await keeper.refresh()
  const fresh = last().set.notices!.sha256
  expect([fresh !== old, keeper.mayRead('a', old), keeper.mayRead('a', fresh), keeper.mayRead('b', fresh)]).toEqual([true, true, true, false])
  await registry.remove('a')
  expect([keeper.mayRead('a', fresh), keeper.mayRead('a', hashOf('board'))]).toEqual([false, false])
})

test('five hundred displays spread their first retry over half a minute', async () => {
  for (let i = 0; i < 40; i++) await registry.enrol(display(`d${i}`))
  await keeper.refresh()
  expect(last().set.spreadS).toBe(Math.ceil(41 / 16))
})

test('stable JSON does not depend on the order of keys, but on everything else', () => {
  expect(stableJson({ b: [{ d: 1, c: 2 }], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1}]}')
  expect(stableJson([1, 2])).not.toBe(stableJson([2, 1]))
})
