import fc from 'fast-check'
import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lessonSchema, type Lesson } from '#shared/domain/lesson'
import { everyMaterialOf } from '#shared/domain/lesson-materials'
import type { Material } from '#shared/domain/material'
import type { Library } from '../library'
import { mediaFixture, openDesk, type LibraryDesk } from '../testing/library-desk'
import { bundleEntries } from './write-bundle'
import { zipBytes, zipStream, type ZipEntry } from './zip-stream'

let home: LibraryDesk
beforeEach(async () => {
  home = await openDesk()
  await home.bring('Опыт.png', mediaFixture('picture.png'))
  await home.bring('Звук.wav', mediaFixture('sound.wav'))
  await home.bringFolder('Тренажёр', { 'index.html': '<!doctype html><p>да</p>', 'данные/1.json': '{}' })
})
afterEach(() => home.end())

async function zipOf(entries: readonly ZipEntry[]): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of zipStream(entries)) chunks.push(chunk)
  return Buffer.concat(chunks)
}
function entriesOf(lesson: Lesson, shelf: Parameters<typeof bundleEntries>[1]): ZipEntry[] {
  const entries = bundleEntries(lesson, shelf)
  if (!entries.ok) throw new Error(entries.fault.kind)
  return entries.value
}
/** What makes a material the same wherever it is. */
const hashesOf = (library: Library) => Object.fromEntries(library.materials().map(({ id, title, type, entry, manifest }): [string, Partial<Material>] => [id, { title, type, entry, manifest }]))
const face = (ids: readonly string[]) => fc.oneof(
  fc.record({ kind: fc.constant('text' as const), heading: fc.string({ unit: 'grapheme', maxLength: 30 }), paragraphs: fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('material' as const), materialId: fc.constantFrom(...ids), page: fc.integer({ min: 1, max: 9 }), startS: fc.nat({ max: 90 }) }, { requiredKeys: ['kind', 'materialId'] }),
)
const lessons = (ids: readonly string[]) => fc.array(fc.record({ board: face(ids), teacher: face(ids), student: face(ids) }, { requiredKeys: ['board'] }), { minLength: 1, maxLength: 4 })
  .map(list => lessonSchema.parse({ format: 'doska-lesson', version: 1, id: 'l1', title: 'Урок', subject: 'physics', grade: 8, stages: list.map((faces, i) => ({ id: `s${i}`, title: `Этап ${i}`, minutes: 5, faces })) }))

test('export, then import on an empty hub: the same lesson, the same materials by hash; again on both hubs: no doubles', async () => {
  const ids = home.library.materials().map(({ id }) => id)
  await fc.assert(fc.asyncProperty(lessons(ids), async lesson => {
    await home.library.saveLesson(lesson)
    const entries = entriesOf(lesson, home.library)
    const zip = await zipOf(entries)
    expect(zip.length).toBe(zipBytes(entries))
    const away = await openDesk()
    for (let time = 0; time < 2; time++) {
      expect(await away.bring('урок.zip', zip)).toMatchObject({ phase: 'done', refusal: undefined })
      expect(away.library.lessons()).toEqual([lesson])
      expect(hashesOf(away.library)).toEqual(Object.fromEntries(Object.entries(hashesOf(home.library)).filter(([id]) => everyMaterialOf(lesson).includes(id))))
      for (const { sha256 } of away.library.materials().flatMap(({ manifest }) => manifest)) expect(await readFile(away.library.fileOf(sha256)!)).toEqual(await readFile(home.library.fileOf(sha256)!))
    }
    await away.end()
    expect(await home.bring('урок.zip', zip)).toMatchObject({ phase: 'done' })
    expect([home.library.lessons(), home.library.materials().length]).toEqual([[lesson], ids.length])
  }), { numRuns: 8 })
}, 120_000)

const simple = (materialId: string): Lesson => lessonSchema.parse({ format: 'doska-lesson', version: 1, id: 'l1', title: 'Урок', subject: 'physics', grade: 8, stages: [{ id: 's', title: 'x', minutes: 5, faces: { board: { kind: 'material', materialId } } }] })
const pictureOf = (library: Library) => library.materials().find(({ type }) => type === 'image')!

test('a material that the hub has under another id is used, an id that means something else there is not overwritten', async () => {
  const picture = pictureOf(home.library)
  const twin = await openDesk()
  await twin.bring('Опыт.png', mediaFixture('picture.png'))
  await twin.bring('урок.zip', await zipOf(entriesOf(simple(picture.id), home.library)))
  expect(twin.library.materials()).toHaveLength(1)
  expect(everyMaterialOf(twin.library.lessonOf('l1')!)).toEqual([pictureOf(twin.library).id])
  await twin.end()

  const taken = await openDesk()
  await taken.bring('Опыт.png', mediaFixture('picture.png'))
  const own = pictureOf(taken.library)
  const sound = home.library.materials().find(({ type }) => type === 'audio')!
  await taken.bring('чужой.zip', await zipOf(entriesOf(simple(own.id), { materialOf: () => ({ ...sound, id: own.id }), fileOf: sha256 => home.library.fileOf(sha256) })))
  expect(taken.library.materialOf(own.id)).toEqual(own)
  const [shown] = everyMaterialOf(taken.library.lessonOf('l1')!)
  expect([shown === own.id, taken.library.materialOf(shown!)!.type]).toEqual([false, 'audio'])
  await taken.end()
})

const reworded = (list: ZipEntry[], from: string | RegExp, to: string) => list.map(entry => (entry.path.endsWith('material.json') && 'content' in entry ? { ...entry, content: Buffer.from(entry.content.toString().replace(from, to)) } : entry))
test.each<[string, (entries: ZipEntry[]) => ZipEntry[], object]>([
  ['bytes that differ from the manifest', list => list.map(entry => ('file' in entry ? { path: entry.path, content: Buffer.alloc(entry.bytes, 1) } : entry)), { kind: 'damaged', detail: 'wrong-checksum' }],
  ['a file that is not there', list => list.filter(entry => !('file' in entry)), { kind: 'damaged', detail: 'truncated' }],
  ['no description and no such material', list => list.filter(({ path }) => path === 'lesson.json'), { kind: 'damaged', detail: expect.stringMatching(/^unknown-materials:/) }],
  ['a description of another id', list => reworded(list, /"id": "[^"]+"/, '"id": "other"'), { kind: 'damaged', detail: 'wrong-structure' }],
  ['a picture that calls itself a video', list => reworded(list, '"type": "image"', '"type": "video"'), { kind: 'damaged', detail: 'wrong-structure' }],
  ['a lesson that is none', list => list.map(entry => (entry.path === 'lesson.json' ? { path: entry.path, content: Buffer.from('{"format":"doska-lesson"}') } : entry)), { kind: 'damaged', detail: 'wrong-lesson' }],
  ['one name twice', list => [...list, list[0]!], { kind: 'damaged', detail: 'double-path' }],
  ['a way out of the folder', list => [...list, { path: '../../evil.txt', content: Buffer.from('x') }], { kind: 'path-leaves-folder' }],
])('%s refuses the whole zip and keeps nothing of it', async (_what, change, refusal) => {
  const away = await openDesk()
  const zip = await zipOf(change(entriesOf(simple(pictureOf(home.library).id), home.library)))
  expect(await away.bring('урок.zip', zip)).toMatchObject({ phase: 'refused', refusal })
  expect([away.library.lessons(), away.library.materials()]).toEqual([[], []])
  await away.end()
})

test('a media type that a foreign zip claims is not believed', async () => {
  const picture = pictureOf(home.library)
  const forged = { ...picture, manifest: picture.manifest.map(line => ({ ...line, mediaType: 'text/html' })) }
  const away = await openDesk()
  await away.bring('урок.zip', await zipOf(entriesOf(simple(picture.id), { materialOf: () => forged, fileOf: sha256 => home.library.fileOf(sha256) })))
  expect(pictureOf(away.library).manifest[0]!.mediaType).toBe('image/png')
  await away.end()
})

test('a file that is lost on the hub is named before a byte is sent', () => {
  const picture = pictureOf(home.library)
  expect(bundleEntries(simple(picture.id), { materialOf: () => picture, fileOf: () => undefined })).toEqual({ ok: false, fault: { kind: 'file-lost', title: 'Опыт' } })
})
