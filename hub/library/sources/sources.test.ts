import { copyFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sourceSchema } from '#shared/contract/library-sources'
import { mediaFixture } from '../testing/library-desk'
import { counts, SourcesDesk } from './testing/sources-desk'

let room: SourcesDesk
beforeEach(async () => {
  room = await SourcesDesk.open()
})
afterEach(() => room.end())

describe('a watched folder', () => {
  test('its files come in once; another one is an update under the same id, a gone one is told and stays', async () => {
    await room.put('лёд.png', mediaFixture('picture.png'))
    await room.put('курс/урок/index.html', '<!doctype html><p>урок</p>')
    await room.put('курс/урок/app.js', '1')
    await room.put('записка.exe', Buffer.from([0x4d, 0x5a, 0, 0, 0xff, 0xfe, 0, 1]))
    expect(counts(await room.look({ kind: 'folder' }))).toEqual([2, 0, 0, 1])
    expect(room.titles()).toEqual(['лёд | Библиотека ЦОК', 'урок | Библиотека ЦОК'])
    const id = room.desk.library.materials().find(({ title }) => title === 'лёд')!.id
    expect(counts(await room.again())).toEqual([0, 0, 2, 1])
    expect(room.desk.library.materials()).toHaveLength(2)

    const bytes = room.desk.library.materialOf(id)!.manifest[0]!.sha256
    await room.put('лёд.png', mediaFixture('picture.webp'))
    expect(counts(await room.again())).toEqual([0, 1, 1, 1])
    expect(room.desk.library.materialOf(id)!.manifest[0]!.sha256).not.toBe(bytes)
    expect(room.desk.library.materials()).toHaveLength(2)

    await rm(join(room.place, 'лёд.png'))
    const report = await room.again()
    expect([counts(report), report.gone]).toEqual([[0, 0, 1, 1], ['лёд.png']])
    expect(room.desk.library.materialOf(id)).toBeDefined()
  })

  test('what is still being copied waits for the next look', async () => {
    await copyFile(new URL('../../../tests/fixtures/media/picture.png', import.meta.url), join(room.place, 'свежий.png'))
    expect(counts(await room.look({ kind: 'folder' }))).toEqual([0, 0, 0, 0])
  })

  test('a restart forgets nothing', async () => {
    await room.put('лёд.png', mediaFixture('picture.png'))
    await room.look({ kind: 'folder' })
    await room.restart()
    expect((await room.sources.handlers.listSources())[0]).toMatchObject({ source: { id: 'one' }, last: { added: 1 }, running: undefined })
    expect(counts(await room.again())).toEqual([0, 0, 1, 0])
  })

  test('no place, no folder, and the hub\'s own data are refused in words', async () => {
    const tried = (where: string) => room.sources.handlers.testSource(sourceSchema.parse({ id: 'x', kind: 'folder', name: 'x', place: where }))
    await room.put('файл', '1')
    expect([await tried('/no/such/place'), await tried(join(room.place, 'файл')), await tried(join(room.desk.folder, 'hub')), await tried(room.desk.folder)].map(one => !one.ok && one.fault.kind))
      .toEqual(['place-missing', 'not-a-folder', 'inside-hub', 'inside-hub'])
  })
})

test('an export of the ЦОК library comes in with what it says of each, and every row that does not is told', async () => {
  await room.put('materials.csv', 'Код;Название;Предмет;Класс;Экзамен;Файл\r\n1;Плавление;Физика;8;ОГЭ;файлы/a.png\r\n2;Нет файла;Физика;8;;файлы/b.png\r\n3;Чужое;Физика;8;;../../etc/passwd\r\n4;;Физика;8;;файлы/a.png\r\n')
  await room.put('файлы/a.png', mediaFixture('picture.png'))
  const report = await room.look({ kind: 'cok' })
  expect(report.problems.map(({ key, kind }) => [key, kind])).toEqual([['4', 'no-title'], ['2', 'file-missing'], ['3', 'path-leaves-folder']])
  expect(room.desk.library.materials()).toMatchObject([{ title: 'Плавление', subject: 'physics', grades: [8], exams: ['oge'], source: 'Библиотека ЦОК' }])
  const { id } = room.desk.library.materials()[0]!
  await room.put('materials.csv', 'Код;Название;Предмет;Класс;Экзамен;Файл\r\n1;Плавление льда;Физика;8, 9;ЕГЭ;файлы/a.png\r\n')
  expect(counts(await room.again())).toEqual([0, 1, 0, 0])
  expect(room.desk.library.materials()).toMatchObject([{ id, title: 'Плавление льда', grades: [8, 9], exams: ['ege'] }])
})

describe('what people did stays', () => {
  const cokRow = (title: string, more = '') => `Код;Название;Предмет;Класс;Файл\r\n1;${title};Физика;8;a.png\r\n${more}`

  test('a material that was taken out of the library does not come back by itself, only when its source has another one', async () => {
    await room.put('лёд.png', mediaFixture('picture.png'))
    await room.look({ kind: 'folder' })
    await room.desk.library.removeMaterial(room.desk.library.materials()[0]!.id)
    expect(counts(await room.again())).toEqual([0, 0, 1, 0])
    expect(room.titles()).toEqual([])
    await room.put('лёд.png', mediaFixture('picture.webp'))
    expect(counts(await room.again())).toEqual([1, 0, 0, 0])
  })

  test('a material that the school had before keeps its words; only what nobody said is filled in', async () => {
    const { materialId } = await room.desk.bring('a.png', mediaFixture('picture.png'))
    await room.desk.library.changeMaterial({ ...room.desk.library.materialOf(materialId!)!, subject: 'chemistry' })
    await room.put('materials.csv', cokRow('Плавление'))
    await room.put('a.png', mediaFixture('picture.png'))
    await new Promise(done => setTimeout(done, 5)) // another millisecond
    expect(counts(await room.look({ kind: 'cok' }))).toEqual([0, 0, 1, 0])
    expect(room.desk.library.materials()).toMatchObject([{ id: materialId, title: 'a', subject: 'chemistry', grades: [8], source: 'Библиотека ЦОК' }])
  })

  test('a file that became equal to another item\'s takes nothing from that one', async () => {
    await room.put('1/a.png', mediaFixture('picture.png'))
    await room.put('2/a.png', mediaFixture('picture.webp'))
    await room.look({ kind: 'folder' })
    const [first, second] = room.desk.library.materials()
    await room.put('2/a.png', mediaFixture('picture.png'))
    expect(counts(await room.again())).toEqual([0, 1, 1, 0])
    expect(room.desk.library.materials().map(({ id }) => id).sort()).toEqual([first!.id, second!.id].sort())
  })

  test('a refusal is told each time and not tried anew; a lesson is taken once', async () => {
    await room.put('битый.png', mediaFixture('picture.png').subarray(0, 60))
    expect((await room.look({ kind: 'folder' })).problems).toMatchObject([{ key: 'битый.png', kind: 'not-imported' }])
    const tried = room.desk.library.imports().length
    expect((await room.again()).problems).toMatchObject([{ key: 'битый.png', kind: 'not-imported' }])
    expect([tried, room.desk.library.imports().length]).toEqual([0, 0])
  })

  test('a folder that is away takes nothing out', async () => {
    await room.put('лёд.png', mediaFixture('picture.png'))
    await room.look({ kind: 'folder' })
    await rm(room.place, { recursive: true })
    expect(await room.again()).toMatchObject({ fault: { kind: 'place-missing' }, gone: [] })
    expect(room.titles()).toHaveLength(1)
  })

  test('a removed source leaves its materials, and a new one of the same place doubles nothing', async () => {
    await room.put('лёд.png', mediaFixture('picture.png'))
    await room.look({ kind: 'folder' })
    expect(await room.sources.handlers.removeSource('one')).toEqual({ ok: true, value: null })
    expect([await room.sources.handlers.listSources(), room.titles().length]).toEqual([[], 1])
    await new Promise(done => setTimeout(done, 5)) // another millisecond
    expect(counts(await room.look({ kind: 'folder' }))).toEqual([0, 0, 1, 0])
    expect(room.titles()).toHaveLength(1)
  })
})

test('a look on its way is told and can be stopped; the next one goes on', async () => {
  for (let i = 0; i < 30; i++) await room.put(`${i}.png`, Buffer.concat([mediaFixture('picture.png'), Buffer.from(String(i))]))
  await room.restart()
  expect(await room.sources.handlers.saveSource(sourceSchema.parse({ id: 'one', kind: 'folder', name: 'Папка', place: room.place }))).toMatchObject({ ok: true })
  await room.sources.sync('one')
  await expect.poll(() => room.desk.library.materials().length).toBeGreaterThan(0)
  expect(await room.sources.sync('one')).toMatchObject({ ok: false, fault: { kind: 'running' } })
  await room.sources.handlers.stopSource('one')
  const [row] = await room.sources.handlers.listSources()
  expect(row).toMatchObject({ running: undefined, last: { fault: { kind: 'stopped' } } })
  await room.again()
  expect(room.desk.library.materials()).toHaveLength(30)
  expect(room.rows.some(({ running }) => running !== undefined)).toBe(true)
})

test('a plan looks by itself when its time has come, and not before', async () => {
  await room.put('лёд.png', mediaFixture('picture.png'))
  await room.sources.handlers.saveSource(sourceSchema.parse({ id: 'one', kind: 'folder', name: 'Папка', place: room.place, everyMinutes: 10 }))
  await room.sources.handlers.saveSource(sourceSchema.parse({ id: 'two', kind: 'folder', name: 'По просьбе', place: room.place }))
  const looked = async () => {
    room.sources.lookAtClock()
    return [(await room.sources.syncEnds('one'))?.at, (await room.sources.syncEnds('two'))?.at]
  }
  const [first, asked] = await looked()
  expect([typeof first, asked]).toEqual(['string', undefined])
  room.aheadMs = 9 * 60_000
  expect(await looked()).toEqual([first, undefined])
  room.aheadMs = 11 * 60_000
  expect((await looked())[0]).not.toBe(first)
})
