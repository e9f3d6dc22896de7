import sharp from 'sharp'
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ImportRow } from '#shared/contract/panel'
import { zipOf } from '../testing/hostile-zip'
import { mediaFixture, openDesk, type LibraryDesk } from '../testing/library-desk'
import { epubEntries, h5pEntries, scormEntries, withEntry } from '../testing/sample-packages'

let desk: LibraryDesk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk.end())

const materialOf = ({ materialId, refusal }: ImportRow) => {
  expect(refusal).toBeUndefined()
  return desk.library.materialOf(materialId!)!
}
const contentOf = (row: ImportRow, path?: string) => {
  const material = materialOf(row)
  return readFileSync(desk.library.fileOf(material.manifest.find(line => line.path === (path ?? material.entry))!.sha256)!)
}

describe('texts become articles in UTF-8', () => {
  const words = 'Лёд тает при нуле.\nВода кипит при ста.\n'
  const inWindows1251 = (text: string) => Buffer.from([...text].map(letter => (letter === 'ё' ? 0xb8 : letter >= 'А' && letter <= 'я' ? letter.codePointAt(0)! - 0x410 + 0xc0 : letter.codePointAt(0)!)))
  test.each([
    ['UTF-8', Buffer.from(words)], ['UTF-8 with a mark', Buffer.from(`\ufeff${words}`)], ['windows-1251', inWindows1251(words.replaceAll('\n', '\r\n'))],
    ['UTF-16', Buffer.from(`\ufeff${words}`, 'utf16le')], ['UTF-16 of another order', Buffer.from(`\ufeff${words}`, 'utf16le').swap16()],
  ])('%s', async (_coding, bytes) => {
    const row = await desk.bring('Опыт.txt', bytes)
    expect(materialOf(row)).toMatchObject({ type: 'article', entry: 'article.txt', title: 'Опыт' })
    expect(contentOf(row).toString()).toBe(words)
  })
  test('Markdown is told by its marks, whatever the name', async () => {
    expect(materialOf(await desk.bring('a.txt', '# Лёд\n\nТает при нуле.'))).toMatchObject({ type: 'article', entry: 'article.md' })
    expect(materialOf(await desk.bring('b.md', 'Просто слова.'))).toMatchObject({ entry: 'article.txt' })
  })
  test.each([
    ['bytes of a program', Buffer.from('MZ\x90\0\x03\0', 'latin1'), { kind: 'unsupported', detail: 'unknown-format' }],
    ['nothing but space', Buffer.from(' \n\t\n'), { kind: 'empty' }],
    ['Latin-1 that is no Russian', Buffer.from('caf\xe9 d\x98j\x98 v\x98', 'latin1'), { kind: 'unsupported', detail: 'unknown-format' }],
    ['some XML', Buffer.from('<?xml version="1.0"?><data/>'), { kind: 'unsupported', detail: 'unknown-format' }],
    ['a playlist that names other files', Buffer.from('#EXTM3U\x01\nfile:///etc/passwd'), { kind: 'unsupported' }],
  ])('refused: %s', async (_what, bytes, refusal) => expect((await desk.bring('x', bytes)).refusal).toMatchObject(refusal))
})

describe('books', () => {
  test('an EPUB is kept packed, with its own title and author', async () => {
    const row = await desk.bring('fizika_8.epub', zipOf(epubEntries()))
    expect(materialOf(row)).toMatchObject({ type: 'epub', entry: 'book.epub', title: 'Физика. 8 класс', author: 'Иванова А. Б.', language: 'ru', manifest: [{ path: 'book.epub', mediaType: 'application/epub+zip' }] })
    expect(contentOf(row)).toEqual(zipOf(epubEntries()))
  })
  const encryption = (method: string) => `<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod Algorithm="${method}"/></enc:EncryptedData></encryption>`
  test.each([
    ['copy protection', 'META-INF/encryption.xml', encryption('http://www.w3.org/2001/04/xmlenc#aes128-cbc'), 'copy-protected'],
    ['rights of a shop', 'META-INF/rights.xml', '<rights/>', 'copy-protected'],
    ['no container', 'META-INF/container.xml', undefined, 'wrong-book'],
    ['a chapter that is not there', 'OEBPS/глава 1.xhtml', undefined, 'wrong-book'],
    ['a package document that is no XML', 'OEBPS/book.opf', 'package', 'wrong-book'],
    ['a package document that breaks off', 'OEBPS/book.opf', '<package', 'truncated'],
  ])('refused: %s', async (_what, name, data, detail) => {
    expect((await desk.bring('книга.epub', zipOf(withEntry(epubEntries(), name, data)))).refusal).toMatchObject({ detail })
  })
  test('scrambled fonts are no copy protection', async () => {
    const row = await desk.bring('книга.epub', zipOf(withEntry(epubEntries(), 'META-INF/encryption.xml', encryption('http://www.idpf.org/2008/embedding'))))
    expect(materialOf(row).type).toBe('epub')
  })
})

describe('exercises and courses', () => {
  test('H5P is unpacked and needs every library inside', async () => {
    expect(materialOf(await desk.bring('a.h5p', zipOf(h5pEntries())))).toMatchObject({ type: 'h5p', entry: 'h5p.json', title: 'Верно или нет' })
    const bare = await desk.bring('b.h5p', zipOf(withEntry(h5pEntries(), 'H5P.JoubelUI-1.3/library.json', undefined)))
    expect(bare.refusal).toEqual({ kind: 'unsupported', name: 'b.h5p', detail: 'h5p-libraries:H5P.JoubelUI-1.3' })
    expect((await desk.bring('c.h5p', zipOf(withEntry(h5pEntries(), 'content/content.json', undefined)))).refusal).toMatchObject({ detail: 'wrong-h5p' })
  })
  test.each(['1.2', '2004'] as const)('SCORM %s opens at the launch page of its default organisation', async version => {
    const title = { '1.2': 'Дроби & доли', '2004': 'Круги' }[version]
    expect(materialOf(await desk.bring('course.zip', zipOf(scormEntries(version))))).toMatchObject({ type: 'scorm', entry: 'sco/start.html', title, media: { scorm: version } })
  })
  test('a course whose launch page is not inside is refused', async () => {
    expect((await desk.bring('course.zip', zipOf(withEntry(scormEntries('2004'), 'sco/start.html', undefined)))).refusal).toMatchObject({ kind: 'damaged', detail: 'no-launch-page' })
  })
  test('a folder is as good as an archive', async () => {
    const files = Object.fromEntries(scormEntries('1.2').map(({ name, data }) => [`Курс/${String(name)}`, data]))
    expect(materialOf(await desk.bringFolder('Курс', files))).toMatchObject({ type: 'scorm', entry: 'sco/start.html' })
  })
})

describe('pictures', () => {
  const picture = (width: number, height: number, format: 'png' | 'jpeg' | 'tiff' | 'avif') => sharp({ create: { width, height, channels: 3, background: '#338855' } }).toFormat(format).toBuffer()
  test('a small one stays as it is, measured', async () => {
    expect(materialOf(await desk.bring('a.png', mediaFixture('picture.png')))).toMatchObject({ entry: 'image.png', media: { widthPx: 32, heightPx: 32 } })
  })
  test('a very large one is scaled, and its original kept', async () => {
    const bytes = await picture(9000, 3000, 'jpeg')
    const row = await desk.bring('карта.jpg', bytes)
    expect(materialOf(row)).toMatchObject({ type: 'image', entry: 'image.webp', media: { widthPx: 4096, heightPx: 1365, original: 'original.jpg' } })
    expect(await sharp(contentOf(row)).metadata()).toMatchObject({ width: 4096, height: 1365, format: 'webp' })
    expect(contentOf(row, 'original.jpg')).toEqual(bytes)
  })
  test.each(['tiff', 'avif'] as const)('%s becomes what browsers show', async format => {
    const row = await desk.bring('скан', await picture(40, 30, format))
    expect(materialOf(row)).toMatchObject({ entry: 'image.webp', media: { widthPx: 40, heightPx: 30 } })
  })
  test('a bitmap of Windows keeps its colours', async () => {
    const row = await desk.bring('paint.bmp', bitmap())
    expect(materialOf(row)).toMatchObject({ entry: 'image.png', media: { original: 'original.bmp', widthPx: 2, heightPx: 2 } })
    expect([...(await sharp(contentOf(row)).removeAlpha().raw().toBuffer())]).toEqual([255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255])
  })
  test('a picture that cannot be decoded is refused by name', async () => {
    expect((await desk.bring('скан.tif', Buffer.from('II*\0\x08\0\0\0nonsense', 'latin1'))).refusal).toMatchObject({ kind: 'damaged', name: 'скан.tif', detail: 'wrong-structure' })
  })
  test('a folder of pictures is a series in the natural order of its names', async () => {
    const one = (width: number) => picture(width, 10, 'png')
    const row = await desk.bringFolder('Опыт', { 'Опыт/шаг 10.png': await one(10), 'Опыт/шаг 2.png': await one(2), 'Опыт/Шаг 1.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 5 5"/>' })
    expect(materialOf(row)).toMatchObject({ type: 'series', entry: '001.svg', manifest: [{ path: '001.svg' }, { path: '002.png' }, { path: '003.png' }] })
    expect((await sharp(contentOf(row, '002.png')).metadata()).width).toBe(2)
  })
})

describe('a film with subtitles', () => {
  const srt = '1\r\n00:00:01,000 --> 00:00:02,500\r\n<font color="red">Лёд</font> <i>тает</i>\r\n'
  test('comes as one folder', async () => {
    const row = await desk.bringFolder('Кино', { 'film.mp4': mediaFixture('video.mp4'), 'film.srt': srt })
    expect(materialOf(row)).toMatchObject({ type: 'video', entry: 'video.mp4', media: { subtitles: [{ path: 'subtitles-1.vtt', language: 'ru' }] } })
    expect(contentOf(row, 'subtitles-1.vtt').toString()).toBe('WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nЛёд <i>тает</i>\n')
  })
  test('subtitles by themselves are told where they belong', async () => {
    expect((await desk.bring('film.srt', srt)).refusal).toMatchObject({ detail: 'subtitles-alone' })
  })
})

test.each([
  ['HEVC without ffmpeg', 'c.mp4', () => mediaFixture('hevc.mp4'), 'needs-ffmpeg:hevc'],
  ['Matroska without ffmpeg', 'c.mkv', () => mediaFixture('video.mkv'), 'needs-ffmpeg:matroska'],
  ['a document without LibreOffice', 'c.docx', () => zipOf([{ name: '[Content_Types].xml', data: '<Types/>' }, { name: 'word/document.xml', data: '<x/>' }]), 'needs-soffice'],
  ['an old document without LibreOffice', 'c.doc', () => Buffer.concat([Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'), Buffer.alloc(600), Buffer.from('WordDocument', 'utf16le')]), 'needs-soffice'],
  ['a locked document', 'c.docx', () => Buffer.concat([Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'), Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]), 'password'],
])('%s is refused with the reason', async (_what, name, bytes, detail) => expect((await desk.bring(name, bytes())).refusal).toEqual({ kind: 'unsupported', name, detail }))

/** Two by two, 24 bits, bottom row first, rows of eight bytes. */
function bitmap(): Buffer {
  const bytes = Buffer.alloc(54 + 16)
  bytes.write('BM', 0, 'latin1')
  bytes.writeUInt32LE(54, 10)
  bytes.writeUInt32LE(40, 14)
  bytes.writeInt32LE(2, 18)
  bytes.writeInt32LE(2, 22)
  bytes.writeUInt16LE(1, 26)
  bytes.writeUInt16LE(24, 28)
  bytes.set([255, 0, 0, 255, 255, 255], 54)
  bytes.set([0, 0, 255, 0, 255, 0], 62)
  return bytes
}
