import { createServer, type AddressInfo } from 'node:net'
import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ImportRow } from '#shared/contract/panel'
import { inspectFile } from '../../../agent/inspect/inspect-file'
import { programs, without } from '../testing/converters'
import { zipOf } from '../testing/hostile-zip'
import { mediaFixture, openDesk, type LibraryDesk } from '../testing/library-desk'

const office = (name: string) => readFileSync(new URL(`../../../tests/fixtures/office/${name}`, import.meta.url))
let desk: LibraryDesk
beforeEach(async () => {
  desk = await openDesk({ programs })
})
afterEach(() => desk.end())

const expectNothingLeft = async () => expect((await desk.onDisk()).filter(({ path }) => path.includes('incoming'))).toEqual([])
const materialOf = ({ materialId, refusal }: ImportRow) => {
  expect(refusal).toBeUndefined()
  return desk.library.materialOf(materialId!)!
}

describe(`with ffmpeg ${without.ffmpeg ?? ''}`, () => {
  const ffmpegTest = test.skipIf(!programs.ffmpeg)

  ffmpegTest.each([
    ['hevc.mp4', 'video'], ['video.mkv', 'video'], ['video.avi', 'video'], ['video.wmv', 'video'], ['video.mpg', 'video'], ['video.m2ts', 'video'], ['video.mov', 'video'],
    ['sound.flac', 'audio'], ['sound.wma', 'audio'], ['sound.aac', 'audio'],
  ])('%s becomes what boards play', async (name, type) => {
    const material = materialOf(await desk.bring(name, mediaFixture(name)))
    expect(material).toMatchObject({ type, entry: type === 'video' ? 'video.mp4' : 'audio.m4a' })
    if (type === 'video') expect(material.media).toMatchObject({ widthPx: 32, heightPx: 32 })
    expect(await inspectFile(desk.library.fileOf(material.manifest[0]!.sha256)!)).toMatchObject({ ok: true, value: { kind: 'media', media: { type } } })
    await expectNothingLeft()
  })

  ffmpegTest('what boards play stays as it is, with its loudness by EBU R128', async () => {
    const material = materialOf(await desk.bring('a.mp4', mediaFixture('video.mp4')))
    expect(material.manifest[0]!.bytes).toBe(mediaFixture('video.mp4').length)
    expect(material.media.loudnessLufs).toBeCloseTo(-21.9, 0)
  })

  ffmpegTest('progress is told while it converts, and others are checked meanwhile', async () => {
    const rows: ImportRow[] = []
    desk.library.onImport(row => rows.push(row))
    await Promise.all([desk.bring('a.mkv', mediaFixture('video.mkv')), desk.bring('b.png', mediaFixture('picture.png'))])
    const phases = (name: string) => rows.filter(row => row.name === name).map(({ phase }) => phase)
    expect(phases('a.mkv').filter((phase, index, all) => phase !== all[index - 1])).toEqual(['receiving', 'checking', 'converting', 'done'])
    expect(rows.some(({ phase, share }) => phase === 'converting' && share !== undefined && share > 0)).toBe(true)
    expect(rows.findIndex(row => row.name === 'b.png' && row.phase === 'done')).toBeLessThan(rows.findIndex(row => row.name === 'a.mkv' && row.phase === 'done'))
  })

  ffmpegTest('a truncated film is refused, and nothing of it stays', async () => {
    expect((await desk.bring('a.avi', mediaFixture('video.avi').subarray(0, 300))).refusal).toMatchObject({ name: 'a.avi' })
    await expectNothingLeft()
  })
})

describe(`with LibreOffice ${without.soffice ?? ''}`, () => {
  const officeTest = test.skipIf(programs.soffice === undefined)

  officeTest.each([['slides.pptx', 2, 'presentation']])('%s becomes a PDF, its original beside it', async (name, pages, genre) => {
    const material = materialOf(await desk.bring(name, office(name)))
    const original = `original.${name.split('.')[1]}`
    expect(material).toMatchObject({ type: 'pdf', entry: 'document.pdf', media: { pages, original }, manifest: [{ path: 'document.pdf', mediaType: 'application/pdf' }, { path: original }] })
    expect(material.genre).toBe(genre)
    await expectNothingLeft()
  }, 120_000)

  officeTest('a document that names a picture on a server does not reach it', async () => {
    let asked = 0
    const server = createServer(socket => void (asked++, socket.destroy()))
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x.png`
    const content = `<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.2"><office:body><office:text><text:p><draw:frame svg:width="2cm" svg:height="2cm"><draw:image xlink:href="${address}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame>x</text:p></office:text></office:body></office:document-content>`
    const manifest = '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    await desk.bring('a.odt', zipOf([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.text', method: 0 }, { name: 'content.xml', data: content }, { name: 'META-INF/manifest.xml', data: manifest }]))
    server.close()
    expect(asked).toBe(0)
  }, 120_000)

  officeTest('a conversion that somebody stops ends at once, and nothing of it stays', async () => {
    const { uploads } = desk.library
    const bytes = office('slides.pptx')
    const begun = await uploads.begin({ name: 'a.pptx', kind: 'file', totalBytes: bytes.length }, 'test')
    const id = begun.ok ? begun.value : ''
    await uploads.receive(id, 'test', 'a.pptx', Readable.from([bytes]))
    const converting = new Promise<void>(resolve => void desk.library.onImport(({ phase }) => phase === 'converting' && resolve()))
    const committed = uploads.commit(id, 'test')
    await converting
    await new Promise(resolve => setTimeout(resolve, 700))
    expect(await desk.library.cancelImport(id)).toMatchObject({ ok: true })
    expect(await uploads.ended(id)).toMatchObject({ phase: 'refused', refusal: { kind: 'cancelled', name: 'a.pptx' } })
    await committed
    await expectNothingLeft()
    expect(await desk.library.cancelImport(id)).toEqual({ ok: false, fault: { kind: 'unknown' } })
  }, 120_000)
})
