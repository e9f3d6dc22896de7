import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { materialSchema, type Material } from '#shared/domain/material'
import { failure, success, type Result } from '#shared/result'
import { sha256Hex } from '../trust/keys'
import type { ContentStore, FetchFault, WantedFile } from './content-store'
import { Prefetcher } from './prefetcher'

const never = new AbortController().signal
const quiet = () => {}

/** A store whose downloads end when the test says. */
class FakeStore implements ContentStore {
  readonly kind = 'own'
  readonly whole = new Set<string>()
  readonly partials = new Map<string, number>()
  /** Every download begun, in order; the ones under way by hash. */
  readonly begun: string[] = []
  readonly running = new Map<string, { progress(done: number): void; end(result: Result<null, FetchFault>): void }>()
  /** When set, downloads end at once with this. */
  answer: FetchFault | undefined
  readonly verified: (readonly string[])[] = []
  damagedNext: string[] = []
  readonly evicted: string[] = []

  has(sha256: string): boolean {
    return this.whole.has(sha256)
  }
  fileOf(): undefined {
    return undefined
  }
  partialBytes(sha256: string): number {
    return this.partials.get(sha256) ?? 0
  }
  fetch({ sha256 }: WantedFile, signal: AbortSignal, onProgress: (done: number) => void): Promise<Result<null, FetchFault>> {
    this.begun.push(sha256)
    if (this.answer) return Promise.resolve(failure(this.answer))
    return new Promise(resolve => {
      const end = (result: Result<null, FetchFault>) => {
        this.running.delete(sha256)
        if (result.ok) this.whole.add(sha256)
        resolve(result)
      }
      signal.addEventListener('abort', () => end(failure({ kind: 'stopped' })), { once: true })
      const progress = (done: number) => {
        this.partials.set(sha256, done)
        onProgress(done)
      }
      this.running.set(sha256, { progress, end })
    })
  }
  verify(files: readonly string[]): Promise<{ checked: number; damaged: string[] }> {
    this.verified.push(files)
    for (const sha256 of this.damagedNext) this.whole.delete(sha256)
    return Promise.resolve({ checked: files.length, damaged: this.damagedNext })
  }
  scrubNext = () => Promise.resolve(undefined)
  files(): WantedFile[] {
    return [...this.whole].map(sha256 => ({ sha256, bytes: 1000 }))
  }
  evict(files: readonly string[]): Promise<number> {
    this.evicted.push(...files)
    return Promise.resolve(files.filter(sha256 => this.whole.delete(sha256)).length * 1000)
  }
  inventory = () => Promise.resolve({ files: 0, bytes: 0, freeBytes: undefined, verifiedAtMs: undefined })
  dispose = quiet
}

const hashOf = (name: string): string => sha256Hex(name)
/** A material of one-kilobyte files with these names. */
const material = (id: string, ...names: string[]): Material => materialSchema.parse({
  id, title: `Title of ${id}`, type: 'html', subject: 'physics', grades: [8], entry: names[0], addedAt: '2026-11-22T08:00:00Z',
  manifest: names.map(path => ({ path, sha256: hashOf(path), bytes: 1000, mediaType: 'text/html' })),
})
const catalogueOf = (...materials: Material[]) => new Map(materials.map(each => [each.id, each]))
const catalogue = catalogueOf(material('m-a', 'a1', 'a2'), material('m-b', 'b1', 'shared'), material('m-c', 'shared', 'c1'))

let folder: string
let store: FakeStore
let changes: number
let problems: unknown[]
let prefetcher: Prefetcher

const openPrefetcher = () => Prefetcher.open(join(folder, 'kept.json'), { store, random: () => 0.5, changed: () => void changes++, report: problem => void problems.push(problem) })

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doska-prefetch-'))
  store = new FakeStore()
  changes = 0
  problems = []
  prefetcher = await openPrefetcher()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(async () => {
  vi.useRealTimers()
  await prefetcher.dispose()
  await rm(folder, { recursive: true, force: true })
  expect(problems).toEqual([])
})

const settle = () => vi.advanceTimersByTimeAsync(0)
async function end(name: string, result: Result<null, FetchFault> = success(null)): Promise<void> {
  const running = store.running.get(hashOf(name))
  if (!running) throw new Error(`${name} is not being fetched`)
  running.end(result)
  await settle()
}
const names = ['a1', 'a2', 'b1', 'c1', 'shared', 'x1', 'x2', 'big']
const spelled = (hashes: Iterable<string>): string[] => [...hashes].map(hash => names.find(name => hashOf(name) === hash) ?? hash)
const running = () => spelled(store.running.keys())

test('what is planned is fetched in its order, two at once, a shared file once', async () => {
  prefetcher.follow(catalogue, { planned: ['m-b', 'm-c', 'm-a'] })
  expect(running()).toEqual(['b1', 'shared'])
  await end('b1')
  expect(running()).toEqual(['shared', 'c1'])
  await end('shared')
  await end('c1')
  await end('a1')
  await end('a2')
  expect(spelled(store.begun)).toEqual(['b1', 'shared', 'c1', 'a1', 'a2'])
  expect(prefetcher.readiness()).toEqual({ ready: 3, total: 3, missing: [] })
})

test('what is on disk already is not fetched', () => {
  store.whole.add(hashOf('a1'))
  prefetcher.follow(catalogue, { planned: ['m-a'] })
  expect(running()).toEqual(['a2'])
})

test('a push does not wait behind the plan, and what it displaced goes on afterwards', async () => {
  prefetcher.follow(catalogue, { planned: ['m-a'] })
  expect(running()).toEqual(['a1', 'a2'])
  const ensured = prefetcher.ensure(['m-b'], quiet, never)
  await settle()
  expect(running()).toEqual(['b1', 'shared'])
  await end('shared')
  await end('b1')
  expect(await ensured).toEqual({ ok: true, value: null })
  expect(running().toSorted()).toEqual(['a1', 'a2'])
})

test('the newest wish comes first', async () => {
  prefetcher.follow(catalogueOf(material('m-x', 'x1', 'x2', 'big'), material('m-a', 'a1')), { planned: [] })
  void prefetcher.ensure(['m-x'], quiet, never)
  void prefetcher.ensure(['m-a'], quiet, never)
  await end('x1')
  expect(running()).toEqual(['x2', 'a1'])
})

test('ensuring what is there is done at once', async () => {
  store.whole.add(hashOf('a1')).add(hashOf('a2'))
  prefetcher.follow(catalogue, { planned: [] })
  expect(await prefetcher.ensure(['m-a'], quiet, never)).toEqual({ ok: true, value: null })
  expect(store.begun).toEqual([])
})

test('ensuring what the catalogue does not know names it', async () => {
  prefetcher.follow(catalogue, { planned: [] })
  expect(await prefetcher.ensure(['m-a', 'm-nowhere'], quiet, never)).toEqual({ ok: false, fault: { kind: 'unknown', materialId: 'm-nowhere' } })
  expect(store.begun).toEqual([])
})

test('progress tells the bytes of everything that is waited for', async () => {
  const heard: [number, number][] = []
  prefetcher.follow(catalogue, { planned: [] })
  void prefetcher.ensure(['m-a'], (done, total) => heard.push([done, total]), never)
  store.running.get(hashOf('a1'))?.progress(300)
  await end('a2')
  await vi.advanceTimersByTimeAsync(300)
  expect(heard.at(-1)).toEqual([1300, 2000])
})

test('nobody who left is fetched for', async () => {
  prefetcher.follow(catalogue, { planned: [] })
  const leaving = new AbortController()
  const ensured = prefetcher.ensure(['m-a'], quiet, leaving.signal)
  leaving.abort()
  expect(await ensured).toEqual({ ok: false, fault: { kind: 'stopped' } })
  await settle()
  expect(running()).toEqual([])
})

test.each<[string, FetchFault]>([
  ['refused', { kind: 'refused', status: 404 }],
  ['damaged', { kind: 'damaged' }],
  ['no-space', { kind: 'no-space', freeBytes: 1, floorBytes: 2, shortBytes: 1 }],
  ['disk', { kind: 'disk', code: 'EIO' }],
])('whoever waits hears of %s at once', async (_kind, fault) => {
  prefetcher.follow(catalogue, { planned: [] })
  const ensured = prefetcher.ensure(['m-a'], quiet, never)
  await end('a1', failure(fault))
  expect(await ensured).toEqual({ ok: false, fault })
})

test.each<[string, FetchFault]>([
  ['cannot be reached', { kind: 'source-unreachable' }],
  ['is overloaded', { kind: 'refused', status: 503 }],
])('whoever waits hears that the hub %s only after further attempts', async (_kind, fault) => {
  prefetcher.follow(catalogueOf(material('m-x', 'x1')), { planned: [] })
  let told: unknown
  void prefetcher.ensure(['m-x'], quiet, never).then(result => (told = result))
  await end('x1', failure(fault))
  await vi.advanceTimersByTimeAsync(5_000)
  expect(told).toBeUndefined()
  await end('x1', failure(fault))
  await vi.advanceTimersByTimeAsync(5_000)
  await end('x1', failure(fault))
  expect(told).toEqual({ ok: false, fault })
})

test('a connection that breaks again and again but brings bytes is not given up', async () => {
  prefetcher.follow(catalogueOf(material('m-x', 'x1')), { planned: [] })
  const ensured = prefetcher.ensure(['m-x'], quiet, never)
  for (let attempt = 1; attempt <= 8; attempt++) {
    store.running.get(hashOf('x1'))?.progress(0)
    store.running.get(hashOf('x1'))?.progress(attempt * 100)
    await end('x1', failure({ kind: 'source-unreachable' }))
    await vi.advanceTimersByTimeAsync(1_500)
  }
  await end('x1')
  expect(await ensured).toEqual({ ok: true, value: null })
})

test('an unreachable hub is asked ever more rarely, one minute at most, and at once when it is back', async () => {
  store.answer = { kind: 'source-unreachable' }
  prefetcher.follow(catalogue, { planned: ['m-a', 'm-b', 'm-c'] })
  await settle()
  expect(store.begun).toHaveLength(2)
  expect(prefetcher.stateOf('m-c')).toEqual({ reason: 'source-unreachable', doneBytes: 0 })
  await vi.advanceTimersByTimeAsync(10 * 60_000)
  const asked = store.begun.length
  await vi.advanceTimersByTimeAsync(10 * 60_000)
  // Half a minute on average, two files each time.
  expect(store.begun.length - asked).toBeGreaterThanOrEqual(2 * 10)
  expect(store.begun.length - asked).toBeLessThanOrEqual(2 * 25)
  store.answer = undefined
  prefetcher.poke()
  expect(running()).toEqual(['a1', 'a2'])
  expect(prefetcher.stateOf('m-a').reason).toBe('downloading')
})

test('a file that the hub does not give does not hold up the others, and is asked for again later', async () => {
  prefetcher.follow(catalogue, { planned: ['m-a', 'm-b'] })
  await end('a1', failure({ kind: 'refused', status: 404 }))
  await end('a2')
  await end('b1')
  await end('shared')
  expect(prefetcher.readiness()).toMatchObject({ ready: 1, total: 2, missing: [{ materialId: 'm-a', title: 'Title of m-a', reason: 'refused', doneBytes: 1000, totalBytes: 2000 }] })
  await vi.advanceTimersByTimeAsync(2_000)
  await end('a1')
  expect(prefetcher.readiness()).toEqual({ ready: 2, total: 2, missing: [] })
})

test('why a material is not here is told in words that people know', async () => {
  prefetcher.follow(catalogue, { planned: ['m-a', 'm-b', 'm-nowhere'] })
  store.running.get(hashOf('a1'))?.progress(250)
  expect(prefetcher.presenceOf('m-a')).toEqual({ kind: 'loading', doneBytes: 250, totalBytes: 2000 })
  expect(prefetcher.presenceOf('m-b')).toEqual({ kind: 'absent', reason: 'not-fetched' })
  expect(prefetcher.readiness().missing.map(({ reason }) => reason)).toEqual(['downloading', 'waiting', 'unknown'])
  await end('a1', failure({ kind: 'no-space', freeBytes: 0, floorBytes: 1, shortBytes: 1 }))
  await end('a2')
  expect(prefetcher.presenceOf('m-a')).toEqual({ kind: 'absent', reason: 'no-space' })
  await end('b1')
  await end('shared')
  expect(prefetcher.presenceOf('m-b')).toEqual({ kind: 'ready' })
  expect(prefetcher.presenceOf('m-nowhere')).toEqual({ kind: 'absent', reason: 'not-fetched' })
})

test('T-15 a damaged file is fetched again as soon as it is found', async () => {
  store.whole.add(hashOf('a1')).add(hashOf('a2'))
  prefetcher.follow(catalogue, { planned: ['m-a'] })
  expect(running()).toEqual([])
  store.damagedNext = [hashOf('a2')]
  expect(await prefetcher.verify(['m-a'], never)).toEqual({ ok: true, value: { checked: 2, damaged: 1 } })
  expect(running()).toEqual(['a2'])
  await end('a2')
  expect(prefetcher.presenceOf('m-a')).toEqual({ kind: 'ready' })
  expect(await prefetcher.verify(['m-nowhere'], never)).toEqual({ ok: false, fault: { kind: 'unknown', materialId: 'm-nowhere' } })
  expect(store.verified).toHaveLength(1)
})

test('T-15 a damaged file that cannot be fetched is red meanwhile', async () => {
  store.whole.add(hashOf('a1')).add(hashOf('a2'))
  prefetcher.follow(catalogue, { planned: [] })
  store.damagedNext = [hashOf('a1')]
  await prefetcher.verify([], never)
  expect(prefetcher.stateOf('m-a')).toEqual({ reason: 'damaged', doneBytes: 1000 })
})

test('a file found damaged behind our back is fetched again after a poke', async () => {
  store.whole.add(hashOf('a1')).add(hashOf('a2'))
  prefetcher.follow(catalogue, { planned: ['m-a'] })
  store.whole.delete(hashOf('a1'))
  prefetcher.poke()
  expect(running()).toEqual(['a1'])
})

test('what is no longer wanted stops', async () => {
  prefetcher.follow(catalogue, { planned: ['m-a'] })
  prefetcher.follow(catalogue, { planned: ['m-b'] })
  await settle()
  expect(running()).toEqual(['b1', 'shared'])
})

test('what was asked to be kept is still wanted after a restart', async () => {
  vi.useRealTimers()
  await prefetcher.keep(['m-b'])
  await prefetcher.keep(['m-c', 'm-b'])
  await prefetcher.dispose()
  prefetcher = await openPrefetcher()
  prefetcher.follow(catalogue, { planned: ['m-a'] })
  expect(prefetcher.readiness().missing.map(({ materialId }) => materialId)).toEqual(['m-a', 'm-c', 'm-b'])
})

test('changes are told at most four times a second, the last one too', async () => {
  prefetcher.follow(catalogueOf(material('m-x', 'big')), { planned: ['m-x'] })
  const before = changes
  for (let step = 1; step <= 100; step++) {
    store.running.get(hashOf('big'))?.progress(step * 10)
    await vi.advanceTimersByTimeAsync(10)
  }
  expect(changes - before).toBeLessThanOrEqual(5)
  const soFar = changes
  await end('big')
  await vi.advanceTimersByTimeAsync(300)
  expect(changes).toBeGreaterThan(soFar)
})

test('a store that was closed is not asked again and again', async () => {
  prefetcher.follow(catalogue, { planned: ['m-a'] })
  await end('a1', failure({ kind: 'stopped' }))
  await vi.advanceTimersByTimeAsync(60_000)
  expect(spelled(store.begun)).toEqual(['a1', 'a2'])
})

test('ten thousand small files of one package come without quadratic waiting', async () => {
  vi.useRealTimers()
  const many = Array.from({ length: 10_000 }, (_file, index) => `f${index}`)
  store.fetch = ({ sha256 }) => {
    store.whole.add(sha256)
    return Promise.resolve(success(null))
  }
  prefetcher.follow(catalogueOf(material('m-x', ...many)), { planned: [] })
  const startedAtMs = performance.now()
  expect(await prefetcher.ensure(['m-x'], quiet, never)).toEqual({ ok: true, value: null })
  expect(performance.now() - startedAtMs).toBeLessThan(15_000) // a hang limit; some hundred ms are usual
})

const lies = (...names: string[]) => names.forEach(name => store.whole.add(hashOf(name)))
const wantRoom = (name: string, files: number) => prefetcher.makeRoom({ sha256: hashOf(name), bytes: 1000 }, files * 1000)
const shelf = catalogueOf(material('m-a', 'a1'), material('m-b', 'b1'), material('m-c', 'c1'), material('m-d', 'd1'), material('m-soon', 'soon'))

test('T-16 room is made by what nobody plans, and for what is needed soon by what is planned for some day; pinned content stays', async () => {
  lies('a1', 'b1', 'c1', 'd1')
  prefetcher.follow(shelf, { planned: ['m-soon', 'm-c', 'm-d'], soon: ['m-soon', 'm-d'] })
  await prefetcher.pin(['m-b'])
  expect(await wantRoom('c1', 2)).toBe(false)
  expect(store.evicted).toEqual([])
  expect(await wantRoom('c1', 1)).toBe(true)
  expect(store.evicted).toEqual([hashOf('a1')])
  expect(await wantRoom('soon', 1)).toBe(true)
  expect(store.evicted).toEqual([hashOf('a1'), hashOf('c1')])
  expect(await wantRoom('soon', 1)).toBe(false)
  expect([store.has(hashOf('b1')), store.has(hashOf('d1'))]).toEqual([true, true])
})

test('what was pinned stays pinned after a restart, until it is taken off the disk by name', async () => {
  lies('b1')
  prefetcher.follow(shelf, { planned: [] })
  await prefetcher.pin(['m-b'])
  await prefetcher.dispose()
  prefetcher = await openPrefetcher()
  prefetcher.follow(shelf, { planned: [] })
  expect(await wantRoom('soon', 1)).toBe(false)
  expect(await prefetcher.evict(['m-b'])).toEqual({ evicted: 1, stayed: 0, freedBytes: 1000 })
  expect(prefetcher.readiness().total).toBe(0)
})

test('what the next lesson needs is not taken off the disk, whoever asks', async () => {
  lies('a1', 'soon')
  prefetcher.follow(shelf, { planned: ['m-soon'], soon: ['m-soon'] })
  expect(await prefetcher.evict(['m-soon', 'm-a'])).toEqual({ evicted: 1, stayed: 1, freedBytes: 1000 })
  expect(store.has(hashOf('soon'))).toBe(true)
})

test('a pause stops what runs and says why it is not here; what a teacher opens is fetched all the same', async () => {
  prefetcher.follow(shelf, { planned: ['m-a'] })
  expect(store.running.size).toBe(1)
  prefetcher.follow(shelf, { planned: ['m-a'], mayFetchSoon: false, mayFetchRest: false })
  await settle()
  expect(store.running.size).toBe(0)
  expect(prefetcher.readiness().missing).toMatchObject([{ reason: 'held' }])
  const opened = prefetcher.ensure(['m-a'], quiet, never)
  await settle()
  await end('a1')
  expect(await opened).toEqual({ ok: true, value: null })
})

test('outside of the window what the next lessons need is fetched, the rest waits', async () => {
  prefetcher.follow(shelf, { planned: ['m-soon', 'm-a'], soon: ['m-soon'], mayFetchRest: false })
  await settle()
  expect(store.begun).toEqual([hashOf('soon')])
  await end('soon')
  expect(store.begun).toHaveLength(1)
  expect(prefetcher.readiness().missing).toMatchObject([{ materialId: 'm-a', reason: 'held' }])
})
