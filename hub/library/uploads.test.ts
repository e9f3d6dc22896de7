import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ImportRow } from '#shared/contract/panel'
import { openLibrary } from './library'
import { mediaFixture, openDesk, type LibraryDesk } from './testing/library-desk'

let desk: LibraryDesk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk.end())

const expectNothingLeft = async () => expect((await desk.onDisk()).filter(({ path }) => path.includes('incoming'))).toEqual([])

describe('an upload that does not end well', () => {
  const begin = (totalBytes: number, requester = 'test') => desk.library.uploads.begin({ name: 'film.mp4', kind: 'file', totalBytes }, requester)
  const idOf = async (totalBytes: number) => {
    const begun = await begin(totalBytes)
    if (!begun.ok) throw new Error(begun.fault.kind)
    return begun.value
  }

  test('is interrupted when the connection is lost in the middle', async () => {
    const body = new Readable({ read() {} })
    const id = await idOf(1000)
    const receiving = desk.library.uploads.receive(id, 'test', 'film.mp4', body)
    body.push(Buffer.alloc(500))
    setImmediate(() => body.destroy(Object.assign(new Error('aborted'), { code: 'ECONNRESET' })))
    expect(await receiving).toMatchObject({ phase: 'refused', refusal: { kind: 'interrupted', name: 'film.mp4' } })
    await expectNothingLeft()
  })

  test('is interrupted when the hub goes away, and told so after its restart', async () => {
    const id = await idOf(1000)
    const library = desk.library
    await desk.reopen() // the folder of the first one is still open, as after a power cut
    const next = await desk.library.uploads.begin({ name: 'второй.mp4', kind: 'file', totalBytes: 7 }, 'test')
    expect(library.uploads.stateOf(id, 'test')).toMatchObject({ refusal: { kind: 'interrupted' } })
    const after = await openLibrary(`${desk.folder}/library`, { now: () => Date.now(), report: () => {} })
    expect(after.imports()).toEqual([{ uploadId: next.ok && next.value, name: 'второй.mp4', phase: 'refused', doneBytes: 0, totalBytes: 7, materialId: undefined, refusal: { kind: 'interrupted', name: 'второй.mp4' } }])
    await expectNothingLeft()
    await after.dispose()
  })

  test('is refused when it is longer or shorter than announced', async () => {
    const long = await idOf(3)
    expect(await desk.library.uploads.receive(long, 'test', 'x', Readable.from([Buffer.alloc(9)]))).toMatchObject({ refusal: { kind: 'damaged', detail: 'size-differs' } })
    const short = await idOf(30)
    await desk.library.uploads.receive(short, 'test', 'x', Readable.from([Buffer.alloc(9)]))
    expect(await desk.library.uploads.commit(short, 'test')).toMatchObject({ refusal: { kind: 'damaged', detail: 'size-differs' } })
    await expectNothingLeft()
  })

  test('does not begin when the disk has no room, counting what others were promised', async () => {
    await desk.reopen({ freeBytes: async () => 256 * 1024 ** 2 + 1000 })
    expect(await begin(600)).toMatchObject({ ok: true })
    expect(await begin(600)).toEqual({ ok: false, fault: { kind: 'no-space' } })
    expect(await begin(400)).toMatchObject({ ok: true })
  })

  test('is one of at most twenty of one person', async () => {
    const begun = await Promise.all(Array.from({ length: 25 }, () => begin(1)))
    expect(begun.filter(({ ok }) => ok)).toHaveLength(20)
    expect(await begin(1, 'somebody else')).toMatchObject({ ok: true })
  })

  test('cannot be touched by anybody else, nor twice', async () => {
    const id = await idOf(3)
    expect(await desk.library.uploads.receive(id, 'stranger', 'x', Readable.from(['abc']))).toBeUndefined()
    expect(await desk.library.uploads.commit(id, 'stranger')).toBeUndefined()
    await desk.library.uploads.receive(id, 'test', 'x', Readable.from([Buffer.from('a\0c')]))
    const [first, second] = await Promise.all([desk.library.uploads.commit(id, 'test'), desk.library.uploads.commit(id, 'test')])
    expect(first).toMatchObject({ phase: 'refused', refusal: { kind: 'damaged' } })
    expect(second!.uploadId).toBe(id)
  })

  test('that nobody touches for ten minutes is interrupted and its slot is free', async () => {
    let nowMs = 1000
    await desk.reopen({ now: () => nowMs })
    const id = await idOf(10)
    nowMs += 10 * 60_000
    await desk.library.uploads.endIdle()
    expect(desk.library.uploads.stateOf(id, 'test')!.phase).toBe('receiving')
    nowMs += 1
    await desk.library.uploads.endIdle()
    expect(desk.library.uploads.stateOf(id, 'test')).toMatchObject({ phase: 'refused', refusal: { kind: 'interrupted' } })
  })
})

test('progress is told in order and ends with the outcome', async () => {
  const rows: ImportRow[] = []
  desk.library.onImport(row => rows.push(row))
  await desk.bring('a.wav', mediaFixture('sound.wav'))
  expect(rows.map(({ phase }) => phase)).toEqual([...rows.map(({ phase }) => phase)].sort((a, b) => order(a) - order(b)))
  expect(rows.at(0)).toMatchObject({ phase: 'receiving', doneBytes: 0, totalBytes: mediaFixture('sound.wav').length })
  expect(rows.at(-1)).toMatchObject({ phase: 'done', doneBytes: mediaFixture('sound.wav').length })
})
const order = (phase: string) => ['receiving', 'checking', 'converting', 'done'].indexOf(phase)

test('300 MB stream through with flat memory', async () => {
  const totalBytes = 300 * 1024 * 1024
  const piece = Buffer.alloc(64 * 1024, 7)
  let peak = 0
  const before = process.memoryUsage().rss
  async function* body() {
    for (let sent = 0; sent < totalBytes; sent += piece.length) {
      if (sent % (16 * 1024 * 1024) === 0) peak = Math.max(peak, process.memoryUsage().rss - before)
      yield piece
    }
  }
  const begun = await desk.library.uploads.begin({ name: 'zeros', kind: 'file', totalBytes }, 'test')
  const row = await desk.library.uploads.receive(begun.ok ? begun.value : '', 'test', 'zeros', Readable.from(body(), { objectMode: false }))
  expect(row).toMatchObject({ doneBytes: totalBytes, refusal: undefined })
  expect(peak).toBeLessThan(96 * 1024 * 1024)
}, 60_000)
