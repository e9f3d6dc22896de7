import { copyFile, mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sourceSchema, type SourceReport, type SourceRow } from '#shared/contract/library-sources'
import { zipOf } from '../testing/hostile-zip'
import { mediaFixture, openDesk, type LibraryDesk } from '../testing/library-desk'
import { Sources } from './sources'
import { FeedServer } from './testing/feed-server'

let desk: LibraryDesk
let sources: Sources
let rows: SourceRow[]
let place: string
const server = new FeedServer()
let address = ''
beforeEach(async () => {
  desk = await openDesk()
  desk.library.allowLinks({ asOf: '2026-11-26', source: '', allowed: ['resh.edu.ru'] })
  rows = []
  place = join(desk.folder, 'школа')
  await mkdir(join(desk.folder, 'hub'), { recursive: true })
  await mkdir(place)
  server.files.clear()
  server.asked.length = 0
  address = await server.start()
  sources = await open()
})
afterEach(async () => {
  await sources.dispose()
  await server.stop()
  await desk.end()
})

const open = () => Sources.open(join(desk.folder, 'sources'), { library: desk.library, hubData: join(desk.folder, 'hub'), now: () => Date.now(), changed: row => rows.push(row), report: problem => { throw problem } }, () => {})
/** Put there long ago: what was just written is still being copied. */
async function put(path: string, content: Buffer | string): Promise<void> {
  await mkdir(join(place, path, '..'), { recursive: true })
  await writeFile(join(place, path), content)
  await utimes(join(place, path), 1_700_000_000, 1_700_000_000 + content.length)
}
async function look(more: object): Promise<SourceReport> {
  const source = sourceSchema.parse({ id: 'one', name: 'Библиотека ЦОК', place, ...more })
  expect(await sources.handlers.saveSource(source)).toEqual({ ok: true, value: null })
  return again()
}
async function again(): Promise<SourceReport> {
  expect(await sources.sync('one')).toEqual({ ok: true, value: null })
  return (await sources.syncEnds('one'))!
}
const library = () => desk.library.materials().map(({ title, source }) => `${title} | ${source}`).sort()
const counts = ({ added, updated, same, failed }: SourceReport) => [added, updated, same, failed]

describe('a watched folder', () => {
  test('its files come in once; another one is an update under the same id, a gone one is told and stays', async () => {
    await put('лёд.png', mediaFixture('picture.png'))
    await put('курс/урок/index.html', '<!doctype html><p>урок</p>')
    await put('курс/урок/app.js', '1')
    await put('записка.exe', Buffer.from([0x4d, 0x5a, 0, 0, 0xff, 0xfe, 0, 1]))
    expect(counts(await look({ kind: 'folder' }))).toEqual([2, 0, 0, 1])
    expect(library()).toEqual(['лёд | Библиотека ЦОК', 'урок | Библиотека ЦОК'])
    const id = desk.library.materials().find(({ title }) => title === 'лёд')!.id
    expect(counts(await again())).toEqual([0, 0, 2, 1])
    expect(desk.library.materials()).toHaveLength(2)

    const bytes = desk.library.materialOf(id)!.manifest[0]!.sha256
    await put('лёд.png', mediaFixture('picture.webp'))
    expect(counts(await again())).toEqual([0, 1, 1, 1])
    expect(desk.library.materialOf(id)!.manifest[0]!.sha256).not.toBe(bytes)
    expect(desk.library.materials()).toHaveLength(2)

    await rm(join(place, 'лёд.png'))
    const report = await again()
    expect([counts(report), report.gone]).toEqual([[0, 0, 1, 1], ['лёд.png']])
    expect(desk.library.materialOf(id)).toBeDefined()
  })

  test('what is still being copied waits for the next look', async () => {
    await copyFile(new URL('../../../tests/fixtures/media/picture.png', import.meta.url), join(place, 'свежий.png'))
    expect(counts(await look({ kind: 'folder' }))).toEqual([0, 0, 0, 0])
  })

  test('a restart forgets nothing', async () => {
    await put('лёд.png', mediaFixture('picture.png'))
    await look({ kind: 'folder' })
    await sources.dispose()
    sources = await open()
    expect((await sources.handlers.listSources())[0]).toMatchObject({ source: { id: 'one' }, last: { added: 1 }, running: undefined })
    expect(counts(await again())).toEqual([0, 0, 1, 0])
  })

  test('no place, no folder, and the hub\'s own data are refused in words', async () => {
    const tried = (where: string) => sources.handlers.testSource(sourceSchema.parse({ id: 'x', kind: 'folder', name: 'x', place: where }))
    await put('файл', '1')
    expect([await tried('/no/such/place'), await tried(join(place, 'файл')), await tried(join(desk.folder, 'hub')), await tried(desk.folder)].map(one => !one.ok && one.fault.kind))
      .toEqual(['place-missing', 'not-a-folder', 'inside-hub', 'inside-hub'])
  })
})

test('an export of the ЦОК library comes in with what it says of each, and every row that does not is told', async () => {
  await put('materials.csv', 'Код;Название;Предмет;Класс;Экзамен;Файл\r\n1;Плавление;Физика;8;ОГЭ;файлы/a.png\r\n2;Нет файла;Физика;8;;файлы/b.png\r\n3;Чужое;Физика;8;;../../etc/passwd\r\n4;;Физика;8;;файлы/a.png\r\n')
  await put('файлы/a.png', mediaFixture('picture.png'))
  const report = await look({ kind: 'cok' })
  expect(report.problems.map(({ key, kind }) => [key, kind])).toEqual([['4', 'no-title'], ['2', 'file-missing'], ['3', 'path-leaves-folder']])
  expect(desk.library.materials()).toMatchObject([{ title: 'Плавление', subject: 'physics', grades: [8], exams: ['oge'], source: 'Библиотека ЦОК' }])
  const { id } = desk.library.materials()[0]!
  await put('materials.csv', 'Код;Название;Предмет;Класс;Экзамен;Файл\r\n1;Плавление льда;Физика;8, 9;ЕГЭ;файлы/a.png\r\n')
  expect(counts(await again())).toEqual([0, 1, 0, 0])
  expect(desk.library.materials()).toMatchObject([{ id, title: 'Плавление льда', grades: [8, 9], exams: ['ege'] }])
})

test('a Common Cartridge gives its files, its pages with what they need, and its links; the rest is told', async () => {
  const manifest = `<manifest><metadata><schema>IMS Common Cartridge</schema><schemaversion>1.2.0</schemaversion></metadata>
    <organizations><organization><item><item identifierref="P"><title>Кристаллы</title></item><item identifierref="L"><title>Сайт</title></item><item identifierref="B"><title>Чужой сайт</title></item></item></organization></organizations>
    <resources><resource identifier="P" type="webcontent" href="p/page.html"><file href="p/page.html"/><dependency identifierref="S"/></resource><resource identifier="S" type="webcontent" href="p/s.css"><file href="p/s.css"/></resource>
    <resource identifier="I" type="webcontent" href="лёд.png"><file href="лёд.png"/></resource><resource identifier="L" type="imswl_xmlv1p2"><file href="l.xml"/></resource><resource identifier="B" type="imswl_xmlv1p2"><file href="b.xml"/></resource>
    <resource identifier="Q" type="imsqti_xmlv1p2/imscc_xmlv1p2/assessment"><file href="q.xml"/></resource><resource identifier="X" type="webcontent" href="нет.pdf"><file href="нет.pdf"/></resource></resources></manifest>`
  await put('курс.imscc', zipOf([
    { name: 'imsmanifest.xml', data: manifest }, { name: 'p/page.html', data: '<!doctype html><link rel=stylesheet href=s.css><p>кристаллы</p>' }, { name: 'p/s.css', data: 'p{}' }, { name: 'лёд.png', data: mediaFixture('picture.png') },
    { name: 'l.xml', data: '<webLink><title>Опыт</title><url href="https://resh.edu.ru/x"/></webLink>' }, { name: 'b.xml', data: '<webLink><url href="https://example.com/"/></webLink>' }, { name: 'q.xml', data: '<q/>' },
  ]))
  const report = await look({ kind: 'cartridge', place: join(place, 'курс.imscc') })
  expect(report.problems.map(({ key, kind }) => [key, kind])).toEqual([['Q', 'not-mapped'], ['X', 'file-missing'], ['B', 'link-refused']])
  expect(library()).toEqual(['Кристаллы | Библиотека ЦОК', 'Опыт | Библиотека ЦОК', 'лёд | Библиотека ЦОК'])
  expect(counts(await again())).toEqual([0, 0, 3, 3])
  expect((await readdir(join(desk.folder, 'sources'))).filter(name => name.endsWith('-work'))).toEqual([])
})

describe('an OPDS 2 feed', () => {
  const publication = (id: string, href: string, modified = '') => ({ metadata: { title: `Книга ${id}`, identifier: id, modified }, links: [{ rel: 'http://opds-spec.org/acquisition/open-access', href }] })
  const page = (publications: unknown[], next?: string) => JSON.stringify({ metadata: { title: 'Каталог' }, links: next ? [{ rel: 'next', href: next }] : [], publications })
  const here = () => new URL(address).host
  const feed = (more: object = {}) => look({ kind: 'opds', place: `${address}/feed`, hosts: [here()], ...more })
  const png = () => mediaFixture('picture.png')

  test('all its pages come in once, and what has not changed is not fetched again', async () => {
    server.files.set('/feed', { body: page([publication('a', '/a.png')], '/feed?page=2') })
    server.files.set('/feed?page=2', { body: page([publication('b', '/b.webp'), { metadata: {}, links: [] }], '/feed') })
    server.files.set('/a.png', { body: png() })
    server.files.set('/b.webp', { body: mediaFixture('picture.webp') })
    expect(counts(await feed())).toEqual([2, 0, 0, 1])
    expect(library()).toEqual(['Книга a | Библиотека ЦОК', 'Книга b | Библиотека ЦОК'])
    server.asked.length = 0
    expect(counts(await again())).toEqual([0, 0, 2, 1])
    expect(server.asked.map(({ path }) => path)).toEqual(['/feed', '/feed?page=2'])
  })

  test('a download that was cut off goes on where it stopped', async () => {
    server.files.set('/feed', { body: page([publication('a', '/a.png')]) })
    server.files.set('/a.png', { body: png(), etag: '"1"', cutAfter: 40 })
    expect((await feed()).problems).toMatchObject([{ title: 'Книга a', kind: 'cut-off' }])
    expect(counts(await again())).toEqual([1, 0, 0, 0])
    expect(server.asked.at(-1)).toEqual({ path: '/a.png', range: 'bytes=40-' })
  })

  test('another file under the same address is not glued to the old beginning', async () => {
    server.files.set('/feed', { body: page([publication('a', '/a.png')]) })
    server.files.set('/a.png', { body: mediaFixture('picture.webp'), etag: '"1"', cutAfter: 40 })
    await feed()
    server.files.set('/a.png', { body: png(), etag: '"2"' })
    expect(counts(await again())).toEqual([1, 0, 0, 0])
    expect(desk.library.materials()[0]!.manifest[0]!.bytes).toBe(png().length)
  })

  test('only the feed\'s host and the named ones are asked, redirects too', async () => {
    const other = new FeedServer()
    const elsewhere = await other.start()
    other.files.set('/a.png', { body: png() })
    server.files.set('/feed', { body: page([publication('a', `${elsewhere}/a.png`), publication('b', '/moved.png'), publication('c', 'ftp://x/y'), publication('d', 'http://school.example/z')]) })
    server.files.set('/moved.png', { body: '', redirect: `${elsewhere}/a.png` })
    const report = await feed()
    expect(report.problems.map(({ kind }) => kind)).toEqual(['host-refused', 'host-refused', 'host-refused', 'host-refused'])
    expect(other.asked).toEqual([])
    expect(counts(await feed({ hosts: [here(), new URL(elsewhere).host] }))).toEqual([2, 0, 0, 2])
    await other.stop()
  })

  test.each([
    ['no JSON', { body: '<html>' }, 'not-a-feed'], ['a refusal', { body: '', status: 403 }, 'refused-by-server'], ['a page without end', { body: Buffer.alloc(11 * 1024 * 1024, 32) }, 'too-large'],
  ] as const)('%s says so, and what is there stays', async (_what, answer, kind) => {
    server.files.set('/feed', { body: page([publication('a', '/a.png')]) })
    server.files.set('/a.png', { body: png() })
    await feed()
    server.files.set('/feed', answer)
    const report = await again()
    expect([report.fault?.kind, report.gone]).toEqual([kind, []])
    expect(desk.library.materials()).toHaveLength(1)
  })

  test('plain HTTP to another machine, a name with a password, and nonsense are no addresses', async () => {
    const tried = async (where: string) => sources.handlers.testSource(sourceSchema.parse({ id: 'x', kind: 'opds', name: 'x', place: where }))
    expect([await tried('http://lib.school.ru/feed'), await tried('https://me:secret@lib.school.ru/feed'), await tried('каталог')].map(one => !one.ok && one.fault.kind)).toEqual(['address-wrong', 'address-wrong', 'address-wrong'])
  })
})
