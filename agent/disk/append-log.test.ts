import fc from 'fast-check'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { AppendLog } from './append-log'

const schema = z.object({ n: z.int(), text: z.string() })
let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doska-log-'))
  file = join(folder, 'audit.log')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function readAll(): Promise<{ numbers: number[]; damagedLines: number }> {
  const { log, entries, damagedLines } = await AppendLog.open(file, schema)
  await log.dispose()
  return { numbers: entries.map(({ n }) => n), damagedLines }
}
const entry = (n: number) => ({ n, text: `запись ${n}\n"строка"` })

async function write(numbers: readonly number[]): Promise<void> {
  const { log } = await AppendLog.open(file, schema)
  await Promise.all(numbers.map(n => log.append(entry(n))))
  await log.dispose()
}

test('entries come back in call order, those of several starts one after the other', async () => {
  await write([1, 2, 3])
  await write([4, 5])
  expect(await readAll()).toEqual({ numbers: [1, 2, 3, 4, 5], damagedLines: 0 })
})

test('an entry is on disk when its promise resolves', async () => {
  const { log } = await AppendLog.open(file, schema)
  await log.append(entry(1))
  expect(await readFile(file, 'utf8')).toBe(`${JSON.stringify(entry(1))}\n`)
  await log.dispose()
})

test('wherever a power cut tears the log, every whole line stays, none is called damaged, and writing goes on', async () => {
  await write([1, 2, 3])
  const whole = await readFile(file)
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length), async at => {
      await writeFile(file, whole.subarray(0, at))
      const numbers = [1, 2, 3].slice(0, whole.subarray(0, at).filter(byte => byte === 10).length)
      await write([9])
      expect(await readAll()).toEqual({ numbers: [...numbers, 9], damagedLines: 0 })
    }),
    { numRuns: 40 },
  )
  expect(await readdir(folder)).toEqual(['audit.log'])
})

test('zeros that a power cut left at the end are dropped', async () => {
  await write([1])
  await writeFile(file, Buffer.concat([await readFile(file), Buffer.alloc(4096)]))
  expect(await readAll()).toEqual({ numbers: [1], damagedLines: 0 })
})

test('a damaged line in the middle costs itself only, is counted once and kept aside', async () => {
  await write([1, 2, 3])
  const damaged = (await readFile(file, 'utf8')).replace('"n":2', '"n":"2"')
  await writeFile(file, damaged)
  expect(await readAll()).toEqual({ numbers: [1, 3], damagedLines: 1 })
  expect(await readAll()).toEqual({ numbers: [1, 3], damagedLines: 0 })
  const aside = (await readdir(folder)).find(name => name.startsWith('audit.log.damaged-'))
  expect(await readFile(join(folder, aside!), 'utf8')).toBe(damaged)
})

test('a checkpoint replaces what was before it and keeps what comes after, however quickly', async () => {
  const { log } = await AppendLog.open(file, schema)
  await Promise.all([log.append(entry(1)), log.append(entry(2)), log.compact([entry(2)]), log.append(entry(3)), log.append(entry(4))])
  await log.append(entry(5))
  await log.dispose()
  expect(await readAll()).toEqual({ numbers: [2, 3, 4, 5], damagedLines: 0 })
})

test('a closed log refuses entries instead of losing them', async () => {
  const { log } = await AppendLog.open(file, schema)
  await log.dispose()
  await expect(log.append(entry(1))).rejects.toThrow()
})
