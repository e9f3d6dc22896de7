import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundle } from '../../../tests/support/bundle.mjs'
import { readTimetableFile } from './read-file'
import { readingThread } from './reading-thread'
import { fixturesOf, timetableFixture } from './testing/timetable-fixture'

const context = { timeZone: 'Europe/Moscow', today: '2026-11-27', bells: [{ number: 1, start: '08:30', end: '09:15' }] }
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doska-reading-'))
  await bundle({ 'timetable-reader': 'hub/school/import/timetable-reader.ts' }, folder)
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
}, 60_000)
afterAll(() => rm(folder, { recursive: true }))

const program = async (name: string, code: string) => {
  await writeFile(join(folder, name), code)
  return join(folder, name)
}

test('what is read apart is what is read here, of every format, broken files too', async () => {
  const apart = readingThread(join(folder, 'timetable-reader.js'))
  const files = ['asc', 'csv', 'xlsx', 'schedule', 'ics', 'course-plan'].flatMap(kind => fixturesOf(kind).slice(0, 2).map(name => timetableFixture(name)))
  expect(files.length).toBeGreaterThan(8)
  for (const bytes of [...files, files[0]!.subarray(0, 700), Buffer.alloc(0)]) expect(await apart(bytes, context)).toEqual(await readTimetableFile(bytes, context))
})

test('what takes too long or too much memory is ended and refused, and the next file is read', async () => {
  const limits = { seconds: 1, memoryMb: 32 }
  const slow = await program('slow.js', 'for (;;) {}')
  const greedy = await program('greedy.js', 'const all = []; for (;;) all.push(new Array(100_000).fill(all.length + 0.5))')
  const refused = { ok: false, fault: { kind: 'too-heavy', limitSeconds: 1 } }
  const reads = readingThread(slow, limits)
  expect(await Promise.all([reads(Buffer.from('a'), context), reads(Buffer.from('b'), context)])).toEqual([refused, refused])
  expect(await readingThread(greedy, { ...limits, seconds: 60 })(Buffer.from('a'), context)).toMatchObject({ fault: { kind: 'too-heavy' } })
})

test('a reader that breaks is a fault of ours and not of the file', async () => {
  const broken = await program('broken.js', 'throw new Error("broken")')
  await expect(readingThread(broken)(Buffer.from('a'), context)).rejects.toThrow('broken')
  await expect(readingThread(await program('gone.js', ''))(Buffer.from('a'), context)).rejects.toThrow('ended with 0')
})
