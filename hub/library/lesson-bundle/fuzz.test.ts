import fc from 'fast-check'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lessonSchema } from '#shared/domain/lesson'
import { everyMaterialOf } from '#shared/domain/lesson-materials'
import { materialSchema } from '#shared/domain/material'
import { mediaFixture } from '../testing/library-desk'
import { unpackLimits, unpackZip } from '../unpack-zip'
import { isLessonBundle, readBundle } from './read-bundle'
import { bundlePaths } from './write-bundle'
import { zipStream, type ZipEntry } from './zip-stream'

const seed = 20261126
/** Every input writes files, so the quick check takes 1000; `DOSKA_FUZZ=10000 npx vitest run hub/library/lesson-bundle/fuzz.test.ts` takes all (40 s on two cores of its own). */
const all = Number(process.env['DOSKA_FUZZ'] ?? 1000)
const runs = { bytes: Math.round(all * 0.7), content: Math.round(all * 0.3) }
const picture = mediaFixture('picture.png')
const material = materialSchema.parse({
  id: 'm1', title: 'Опыт', type: 'image', subject: 'physics', grades: [8], entry: 'image.png', addedAt: '2026-09-01T00:00:00Z',
  manifest: [{ path: 'image.png', sha256: createHash('sha256').update(picture).digest('hex'), bytes: picture.length, mediaType: 'image/png' }],
})
const lesson = lessonSchema.parse({ format: 'doska-lesson', version: 1, id: 'l1', title: 'Урок', subject: 'physics', grade: 8, stages: [{ id: 's', title: 'x', minutes: 5, faces: { board: { kind: 'material', materialId: 'm1' }, teacher: { kind: 'text', heading: 'Ответ', paragraphs: ['да'] } } }] })
const words = { lesson: JSON.stringify(lesson), material: JSON.stringify(material) }
const entriesOf = (lessonWords: string, materialWords: string): ZipEntry[] => [
  { path: bundlePaths.lesson, content: Buffer.from(lessonWords) },
  { path: bundlePaths.material('m1'), content: Buffer.from(materialWords) },
  { path: bundlePaths.file('m1', 'image.png'), content: picture },
]

let root: string
let folder: string
let whole: Buffer
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'doska-fuzz-'))
  folder = join(root, 'incoming')
  await mkdir(folder)
  whole = await zipOf(entriesOf(words.lesson, words.material))
})
afterAll(() => rm(root, { recursive: true, force: true }))

async function zipOf(entries: readonly ZipEntry[]): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of zipStream(entries)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** What an import of these bytes comes to; a lesson that comes through is whole. */
async function judge(zip: Buffer): Promise<'taken' | 'refused' | 'no-lesson'> {
  const place = await mkdtemp(join(folder, 'one-'))
  try {
    return await judgeIn(place, zip)
  } finally {
    for (const name of await readdir(place)) expect(name).toMatch(/^(received-0|unpacked-\d+)$/)
    await rm(place, { recursive: true })
  }
}

async function judgeIn(place: string, zip: Buffer): Promise<'taken' | 'refused' | 'no-lesson'> {
  const archive = join(place, 'received-0')
  await writeFile(archive, zip)
  const unpacked = await unpackZip(archive, 'урок.zip', place, unpackLimits)
  if (!unpacked.ok) return 'refused'
  if (!isLessonBundle(unpacked.value)) return 'no-lesson'
  const bundle = await readBundle('урок.zip', unpacked.value, () => false)
  if (!bundle.ok) return 'refused'
  expect(bundle.value.materials.map(one => one.material.id)).toEqual(everyMaterialOf(bundle.value.lesson))
  for (const { material: taken, files } of bundle.value.materials) expect(files.map(({ sha256 }) => sha256)).toEqual(taken.manifest.map(({ sha256 }) => sha256))
  return 'taken'
}
async function expectNothingOutside(): Promise<void> {
  expect([await readdir(root), await readdir(folder)]).toEqual([['incoming'], []])
}

const byteChange = fc.tuple(fc.constantFrom('flip', 'cut', 'insert', 'zero', 'max'), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 255 }))
/** Half of the changes hit the headers and the directory, where a reader is led astray. */
function changed(zip: Buffer, changes: readonly [string, number, number][]): Buffer {
  let bytes = Buffer.from(zip)
  for (const [how, where, value] of changes) {
    const tail = Math.min(400, bytes.length)
    const at = Math.floor(value % 2 === 0 ? where * bytes.length : bytes.length - where * tail)
    if (how === 'cut') bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + value)])
    else if (how === 'insert') bytes = Buffer.concat([bytes.subarray(0, at), Buffer.alloc(1 + (value % 8), value), bytes.subarray(at)])
    else if (at < bytes.length) bytes[at] = how === 'flip' ? bytes[at]! ^ (1 << (value % 8)) : how === 'zero' ? 0 : 0xff
  }
  return bytes
}

test(`${runs.bytes} zips with changed bytes: taken whole or refused by name, never a crash, nothing outside the folder`, async () => {
  expect(await judge(whole)).toBe('taken')
  const counts = { taken: 0, refused: 0, 'no-lesson': 0 }
  await fc.assert(fc.asyncProperty(fc.array(byteChange, { minLength: 1, maxLength: 4 }), async changes => {
    counts[await judge(changed(whole, changes))]++
  }), { numRuns: runs.bytes, seed, endOnFailure: true })
  expect(counts.refused).toBeGreaterThan(runs.bytes / 4)
  await expectNothingOutside()
}, 300_000)

test(`${runs.content} whole zips with changed descriptions: the same`, async () => {
  const pieces = ['"', '{', '}', '[', ']', ',', '0', '-1', '1e999', 'null', '../', '"\\ud800"', 'm2', '"__proto__":{},', 'a'.repeat(300)]
  const edit = fc.tuple(fc.constantFrom('lesson' as const, 'material' as const), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 20 }), fc.constantFrom(...pieces))
  const counts = { taken: 0, refused: 0, 'no-lesson': 0 }
  await fc.assert(fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async edits => {
    const now = { ...words }
    for (const [which, where, length, piece] of edits) {
      const at = Math.floor(where * now[which].length)
      now[which] = now[which].slice(0, at) + piece + now[which].slice(at + length)
    }
    counts[await judge(await zipOf(entriesOf(now.lesson, now.material)))]++
  }), { numRuns: runs.content, seed, endOnFailure: true })
  expect(counts.refused).toBeGreaterThan(runs.content / 2)
  await expectNothingOutside()
}, 300_000)
