import { mkdtemp, readdir, readFile, rm, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { lineOf } from '#shared/contract/catalogue-segment'
import { nameOf } from './catalogue-segments'
import { CatalogueLine, lesson, material } from './testing/catalogue-line'

let folder = ''
let line: CatalogueLine
vi.setConfig({ testTimeout: 60_000 })
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doska-catalogue-'))
  line = await begin(folder)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function begin(at: string): Promise<CatalogueLine> {
  const begun = new CatalogueLine(at)
  await begun.startHub()
  await begun.startDisplay()
  return begun
}
const fill = (count: number) => Array.from({ length: count }, (_, i) => line.put(material(`m-${i}`, `Материал ${i}`)))

const ids = fc.integer({ min: 0, max: 12 }).map(n => `r-${n}`)
const steps = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ step: fc.constant('put' as const), kind: fc.constantFrom('material' as const, 'material' as const, 'lesson' as const), id: ids, title: fc.string({ minLength: 1, maxLength: 8 }) }) },
    { weight: 3, arbitrary: fc.record({ step: fc.constant('remove' as const), kind: fc.constantFrom('material' as const, 'lesson' as const), id: ids }) },
    { weight: 6, arbitrary: fc.record({ step: fc.constant('sync' as const), fetches: fc.constantFrom(0, 1, Infinity, Infinity, Infinity) }) },
    { weight: 3, arbitrary: fc.record({ step: fc.constant('write' as const) }) },
    { weight: 1, arbitrary: fc.record({ step: fc.constantFrom('restart-hub' as const, 'restart-display' as const, 'lose-hub' as const) }) },
  ),
  { minLength: 20, maxLength: 120 },
)

test('after any history the display shows exactly what the hub has, and the changes that it told add up to it', async () => {
  await fc.assert(fc.asyncProperty(steps, async history => {
    const at = await mkdtemp(join(folder, 'h-'))
    const one = await begin(at)
    const mirror = new Map<string, string>()
    let shown: string[] = []
    const sync = async (fetches: number) => {
      one.fetchesLeft = fetches
      const wanted = one.wanted()
      await one.write()
      const changes = one.changes.length
      const outcome = await one.sync()
      if (outcome === 'kept') shown = wanted
      for (const change of one.changes.slice(changes)) {
        for (const { kind, id } of change.removed()) expect(mirror.delete(nameOf(kind, id))).toBe(true)
        for (const { id, title } of change.materials()) mirror.set(nameOf('material', id), title)
        for (const { id, title } of change.lessons()) mirror.set(nameOf('lesson', id), title)
      }
      expect(one.shown()).toEqual(shown) // whole old or whole new
    }
    for (const step of history) {
      if (step.step === 'put') one.put(step.kind === 'material' ? material(step.id, step.title) : lesson(step.id, step.title))
      if (step.step === 'remove') one.remove(step.kind, step.id)
      if (step.step === 'sync') await sync(step.fetches)
      if (step.step === 'write') await one.write()
      if (step.step === 'restart-hub') await one.startHub()
      if (step.step === 'restart-display') await one.startDisplay()
      if (step.step === 'lose-hub') await one.loseHubFiles().then(() => one.startHub())
      expect(one.shown()).toEqual(shown)
    }
    await sync(Infinity)
    expect([...mirror].sort()).toEqual([...one.records].map(([name, { title }]) => [name, title]).sort())
    await one.startDisplay()
    expect(one.shown()).toEqual(one.wanted())
    expect(one.reports).toEqual([])
    await rm(at, { recursive: true })
  }), { numRuns: 25 })
}, 300_000)

test('a hundred changes among three thousand cross the wire alone', async () => {
  fill(3000)
  await line.write()
  await line.sync()
  const everything = line.fetchedBytes
  for (let i = 0; i < 100; i++) line.put(material(`m-${i * 29}`, `Другое название ${i}`))
  line.remove('material', 'm-1')
  await line.write()
  line.fetchedBytes = 0
  expect(await line.sync()).toBe('kept')
  expect(line.fetchedBytes).toBeLessThan(everything * (101 / 3000) * 1.2)
  expect(line.changes.at(-1)!.count).toBe(101)
  expect(line.shown()).toEqual(line.wanted())
})

test('hundreds of single changes leave few segments and cost less than a tenth of sending everything each time', async () => {
  fill(200)
  await line.write()
  await line.sync()
  line.fetchedBytes = 0
  let [most, everything] = [0, 0]
  for (let i = 0; i < 200; i++) {
    const changed = material(`m-${i}`, `Название ${i}`)
    line.put(changed)
    everything += lineOf('material', changed.id, changed).length
    most = Math.max(most, await line.write())
    await line.sync()
  }
  expect(most).toBeLessThan(3 * 16 + 3)
  expect(line.fetchedBytes).toBeLessThan((200 * everything) / 10)
  expect(line.shown()).toEqual(line.wanted())
}, 180_000)

test('T-18 cut off half-way the display shows the old catalogue, over a restart too, and then goes on where it stopped', async () => {
  fill(10)
  await line.write()
  await line.sync()
  const old = line.shown()
  fill(5500)
  await line.write()
  line.fetchesLeft = 3
  expect(await line.sync()).toBe('incomplete')
  expect(line.shown()).toEqual(old)
  await line.startDisplay()
  expect(line.shown()).toEqual(old)
  ;[line.fetchesLeft, line.fetchedBytes] = [Infinity, 0]
  const rest = (await Promise.all((await readdir(join(folder, 'files'))).map(async name => (await readFile(line.fileOf(name))).length))).reduce((a, b) => a + b)
  expect(await line.sync()).toBe('kept')
  expect(line.shown()).toEqual(line.wanted())
  expect(line.fetchedBytes).toBeLessThan(rest * 0.7) // what had come was not fetched again
})

test('T-15 a record whose bytes rotted is not shown, and its segment is brought again', async () => {
  fill(3)
  await line.write()
  await line.sync()
  const [name] = await readdir(join(folder, 'files'))
  const text = await line.segmentText(name!)
  await unlink(line.displayFileOf(name!)) // the second name of the same bytes: only the display's own copy rots
  await writeFile(line.displayFileOf(name!), text.replace('Материал 1', 'Материал 7'))
  await line.startDisplay()
  expect([0, 1, 2].map(n => line.shelf.current.get(`m-${n}`)?.title)).toEqual(['Материал 0', undefined, 'Материал 2'])
  await Promise.resolve()
  expect([line.damages, line.shelf.document]).toEqual([1, undefined])
  expect(await line.sync()).toBe('kept')
  expect(line.shown()).toEqual(line.wanted())
})

test('T-12 a torn index beside a segment is made anew without the network', async () => {
  fill(3)
  await line.write()
  await line.sync()
  const index = (await readdir(join(folder, 'display'))).find(name => name.endsWith('.index'))!
  await writeFile(join(folder, 'display', index), 'torn')
  line.fetchesLeft = 0
  await line.startDisplay()
  expect(line.shown()).toEqual(line.wanted())
})

test('the single document of older hubs is still understood, and a segmented one takes its place', async () => {
  const whole = { version: 1, materials: [material('m-1', 'Лёд'), { ...material('m-2', 'Без входа'), entry: 'missing' }], lessons: [lesson('l-1', 'Плавление')] }
  expect(await line.sync(JSON.stringify(whole))).toBe('kept')
  expect(line.shown()).toHaveLength(2)
  line.put(material('m-1', 'Лёд'))
  line.put(material('m-3', 'Вода'))
  await line.write()
  await line.sync()
  expect(line.shown()).toEqual(line.wanted())
  expect([...line.changes.at(-1)!.materials()].map(({ id }) => id)).toEqual(['m-3'])
})

test.each([['no JSON', '{'], ['another version', '{"version":3}'], ['a segment without a hash', '{"version":2,"revision":"r","segments":[{"sha256":"x","bytes":1,"count":1}]}']])(
  'a document that is %s changes nothing',
  async (_what, text) => {
    fill(2)
    await line.write()
    await line.sync()
    expect(await line.sync(text)).toBe('refused')
    expect(line.shown()).toEqual(line.wanted())
  },
)
