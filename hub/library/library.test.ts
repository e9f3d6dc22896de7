import { cp, mkdir, readFile, readdir, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Lesson } from '#shared/domain/lesson'
import { sha256Hex } from '../../agent/trust/keys'
import { DamagedSchool } from './import-school'
import { mediaFixture, openDesk, type LibraryDesk } from './testing/library-desk'

let desk: LibraryDesk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk.end())

const lessonWith = (face: 'board' | 'teacher' | 'student', materialId: string): Lesson => ({
  format: 'doska-lesson', version: 1, id: 'lesson', title: 'Плавление', subject: 'physics', grade: 8, topic: '', author: '', licence: '', language: 'ru',
  stages: [{ id: 's', title: 'Опыт', minutes: 5, faces: { board: { kind: 'text', heading: '', paragraphs: [] }, [face]: { kind: 'material', materialId } } }],
})
const picture = async () => (await desk.bring('лёд.png', mediaFixture('picture.png'))).materialId!
const fileOf = (id: string) => desk.library.fileOf(desk.library.materialOf(id)!.manifest[0]!.sha256)

describe('what people change', () => {
  test('survives a restart', async () => {
    const id = await picture()
    const material = desk.library.materialOf(id)!
    expect(await desk.library.changeMaterial({ ...material, title: 'Лёд', subject: 'physics', grades: [8], topic: 'Теплота' })).toEqual({ ok: true, value: null })
    await desk.library.saveLesson(lessonWith('board', id))
    await desk.reopen()
    expect(desk.library.materialOf(id)).toEqual({ ...material, title: 'Лёд', subject: 'physics', grades: [8], topic: 'Теплота' })
    expect(desk.library.lessonOf('lesson')).toEqual(lessonWith('board', id))
    expect(await stat(fileOf(id)!)).toMatchObject({ size: material.manifest[0]!.bytes })
  })

  test('never changes what the files themselves say', async () => {
    const id = await picture()
    const material = desk.library.materialOf(id)!
    await desk.library.changeMaterial({ ...material, type: 'html', entry: '../../etc/passwd', durationS: 7 })
    expect(desk.library.materialOf(id)).toEqual(material)
    expect(await desk.library.changeMaterial({ ...material, id: 'nobody' })).toEqual({ ok: false, fault: { kind: 'unknown' } })
  })

  test('tells everyone who follows, until they stop', async () => {
    let changes = 0
    const following = desk.library.onChange(() => changes++)
    const id = await picture()
    await desk.library.removeMaterial(id)
    await desk.library.restoreMaterial(id)
    expect(changes).toBe(3)
    await following.dispose()
    await desk.library.removeMaterial(id)
    expect(changes).toBe(3)
  })
})

describe('removing a material', () => {
  test.each(['board', 'teacher', 'student'] as const)('is refused while a lesson shows it on its %s face', async face => {
    const id = await picture()
    await desk.library.saveLesson(lessonWith(face, id))
    expect(await desk.library.removeMaterial(id)).toEqual({ ok: false, fault: { kind: 'in-use', lessonTitles: ['Плавление'] } })
    expect(desk.library.materialOf(id)).toBeDefined()
  })

  test('can be undone until the next start', async () => {
    const id = await picture()
    const material = desk.library.materialOf(id)
    expect(await desk.library.removeMaterial(id)).toEqual({ ok: true, value: null })
    expect(desk.library.materials()).toEqual([])
    expect(await desk.library.restoreMaterial(id)).toEqual({ ok: true, value: null })
    expect(desk.library.materialOf(id)).toEqual(material)
    await desk.library.removeMaterial(id)
    await desk.reopen()
    expect(await desk.library.restoreMaterial(id)).toEqual({ ok: false, fault: { kind: 'unknown' } })
  })
})

describe('documents and files that nobody needs', () => {
  test('a document is kept by its hash and read back', async () => {
    const kept = await desk.library.keepDocument('{"lesson":"Ёж"}')
    expect(kept).toEqual({ sha256: sha256Hex('{"lesson":"Ёж"}'), bytes: Buffer.byteLength('{"lesson":"Ёж"}') })
    expect(await desk.library.keepDocument('{"lesson":"Ёж"}')).toEqual(kept)
    expect((await stat(desk.library.fileOf(kept.sha256)!)).size).toBe(kept.bytes)
  })

  test('go at the start after a day; younger documents and files of materials stay', async () => {
    const id = await picture()
    const old = await desk.library.keepDocument('old')
    const kept = await desk.library.keepDocument('kept again')
    const young = await desk.library.keepDocument('young')
    const longAgo = Date.now() / 1000 - 2 * 86_400
    for (const file of [desk.library.fileOf(old.sha256)!, desk.library.fileOf(kept.sha256)!, fileOf(id)!]) await utimes(file, longAgo, longAgo)
    await desk.library.keepDocument('kept again')
    await desk.reopen()
    expect([old, kept, young].map(({ sha256 }) => desk.library.fileOf(sha256) !== undefined)).toEqual([false, true, true])
    expect(fileOf(id)).toBeDefined()
  })
})

describe('a damaged disk', () => {
  test('one broken record is set aside and reported; the others go on', async () => {
    const id = await picture()
    const other = (await desk.bring('b.png', mediaFixture('picture.png'))).materialId!
    await desk.library.saveLesson(lessonWith('board', other))
    const log = join(desk.folder, 'library', 'materials.log')
    await writeFile(log, (await readFile(log, 'utf8')).replace(`"id":"${id}"`, '"id":"НЕТ"'))
    await desk.reopen()
    expect(desk.library.materials().map(({ id }) => id)).toEqual([other])
    expect(desk.library.lessons()).toHaveLength(1)
    expect(desk.problems).toMatchObject([{ kind: 'record-set-aside' }])
    expect((await readdir(join(desk.folder, 'library'))).filter(name => name.includes('.damaged-'))).toHaveLength(1)
    await desk.reopen()
    expect(desk.problems).toHaveLength(1)
  })

  test('a cut-off file is not served, is reported, and comes back with the next import', async () => {
    const id = await picture()
    await truncate(fileOf(id)!, 10)
    await desk.reopen()
    expect(fileOf(id)).toBeUndefined()
    expect(desk.problems).toMatchObject([{ kind: 'file-missing', materialId: id, path: 'image.png' }])
    expect((await desk.bring('лёд.png', mediaFixture('picture.png'))).materialId).toBe(id)
    expect(fileOf(id)).toBeDefined()
  })

  test('a file whose bytes have rotted unnoticed is healed by the next import', async () => {
    const id = await picture()
    const rotten = mediaFixture('picture.png')
    rotten[60]! ^= 1
    await writeFile(fileOf(id)!, rotten)
    await desk.bring('лёд.png', mediaFixture('picture.png'))
    expect(await readFile(fileOf(id)!)).toEqual(mediaFixture('picture.png'))
  })

  test('a half-written document of a power cut is swept away', async () => {
    await writeFile(join(desk.folder, 'library', 'files', 'abc.part'), 'half')
    await desk.reopen()
    expect((await desk.onDisk()).filter(({ path }) => path.endsWith('.part'))).toEqual([])
  })
})

describe('a school folder', () => {
  const school = () => join(desk.folder, 'school')
  const metadata = { id: 'm1', title: 'Лёд', type: 'image', subject: 'physics', grades: [8], entry: 'a.png' }
  async function write(files: Record<string, string | Buffer>) {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(join(school(), path, '..'), { recursive: true })
      await writeFile(join(school(), path), content)
    }
  }

  test('comes in once; what is there already stays', async () => {
    await write({ 'library/m1/material.json': JSON.stringify(metadata), 'library/m1/a.png': mediaFixture('picture.png'), 'library/m1/sub/b.js': '1', 'lessons/lesson.json': JSON.stringify(lessonWith('board', 'm1')) })
    await desk.library.importSchool(school())
    expect(desk.library.materialOf('m1')).toMatchObject({ ...metadata, manifest: [{ path: 'a.png', mediaType: 'image/png' }, { path: 'sub/b.js' }] })
    await desk.library.changeMaterial({ ...desk.library.materialOf('m1')!, title: 'Мой лёд' })
    await desk.library.importSchool(school())
    expect(desk.library.materialOf('m1')!.title).toBe('Мой лёд')
    expect(desk.library.lessons()).toHaveLength(1)
    expect((await desk.onDisk()).filter(({ path }) => path.includes('incoming'))).toEqual([])
  })

  test.each([
    ['a material without its entry', { 'library/m1/material.json': JSON.stringify(metadata) }, /material\.json/],
    ['a material that is no JSON', { 'library/m1/material.json': 'x' }, /material\.json/],
    ['a lesson of another form', { 'lessons/l.json': '{}' }, /l\.json/],
  ])('%s is named', async (_what, files, message) => {
    await write(files)
    await expect(desk.library.importSchool(school())).rejects.toThrow(DamagedSchool)
    await expect(desk.library.importSchool(school())).rejects.toThrow(message)
  })

  test('the demo school is whole: every lesson shows only materials that are there', async () => {
    await cp(fileURLToPath(new URL('../../resources/demo-school', import.meta.url)), school(), { recursive: true, filter: source => !source.includes('node_modules') })
    await desk.library.importSchool(school())
    expect(desk.library.lessons().length).toBeGreaterThanOrEqual(2)
    for (const { stages } of desk.library.lessons()) {
      for (const { faces } of stages) {
        for (const face of [faces.board, faces.teacher, faces.student]) if (face?.kind === 'material') expect(desk.library.materialOf(face.materialId), face.materialId).toBeDefined()
      }
    }
    await rm(school(), { recursive: true })
  })
})
