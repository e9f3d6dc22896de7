import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PackageShelf, recordLimit } from './package-shelf'

let folder = ''
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'doska-packages-'))))
afterEach(() => rm(folder, { recursive: true }))

const problems: unknown[] = []
const open = () => PackageShelf.open(join(folder, 'packages'), { now: Date.now, report: problem => problems.push(problem) })
const place = (className = '8а', lessonId = 'l-1') => ({ materialId: 'scorm-1', className, lessonId })

test('T-20 the first commit and the last data of a class are there after a restart', async () => {
  const shelf = await open()
  const { session, record } = await shelf.begin(place())
  expect(record).toBeUndefined()
  await shelf.keep(session, { data: 'first' })
  await shelf.keep(session, { data: 'last', result: { score: 4, max: 5 } })
  const again = (await (await open()).begin(place())).record!
  expect(again).toMatchObject({ data: 'last', result: { score: 4, max: 5 } })
  expect(again.firstAtMs).toBeLessThanOrEqual(again.lastAtMs)
})

test('another class, another lesson and no class at all each begin anew', async () => {
  const shelf = await open()
  await shelf.keep((await shelf.begin(place())).session, { data: 'of 8а' })
  for (const other of [place('8б'), place('8а', 'l-2'), place('', 'l-1'), place('', '')]) expect((await shelf.begin(other)).record).toBeUndefined()
  expect((await shelf.begin(place())).record?.data).toBe('of 8а')
})

test('what is kept after the bell still belongs to the class that began', async () => {
  const shelf = await open()
  const before = await shelf.begin(place('8а'))
  const after = await shelf.begin(place('8б'))
  await shelf.keep(before.session, { data: 'a' })
  await shelf.keep(after.session, { data: 'b' })
  expect((await shelf.begin(place('8а'))).record?.data).toBe('a')
  expect((await shelf.begin(place('8б'))).record?.data).toBe('b')
})

test('a result alone does not lose the data, and an unknown session keeps nothing', async () => {
  const shelf = await open()
  const { session } = await shelf.begin(place())
  await shelf.keep(session, { data: 'page 3' })
  await shelf.keep(session, { result: { outcome: 'passed' } })
  expect((await shelf.begin(place())).record).toMatchObject({ data: 'page 3', result: { outcome: 'passed' } })
  expect(await shelf.keep(999, { data: 'x' })).toBe(false)
})

test('T-12 a damaged record is set aside and the last good copy goes on', async () => {
  const shelf = await open()
  const { session } = await shelf.begin(place())
  await shelf.keep(session, { data: 'good' })
  const [name] = (await readdir(join(folder, 'packages'))).filter(one => one.endsWith('.json'))
  await writeFile(join(folder, 'packages', name!), '{"sha256":"0","value"')
  expect((await (await open()).begin(place())).record?.data).toBe('good')
  expect(problems).toEqual([expect.objectContaining({ kind: 'file-set-aside', recovered: 'last-good' })])
})

test('beyond the limit the records that nobody touched for longest go', async () => {
  await open()
  for (let index = 0; index < recordLimit + 5; index++) {
    const file = join(folder, 'packages', `${index}.json`)
    await writeFile(file, '{}')
    await utimes(file, index, index)
  }
  await open()
  const left = await readdir(join(folder, 'packages'))
  expect(left).toHaveLength(recordLimit)
  expect(left).not.toContain('4.json')
  expect(left).toContain('5.json')
})
