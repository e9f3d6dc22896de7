import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { zipOf } from '../testing/hostile-zip'
import { mediaFixture } from '../testing/library-desk'
import { sampleCartridge } from './testing/sample-cartridge'
import { counts, SourcesDesk } from './testing/sources-desk'

let room: SourcesDesk
beforeEach(async () => {
  room = await SourcesDesk.open()
})
afterEach(() => room.end())

test('a Common Cartridge gives its files, its pages with what they need, and its links; the rest is told', async () => {
  await room.put('курс.imscc', sampleCartridge(mediaFixture('picture.png')))
  const report = await room.look({ kind: 'cartridge', place: join(room.place, 'курс.imscc') })
  expect(report.problems.map(({ key, kind }) => [key, kind])).toEqual([['Q', 'not-mapped'], ['X', 'file-missing'], ['B', 'link-refused']])
  expect(room.titles()).toEqual(['Кристаллы | Библиотека ЦОК', 'Опыт | Библиотека ЦОК', 'лёд | Библиотека ЦОК'])
  expect(counts(await room.again())).toEqual([0, 0, 3, 3])
  expect((await readdir(join(room.desk.folder, 'sources'))).filter(name => name.endsWith('-work'))).toEqual([])
})

test('dropped in the panel it becomes the same materials, and the row tells what was not taken', async () => {
  const row = await room.desk.bring('курс.imscc', sampleCartridge(mediaFixture('picture.png')))
  expect(row).toMatchObject({ phase: 'done', materialId: undefined, refusal: undefined, parts: { taken: 3, moreRefused: 0 } })
  expect(row.parts!.refused.map(({ key, kind }) => [key, kind])).toEqual([['Q', 'not-mapped'], ['X', 'file-missing'], ['B', 'link-refused']])
  expect(room.titles()).toEqual(['Кристаллы | ', 'Опыт | ', 'лёд | '])
  expect(room.desk.library.materials().find(({ title }) => title === 'Кристаллы')!.manifest.map(({ path }) => path).sort()).toEqual(['index.html', 's.css'])
  expect((await room.desk.bring('курс.imscc', sampleCartridge(mediaFixture('picture.png')))).parts).toMatchObject({ taken: 3 })
  expect(room.titles()).toHaveLength(3)
  expect((await room.desk.onDisk()).filter(({ path }) => path.includes('incoming'))).toEqual([])
})

const cartridgeOf = (resources: string, files: Record<string, string>) => zipOf([
  { name: 'imsmanifest.xml', data: `<manifest><metadata><schema>IMS Common Cartridge</schema><schemaversion>1.3.0</schemaversion></metadata><organizations/><resources>${resources}</resources></manifest>` },
  ...Object.entries(files).map(([name, data]) => ({ name, data })),
])

test('a style that two pages need is in both of them', async () => {
  const page = (id: string) => `<resource identifier="${id}" type="webcontent" href="${id}.html"><file href="${id}.html"/><file href="s.css"/></resource>`
  const row = await room.desk.bring('курс.imscc', cartridgeOf(page('a') + page('b'), { 'a.html': '<!doctype html><p>a', 'b.html': '<!doctype html><p>b', 's.css': 'p{}' }))
  expect(row.parts).toEqual({ taken: 2, refused: [], moreRefused: 0 })
  for (const { manifest } of room.desk.library.materials()) for (const { sha256 } of manifest) expect(room.desk.library.fileOf(sha256)).toBeDefined()
})

test('a part that leaves the cartridge is refused, the others come in', async () => {
  const resources = '<resource identifier="x" type="webcontent" href="../../etc/passwd"><file href="../../etc/passwd"/></resource><resource identifier="a" type="webcontent" href="a.html"><file href="a.html"/></resource>'
  expect((await room.desk.bring('курс.imscc', cartridgeOf(resources, { 'a.html': '<!doctype html><p>a' }))).parts).toMatchObject({ taken: 1, refused: [{ key: 'x', kind: 'path-leaves-folder' }] })
})

test('one with nothing for us is refused with a reason', async () => {
  const row = await room.desk.bring('курс.imscc', cartridgeOf('<resource identifier="q" type="imsdt_xmlv1p3"><file href="d.xml"/></resource>', { 'd.xml': '<topic/>' }))
  expect(row.refusal).toEqual({ kind: 'unsupported', name: 'курс.imscc', detail: 'empty-cartridge' })
})

test('in a watched folder it is taken apart once', async () => {
  await room.put('курс.imscc', sampleCartridge(mediaFixture('picture.png')))
  expect(counts(await room.look({ kind: 'folder' }))).toEqual([1, 0, 0, 0])
  expect(room.titles()).toHaveLength(3)
  expect(counts(await room.again())).toEqual([0, 0, 1, 0])
})
