import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lessonDraftSchema } from '#shared/domain/lesson-draft'
import { materialFinder } from '#shared/domain/lesson-import/find-material'
import { readMeshLesson } from '#shared/domain/lesson-import/mesh-lesson'
import type { MaterialType } from '#shared/domain/material'
import { bundleEntries } from '../../hub/library/lesson-bundle/write-bundle'
import { zipStream } from '../../hub/library/lesson-bundle/zip-stream'
import { readQti } from '../../hub/library/qti/read-qti'
import { parseCokList } from '../../hub/library/sources/cok-list'
import { parseOpdsPage } from '../../hub/library/sources/opds-feed'
import { programs, without } from '../../hub/library/testing/converters'
import { zipOf } from '../../hub/library/testing/hostile-zip'
import { openDesk, type LibraryDesk } from '../../hub/library/testing/library-desk'
import { books } from '../fixtures/kinds/books'
import { cartridges } from '../fixtures/kinds/cartridges'
import { cokExports, opdsFeeds } from '../fixtures/kinds/catalogues'
import { drawings, packedDrawing } from '../fixtures/kinds/drawings'
import { qti21, qti30 } from '../fixtures/kinds/exercises'
import type { Sample } from '../fixtures/kinds/kind'
import { lessonFiles, meshLessons } from '../fixtures/kinds/lessons'
import { pdfFiles } from '../fixtures/kinds/documents-pdf'
import { oldPackage } from '../fixtures/kinds/pages'
import { pictures, seriesFolders } from '../fixtures/kinds/pictures'
import { texts } from '../fixtures/kinds/texts'
import { h5pPackages } from '../fixtures/packages/h5p-packages'
import { htmlPackages } from '../fixtures/packages/html-packages'
import type { PackageFixture } from '../fixtures/packages/package-fixture'
import { scormCourses } from '../fixtures/packages/scorm-courses'

const fixtures = new URL('../fixtures/', import.meta.url)
const files = (folder: string, names: readonly string[]): Sample[] => names.map(name => ({ name, content: readFileSync(new URL(`${folder}/${name}`, fixtures)) }))
/** A package as its tool hands it over: packed. */
const packed = (packages: readonly PackageFixture[], ending: string): Sample[] => packages.map(one => ({ name: `${one.title}.${ending}`, content: zipOf(Object.entries(one.files).map(([name, data]) => ({ name, data: Buffer.from(data) }))) }))

/** What boards play as it is; the rest of films and sounds needs FFmpeg. */
const played = { video: ['video.mp4', 'silent.mp4', 'video.webm', 'vp8.webm'], audio: ['sound.mp3', 'tagged.mp3', 'sound.m4a', 'sound.ogg', 'sound.opus', 'sound.wav', 'bytes.wav'] }
const converted = { video: ['hevc.mp4', 'video.mkv', 'video.avi', 'video.wmv', 'video.mpg', 'video.m2ts', 'video.mov'], audio: ['sound.flac', 'sound.wma', 'sound.aac'] }
const officeFormats = ['docx', 'odt', 'pptx', 'odp'] as const
/** A conversion takes seconds: all ten with `npm test -- --full`, else two. */
const convertedNow = process.env['DOSKA_FULL'] === '1' ? 10 : 2
const officeFiles = (format: string) => files(`office/kinds/${format}`, readdirSync(new URL(`office/kinds/${format}`, fixtures)))

const kinds: readonly (readonly [kind: string, type: MaterialType, samples: readonly Sample[]])[] = [
  ['video', 'video', files('media', played.video)], ['audio', 'audio', files('media', played.audio)],
  ['pictures', 'image', await pictures()], ['SVG', 'image', drawings], ['series', 'series', await seriesFolders()],
  ['PDF', 'pdf', pdfFiles], ['EPUB', 'epub', books], ['texts and Markdown', 'article', texts],
  ['HTML5', 'html', [...packed(htmlPackages.filter(({ entry }) => entry === 'index.html'), 'zip'), oldPackage]], ['H5P', 'h5p', packed(h5pPackages, 'h5p')],
  ['SCORM 1.2', 'scorm', packed(scormCourses.filter(({ scorm }) => scorm === '1.2'), 'zip')], ['SCORM 2004', 'scorm', packed(scormCourses.filter(({ scorm }) => scorm === '2004'), 'zip')],
]

let desk: LibraryDesk
beforeAll(async () => {
  desk = await openDesk({ programs })
  desk.library.allowLinks({ asOf: '2026-11-26', source: '', allowed: ['resh.edu.ru'] })
})
afterAll(() => desk.end())

/** The row of an import; what it brought, or why it was refused. */
const bring = (one: Sample) => (typeof one.content === 'string' || Buffer.isBuffer(one.content) ? desk.bring(one.name, one.content) : desk.bringFolder(one.name, { ...one.content }))

async function expectMaterial(one: Sample, type: MaterialType): Promise<void> {
  const { refusal, materialId } = await bring(one)
  expect([one.name, refusal]).toEqual([one.name, undefined])
  const material = desk.library.materialOf(materialId!)!
  expect([one.name, material.type]).toEqual([one.name, type])
  for (const { sha256 } of material.manifest) expect(desk.library.fileOf(sha256)).toBeDefined()
}

describe('ten of each kind come in', () => {
  test.each(kinds)('%s', async (_kind, type, samples) => {
    for (const one of samples) await expectMaterial(one, type)
  }, 120_000)

  test('every kind has its ten', () => {
    const counts = [...kinds.map(([kind, , samples]): [string, number] => [kind, samples.length + (kind === 'video' || kind === 'audio' ? converted[kind].length : 0)]), ...officeFormats.map((format): [string, number] => [format, officeFiles(format).length])]
    const more: [string, number][] = Object.entries({ cartridges, qti21, qti30, meshLessons, opdsFeeds, cokExports, lessonFiles: lessonFiles([]) }).map(([kind, samples]) => [kind, samples.length])
    for (const [kind, count] of [...counts, ...more]) expect([kind, Math.min(10, count)]).toEqual([kind, 10])
  })

  test('a packed drawing is refused by name', async () => expect((await bring(packedDrawing)).refusal).toMatchObject({ kind: 'unsupported', name: packedDrawing.name }))

  test.each(cartridges)('Common Cartridge: $name', async one => expect((await bring(one)).refusal).toBeUndefined())
})

describe(`what boards do not play, with FFmpeg ${without.ffmpeg ?? ''}`, () => {
  test.skipIf(!programs.ffmpeg).each(['video', 'audio'] as const)('%s', async type => {
    for (const one of files('media', converted[type])) await expectMaterial(one, type)
  }, 300_000)
})

describe(`documents and presentations, with LibreOffice ${without.soffice ?? ''}`, () => {
  test.skipIf(programs.soffice === undefined).each(officeFormats)('%s', async format => {
    for (const one of officeFiles(format).slice(-convertedNow)) await expectMaterial(one, 'pdf')
  }, 900_000)
})

test.each(officeFormats)('without LibreOffice every %s is refused with what to install, none as damaged', async format => {
  const bare = await openDesk()
  for (const { name, content } of officeFiles(format)) expect((await bare.bring(name, content as Buffer)).refusal).toEqual({ kind: 'unsupported', name, detail: 'needs-soffice' })
  await bare.end()
}, 60_000)

describe('exercises, lessons and catalogues', () => {
  /** What the nine kinds of tasks cannot say. */
  const unmapped = ['hotspot', 'essay', 'picture', 'noAnswer']
  test.each([...qti21.map(one => ['2.1', ...one] as const), ...qti30.map(one => ['3.0', ...one] as const)])('QTI %s: %s is a task, or listed with its reason', (_version, what, text) => {
    const read = readQti([{ path: 'item.xml', text }])
    expect([read?.tasks.length, read?.left.length]).toEqual(unmapped.includes(what) ? [0, 1] : [1, 0])
  })

  test.each(meshLessons)('МЭШ: %s', (_what, lesson, stages) => {
    const read = readMeshLesson(lesson, 'файл', materialFinder([{ id: 'm-1', title: 'Слайд' }]))
    expect(read.ok && [read.value.draft.stages.length, lessonDraftSchema.safeParse(read.value.draft).success]).toEqual([stages, true])
  })

  test('lesson files: each goes out and comes in as it was', async () => {
    const ids = desk.library.materials().filter(({ type }) => type === 'image').slice(0, 2).map(({ id }) => id)
    for (const lesson of lessonFiles(ids)) {
      const entries = bundleEntries(lesson, { materialOf: id => desk.library.materialOf(id), fileOf: sha256 => desk.library.fileOf(sha256) })
      if (!entries.ok) throw new Error(entries.fault.kind)
      const chunks: Buffer[] = []
      for await (const chunk of zipStream(entries.value)) chunks.push(chunk)
      expect([lesson.title, (await desk.bring(`${lesson.title}.zip`, Buffer.concat(chunks))).refusal]).toEqual([lesson.title, undefined])
      expect(desk.library.lessons().map(({ title, stages }) => [title, stages.length])).toContainEqual([lesson.title, lesson.stages.length])
    }
  }, 60_000)

  test.each(opdsFeeds)('OPDS 2: %s', (_what, feed, items) => {
    const page = parseOpdsPage(feed, 'https://lib.school.ru/feed/')
    expect(page.ok && page.value.items.map(({ address }) => URL.canParse(address))).toEqual(Array.from({ length: items }, () => true))
  })

  test.each(cokExports)('ЦОК: %s (%s)', (_what, form, list, rows) => {
    const parsed = parseCokList(list, form)
    expect(parsed.ok && parsed.value.rows.length).toBe(rows)
    expect(parsed.ok && parsed.value.rows.every(({ metadata }) => /^[\p{L}\p{N}]/u.test(metadata.title))).toBe(true)
  })
})
