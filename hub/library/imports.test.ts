import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ImportRow } from '#shared/contract/panel'
import { mediaFixture, openDesk, type LibraryDesk } from './testing/library-desk'
import { zipOf, type RawEntry } from './testing/hostile-zip'
import { unpackLimits } from './unpack-zip'

let desk: LibraryDesk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk.end())

const page = { name: 'index.html', data: '<!doctype html><p>урок</p>' }
const manifestOf = ({ materialId }: ImportRow) => desk.library.materialOf(materialId!)!.manifest.map(({ path }) => path).sort()
/** Nothing but the library's own folders, and no temporary file, whatever was tried. */
async function expectNothingLeft() {
  const strange = (await desk.onDisk()).filter(({ path }) => !/[\\/]library[\\/](files[\\/][0-9a-f]{2}[\\/][0-9a-f]{64}|(materials|lessons)\.log)$/.test(path))
  expect(strange).toEqual([])
}

describe('a file becomes a material', () => {
  test('with a title from its name, found by its content and not by its name', async () => {
    const row = await desk.bring('Плавление льда. Опыт 3.avi', mediaFixture('video.mp4'))
    expect(row).toMatchObject({ phase: 'done', refusal: undefined })
    expect(desk.library.materialOf(row.materialId!)).toMatchObject({ title: 'Плавление льда. Опыт 3', type: 'video', subject: 'other', grades: [], entry: 'video.mp4' })
    await expectNothingLeft()
  })

  test('and the same content is on disk once, under its hash', async () => {
    const first = await desk.bring('a.png', mediaFixture('picture.png'))
    const again = await desk.bring('a.png', mediaFixture('picture.png'))
    const other = await desk.bring('b.png', mediaFixture('picture.png'))
    expect(again.materialId).toBe(first.materialId)
    expect(other.materialId).not.toBe(first.materialId)
    expect((await desk.onDisk()).filter(({ path }) => /files[\\/]/.test(path))).toHaveLength(1)
  })

  test.each([
    ['index.html at the top', [page, { name: 'js/приложение.js', data: '1' }], ['index.html', 'js/приложение.js']],
    ['index.html in a single top folder', [{ name: 'урок/', data: '', unixMode: 0o40755, method: 0 }, { ...page, name: 'урок/index.html' }, { name: 'урок/a/b.css', data: '' }], ['a/b.css', 'index.html']],
    ['names in the code page of Windows', [page, { name: Buffer.from([0xe3, 0xe0, 0xae, 0xaa, 0x2e, 0x70, 0x6e, 0x67]), data: 'x', flags: 0 }], ['index.html', 'урок.png']],
    ['backslashes of old packers', [page, { name: 'js\\app.js', data: '1' }], ['index.html', 'js/app.js']],
    ['litter of systems beside it', [page, { name: '__MACOSX/._index.html', data: 'x' }, { name: '.DS_Store', data: 'x' }, { name: 'Thumbs.db', data: 'x' }], ['index.html']],
    ['names with ./ in front', [{ ...page, name: './index.html' }], ['index.html']],
  ] as [string, RawEntry[], string[]][])('a zip with %s', async (_what, entries, paths) => {
    const row = await desk.bring('пакет.zip', zipOf(entries))
    expect(row.refusal).toBeUndefined()
    expect(desk.library.materialOf(row.materialId!)).toMatchObject({ type: 'html', entry: 'index.html', title: 'пакет' })
    expect(manifestOf(row)).toEqual(paths)
    await expectNothingLeft()
  })

  test('a folder with index.html, and a single HTML file', async () => {
    const folder = await desk.bringFolder('Дроби', { 'Дроби/index.html': page.data, 'Дроби/img/а.png': 'x' })
    expect(manifestOf(folder)).toEqual(['img/а.png', 'index.html'])
    const single = await desk.bring('Задача.html', page.data)
    expect(desk.library.materialOf(single.materialId!)).toMatchObject({ type: 'html', title: 'Задача', entry: 'index.html' })
  })

  test('a lesson file becomes a lesson when its materials are there', async () => {
    const { materialId } = await desk.bring('a.png', mediaFixture('picture.png'))
    const lesson = (id: string) => JSON.stringify({
      format: 'doska-lesson', version: 1, id: 'l1', title: 'Урок', subject: 'physics', grade: 8,
      stages: [{ id: 's1', title: 'Начало', minutes: 5, faces: { board: { kind: 'material', materialId: id } } }],
    })
    expect((await desk.bring('урок.json', lesson('nowhere'))).refusal).toEqual({ kind: 'damaged', name: 'урок.json', detail: 'unknown-materials:nowhere' })
    expect((await desk.bring('урок.json', lesson(materialId!))).phase).toBe('done')
    expect(desk.library.lessonOf('l1')).toMatchObject({ title: 'Урок' })
    expect((await desk.bring('урок.json', '{"format":"doska-lesson"}')).refusal).toMatchObject({ kind: 'damaged', detail: 'wrong-lesson' })
    expect((await desk.bring('x.json', '{nonsense')).refusal).toMatchObject({ kind: 'unsupported' })
  })
})

describe('a refused upload names what and why, and leaves nothing on disk', () => {
  const link: RawEntry = { name: 'link', data: '/etc/passwd', unixMode: 0o120777, method: 0 }
  test.each([
    ['an empty file', Buffer.alloc(0), { kind: 'empty' }],
    ['a drawing with entities of its own', Buffer.from('<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>'), { kind: 'unsupported', detail: 'svg' }],
    ['a truncated video', mediaFixture('video.mp4').subarray(0, 3000), { kind: 'damaged', detail: 'truncated' }],
    ['HEVC', mediaFixture('hevc.mp4'), { kind: 'unsupported', detail: 'needs-ffmpeg:hevc' }],
    ['a zip that climbs out', zipOf([page, { name: '../../evil.sh', data: 'x' }]), { kind: 'path-leaves-folder', path: '../../evil.sh' }],
    ['a zip that climbs out by backslashes', zipOf([page, { name: 'a\\..\\..\\evil.exe', data: 'x' }]), { kind: 'path-leaves-folder' }],
    ['a zip with an absolute path', zipOf([page, { name: '/etc/cron.d/evil', data: 'x' }]), { kind: 'path-leaves-folder' }],
    ['a zip with a drive', zipOf([page, { name: 'C:\\evil.exe', data: 'x' }]), { kind: 'path-leaves-folder' }],
    ['a zip with a folder that climbs out', zipOf([page, { name: '../', data: '', method: 0 }]), { kind: 'path-leaves-folder' }],
    ['a zip with a symbolic link', zipOf([page, link]), { kind: 'unsupported', name: 'link', detail: 'symbolic-link' }],
    ['a zip with a name twice', zipOf([page, { name: 'a.js', data: '1' }, { name: 'A.JS', data: '2' }]), { kind: 'damaged', name: 'A.JS', detail: 'double-path' }],
    ['a zip with forbidden names', zipOf([page, { name: 'a\u0000b', data: 'x' }]), { kind: 'damaged', detail: 'wrong-name' }],
    ['a zip whose only folder holds our own player\'s', zipOf([{ ...page, name: 'a/index.html' }, { name: 'a/~doska/player.js', data: 'x' }]), { kind: 'damaged', detail: 'wrong-name' }],
    ['a zip with a password', zipOf([page, { name: 'secret.js', data: 'x', flags: 0x801 }]), { kind: 'unsupported', name: 'secret.js', detail: 'encrypted' }],
    ['a zip with another packing', zipOf([page, { name: 'a.js', data: 'x', method: 12 }]), { kind: 'unsupported', detail: 'archive' }],
    ['a zip with a wrong checksum', zipOf([{ ...page, claimedCrc: 1 }]), { kind: 'damaged', name: 'index.html', detail: 'wrong-checksum' }],
    ['a zip that hides its size', zipOf([{ ...page, data: '<html>' + ' '.repeat(5000), claimedBytes: 10 }]), { kind: 'damaged', detail: 'wrong-structure' }],
    ['a course whose manifest stops in the middle', zipOf([page, { name: 'imsmanifest.xml', data: '<manifest><metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata><organizations>' }]), { kind: 'damaged', name: 'imsmanifest.xml', detail: 'truncated' }],
    ['a cartridge whose manifest stops in the middle', zipOf([page, { name: 'imsmanifest.xml', data: '<manifest><metadata><schema>IMS Common Cartridge</schema><schemaversion>1.3.0</schemaversion></metadata><resources><resource identifier="a" type="webcontent" href="index.html"/>' }]), { kind: 'damaged', name: 'imsmanifest.xml', detail: 'truncated' }],
    ['a book whose list of pages stops in the middle', zipOf([{ name: 'mimetype', data: 'application/epub+zip' }, { name: 'OEBPS/book.opf', data: '<package><manifest><item id="a" href="a.xhtml"/>' }]), { kind: 'damaged', name: 'OEBPS/book.opf', detail: 'truncated' }],
    ['a QTI item that stops in the middle', Buffer.from('<assessmentItem title="x"><itemBody><choiceInteraction><simpleChoice identifier="a">да</simpleChoice>'), { kind: 'damaged', detail: 'truncated' }, 'вопрос.xml'],
    ['a drawing that stops in the middle', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><circle r="3"/><g>'), { kind: 'damaged', detail: 'truncated' }, 'рисунок.svg'],
    ['a zip without its end', zipOf([page, { name: 'a.js', data: '1' }]).subarray(0, 60), { kind: 'damaged', detail: 'truncated' }],
    ['a zip without index.html', zipOf([{ name: 'урок/film.mp4', data: mediaFixture('video.mp4') }, { name: 'урок/plan.pdf', data: mediaFixture('page.pdf') }]), { kind: 'no-entry' }],
    ['an office document', zipOf([{ name: '[Content_Types].xml', data: '<x/>' }, { name: 'word/document.xml', data: '<x/>' }]), { kind: 'unsupported', detail: 'needs-soffice' }],
    ['a zip of litter only', zipOf([{ name: '.DS_Store', data: 'x' }]), { kind: 'empty' }],
    ['a zip with an empty index.html', zipOf([{ ...page, data: '' }]), { kind: 'empty', name: 'index.html' }],
    ['an empty zip', zipOf([]), { kind: 'empty' }],
  ] as [string, Buffer, object, string?][])('%s', async (_what, bytes, refusal, name = 'файл') => {
    const row = await desk.bring(name, bytes)
    expect(row).toMatchObject({ phase: 'refused', materialId: undefined, refusal })
    expect(desk.library.materials()).toEqual([])
    await expectNothingLeft()
  })

  test('a file that is not what its name promises is damaged; one of an unknown kind is not supported', async () => {
    expect((await desk.bring('фильм.MP4', Buffer.alloc(5000))).refusal).toEqual({ kind: 'damaged', name: 'фильм.MP4', detail: 'wrong-structure' })
    expect((await desk.bring('фильм.xyz', Buffer.alloc(5000))).refusal).toEqual({ kind: 'unsupported', name: 'фильм.xyz', detail: 'unknown-format' })
    expect((await desk.bring('рисунок.png', 'MZ\x90\0 a program')).refusal).toMatchObject({ kind: 'damaged' })
    await expectNothingLeft()
  })

  test('a zip bomb: 60 MB of nothing in 60 KB stops at the allowed ratio', async () => {
    const bomb = zipOf([page, { name: 'nothing.bin', data: Buffer.alloc(60 * 1024 * 1024) }])
    const row = await desk.bring('bomb.zip', bomb)
    expect(row.refusal).toEqual({ kind: 'too-large-unpacked', name: 'bomb.zip', limitBytes: Math.max(unpackLimits.freeRatioBytes, bomb.length * unpackLimits.ratio) })
    await expectNothingLeft()
  })

  test('a zip of too many files', async () => {
    await desk.reopen({ limits: { ...unpackLimits, files: 5 } })
    const entries = Array.from({ length: 6 }, (_, i) => ({ name: `${i}.txt`, data: '' }))
    expect((await desk.bring('many.zip', zipOf(entries))).refusal).toEqual({ kind: 'too-many-files', limit: 5 })
    expect((await desk.bring('few.zip', zipOf([page, ...entries.slice(2)]))).phase).toBe('done')
  })

  test('a folder with a path that climbs out, twice the same name, or no index.html', async () => {
    expect((await desk.bringFolder('f', { '../x': '1' })).refusal).toEqual({ kind: 'path-leaves-folder', path: '../x' })
    expect((await desk.bringFolder('f', { 'index.html': '1', 'INDEX.html': '2' })).refusal).toMatchObject({ kind: 'damaged', detail: 'double-path' })
    expect((await desk.bringFolder('f', { 'a.png': '1' })).refusal).toEqual({ kind: 'no-entry', name: 'f' })
    expect((await desk.bringFolder('f', { 'a?b': '1' })).refusal).toMatchObject({ kind: 'damaged', detail: 'wrong-name' })
    await expectNothingLeft()
  })

  test('mutated archives never crash, hang or write outside', async () => {
    const good = zipOf([page, { name: 'a/b.js', data: 'x'.repeat(300) }, { name: 'c.png', data: mediaFixture('picture.png'), method: 0 }])
    const change = fc.record({ at: fc.nat(good.length - 1), value: fc.integer({ min: 0, max: 255 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), fc.nat(40), async (changes, cut) => {
        const bytes = Buffer.from(good)
        for (const { at, value } of changes) bytes[at] = value
        expect((await desk.bring('m.zip', bytes.subarray(0, good.length - cut))).phase).toMatch(/done|refused/)
        await expectNothingLeft()
      }),
      { numRuns: 120 },
    )
  })
})
