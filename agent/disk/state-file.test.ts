import fc from 'fast-check'
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { StateFile, stateLimitBytes, type StateFileOptions } from './state-file'

const schema = z.object({ volume: z.int(), name: z.string() })
type Settings = z.infer<typeof schema>
const empty: Settings = { volume: 30, name: '' }
type Problem = Parameters<StateFileOptions<Settings>['report']>[0]

let folder: string
let file: string
let problems: Problem[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doska-state-'))
  file = join(folder, 'deep', 'settings.json')
  problems = []
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const open = () => StateFile.open({ file, schema, empty, report: problem => void problems.push(problem) })

/** A file that was written twice, so that its copy is good as well. */
async function written(): Promise<void> {
  const state = await open()
  await state.update(() => ({ volume: 1, name: 'old' }))
  await state.update(() => ({ volume: 2, name: 'new' }))
}

test('a missing file is empty, and what was written is there again', async () => {
  expect((await open()).value).toEqual(empty)
  await written()
  expect((await open()).value).toEqual({ volume: 2, name: 'new' })
  expect(problems).toEqual([])
})

test('changes land in call order and are seen only once they are on disk', async () => {
  const state = await open()
  const writes = [1, 2, 3].map(step => state.update(({ volume, name }) => ({ volume: volume + step, name: `${name}${step}` })))
  expect(state.value).toEqual(empty)
  await writes[0]
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ value: { volume: 31, name: '1' } })
  await Promise.all(writes)
  expect(state.value).toEqual({ volume: 36, name: '123' })
  expect((await open()).value).toEqual({ volume: 36, name: '123' })
})

test('a change that cannot be written leaves the old value, in memory and on disk, and the next one succeeds', async () => {
  const state = await open()
  await state.update(() => ({ volume: 1, name: 'old' }))
  await expect(state.update(() => ({ volume: 2, name: 'x'.repeat(stateLimitBytes) }))).rejects.toThrow('above')
  expect(state.value).toEqual({ volume: 1, name: 'old' })
  await rm(`${file}.last-good`)
  await mkdir(`${file}.last-good`) // a disk that refuses
  await expect(state.update(() => ({ volume: 3, name: 'never' }))).rejects.toThrow()
  expect(state.value).toEqual({ volume: 1, name: 'old' })
  await rm(`${file}.last-good`, { recursive: true })
  expect((await open()).value).toEqual({ volume: 1, name: 'old' })
  await state.update(({ volume }) => ({ volume: volume + 1, name: 'next' }))
  expect((await open()).value).toEqual({ volume: 2, name: 'next' })
})

test.each<[string, (text: Buffer) => Buffer]>([
  ['emptied', () => Buffer.alloc(0)],
  ['zeroed', text => Buffer.alloc(text.length)],
  ['cut', text => text.subarray(0, text.length >> 1)],
  ['replaced by other JSON', () => Buffer.from('{"sha256":"00","value":{"volume":9,"name":"x"}}')],
  ['replaced by a list', () => Buffer.from('[]')],
  ['replaced by null', () => Buffer.from('null')],
])('T-12 a state file that was %s is set aside and told, and the last good copy is used', async (_how, damage) => {
  await written()
  const damaged = damage(await readFile(file))
  await writeFile(file, damaged)
  expect((await open()).value).toEqual({ volume: 2, name: 'new' })
  expect(problems).toMatchObject([{ kind: 'file-set-aside', file, recovered: 'last-good' }])
  expect(damaged.equals(await readFile(problems[0]!.asideAs))).toBe(true)
  await writeFile(`${file}.last-good`, '') // the recovered file stands by itself again
  expect((await open()).value).toEqual({ volume: 2, name: 'new' })
  expect(problems).toHaveLength(1)
})

test('T-12 when the copy is damaged too, it begins empty and says so', async () => {
  await written()
  await writeFile(file, 'x')
  await writeFile(`${file}.last-good`, 'y')
  expect((await open()).value).toEqual(empty)
  expect(problems).toMatchObject([{ recovered: 'empty' }])
})

test('T-12 a damaged or missing copy is made anew before it is needed', async () => {
  await written()
  for (const spoil of [() => writeFile(`${file}.last-good`, 'y'), () => rm(`${file}.last-good`)]) {
    await spoil()
    await open()
    expect(await readFile(`${file}.last-good`)).toEqual(await readFile(file))
  }
  expect(problems).toEqual([])
})

test('T-12 whatever single byte is flipped, the value is the right one', async () => {
  await written()
  const good = await readFile(file)
  await fc.assert(
    fc.asyncProperty(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
      const damaged = Buffer.from(good)
      damaged[at] = damaged[at]! ^ mask
      await writeFile(file, damaged)
      expect((await open()).value).toEqual({ volume: 2, name: 'new' })
    }),
    { numRuns: 60 },
  )
})

test('any value comes back as JSON carries it', async () => {
  const anything = { file, schema: z.unknown(), empty: 'nothing yet', report: () => {} }
  await fc.assert(
    fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), async value => {
      const state = await StateFile.open<unknown>(anything)
      await state.update(() => value)
      expect(JSON.stringify((await StateFile.open<unknown>(anything)).value)).toBe(JSON.stringify(value))
    }),
    { numRuns: 40 },
  )
})

test('nothing at all is a value too: a display that was removed stays removed', async () => {
  const options = { file, schema: schema.nullable(), empty: null, report: () => {} }
  const state = await StateFile.open<Settings | null>(options)
  await state.update(() => ({ volume: 1, name: 'enrolled' }))
  await state.update(() => null)
  expect((await StateFile.open<Settings | null>(options)).value).toBeNull()
})

test('temp files of a killed writer do not pile up', async () => {
  await written()
  await writeFile(`${file}.123456`, 'half')
  await writeFile(`${file}.last-good.99`, 'half')
  await open()
  expect((await readdir(join(folder, 'deep'))).toSorted()).toEqual(['settings.json', 'settings.json.last-good'])
})

test('strangers cannot read it', async () => {
  await written()
  const { mode } = await stat(file)
  if (process.platform !== 'win32') expect(mode & 0o077).toBe(0)
})
