import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { failure, success } from '#shared/result'
import { RecordLog } from './record-log'

const schema = z.object({ id: z.string().regex(/^[a-z0-9-]+$/), title: z.string() })
let folder = ''
let problems: { kind: string }[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doska-records-'))
  problems = []
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const parse = (candidate: unknown) => {
  const parsed = schema.safeParse(candidate)
  return parsed.success ? success(parsed.data) : failure('wrong')
}
const open = (name = 'materials') => RecordLog.open({ file: join(folder, name), parse, report: problem => problems.push(problem) })
const all = (log: RecordLog<z.infer<typeof schema>>) => log.all().map(({ id, title }) => `${id} ${title}`)

test('any history is there after any restart', async () => {
  const step = fc.oneof(
    fc.record({ id: fc.constantFrom('a', 'b', 'c'), title: fc.string({ maxLength: 5 }) }),
    fc.record({ gone: fc.constantFrom('a', 'b', 'c') }),
    fc.constant('restart' as const),
  )
  let run = 0
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 40 }), async steps => {
    const name = `r${run++}`
    const known = new Map<string, string>()
    let log = await open(name)
    for (const one of steps) {
      if (one === 'restart') await log.dispose().then(async () => { log = await open(name) })
      else if ('gone' in one) await log.remove(one.gone).then(() => known.delete(one.gone))
      else await log.save(one).then(() => known.set(one.id, one.title))
      expect(new Map(log.all().map(({ id, title }) => [id, title]))).toEqual(known)
    }
    await log.dispose()
  }), { numRuns: 20 })
}, 60_000)

test('the folder of earlier releases is taken over once, whole, and put aside', async () => {
  await mkdir(join(folder, 'materials'))
  await writeFile(join(folder, 'materials', 'a.json'), '{"id":"a","title":"Лёд"}')
  await writeFile(join(folder, 'materials', 'b.json'), '{"id":')
  await writeFile(join(folder, 'materials', 'c.json'), '{"id":"d","title":"чужое имя"}')
  let log = await open()
  expect(all(log)).toEqual(['a Лёд'])
  expect(problems.map(({ kind }) => kind)).toEqual(['record-set-aside', 'record-set-aside'])
  expect((await readdir(join(folder, 'materials.before-log'))).sort()).toEqual(['a.json', 'b.json', 'c.json'])
  await log.save({ id: 'a', title: 'Вода' })
  await log.dispose()
  await mkdir(join(folder, 'materials')) // should the folder come back, what people changed since stays
  await writeFile(join(folder, 'materials', 'a.json'), '{"id":"a","title":"Лёд"}')
  log = await open()
  expect(all(log)).toEqual(['a Вода'])
  await log.dispose()
})

test('a take-over that was cut off is done again', async () => {
  await mkdir(join(folder, 'materials'))
  for (const id of ['a', 'b']) await writeFile(join(folder, 'materials', `${id}.json`), JSON.stringify({ id, title: id }))
  await writeFile(join(folder, 'materials.log'), '{"save":{"id":"a","title":"a"}}\n{"save":{"id":"b"')
  const log = await open()
  expect(all(log)).toEqual(['a a', 'b b'])
  await log.dispose()
})

test('history does not grow for ever', async () => {
  let log = await open()
  for (let i = 0; i < 300; i++) await log.save({ id: 'a', title: `${i}` })
  await log.dispose()
  log = await open()
  expect(all(log)).toEqual(['a 299'])
  await log.dispose()
  expect((await stat(join(folder, 'materials.log'))).size).toBeLessThan(200)
}, 60_000)

test('a record that no longer parses is told, and kept aside before the log is written anew', async () => {
  let log = await open()
  await log.save({ id: 'a', title: 'Лёд' })
  await log.save({ id: 'b', title: 'Вода' })
  await log.dispose()
  const text = (await readFile(join(folder, 'materials.log'), 'utf8')).replace('"title":"Лёд"', '"title":7')
  await writeFile(join(folder, 'materials.log'), text)
  log = await open()
  expect([all(log), problems.map(({ kind }) => kind)]).toEqual([['b Вода'], ['record-set-aside']])
  await log.dispose()
  const aside = (await readdir(folder)).find(name => name.includes('.damaged-'))!
  expect(await readFile(join(folder, aside), 'utf8')).toBe(text)
  await (await open()).dispose()
  expect(problems).toHaveLength(1)
})
