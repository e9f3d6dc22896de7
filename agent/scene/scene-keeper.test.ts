import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { boardLessonSchema } from '#shared/domain/lesson'
import { materialSchema } from '#shared/domain/material'
import type { Push } from '#shared/domain/scene'
import { LibraryIndex } from '../library/library-index'
import { AudioKeeper } from './audio-keeper'
import { SceneKeeper } from './scene-keeper'
import type { SceneWorld } from './scene-state'
import { commandOfKey } from './scene-view'

const start = Date.parse('2026-11-20T08:00:00Z')
const minutes = (count: number) => count * 60_000
const material = (id: string) => materialSchema.parse({
  id, title: id, type: 'video', subject: 'physics', grades: [8], entry: 'a', addedAt: '2026-11-20T08:00:00Z',
  manifest: [{ path: 'a', sha256: id.padEnd(64, '0').replace(/[^0-9a-f]/g, 'a'), bytes: 1, mediaType: 'video/mp4' }],
})
const lesson = boardLessonSchema.parse({
  id: 'l-1', title: 'Плавление', subject: 'physics', grade: 8,
  stages: ['m-1', 'm-2', 'm-3'].map((materialId, index) => ({ id: `s-${index}`, title: 'этап', minutes: 5, board: { kind: 'material', materialId } })),
})
const index = new LibraryIndex(new Map(['m-1', 'm-2', 'm-3'].map(id => [id, material(id)])), new Map([[lesson.id, lesson]]))
const ulid = (last: string) => `01JD${last.padStart(22, '0')}`
const push = (last: string, thing: Push['thing'] = { kind: 'material', materialId: 'm-1' }, until?: number): Push => ({
  commandId: ulid(last), thing, by: 'tech', since: new Date(start).toISOString(), until: until === undefined ? undefined : new Date(until).toISOString(),
})
const teachersLesson = (stage: number) => ({ kind: 'lesson', lessonId: 'l-1', stage, stageSince: new Date(start).toISOString() }) as const

let folder = ''
let nowMs = start
/** How far the clock has stepped. */
let steppedMs = 0
const opened: SceneKeeper[] = []
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  ;[nowMs, steppedMs] = [start, 0]
  folder = await mkdtemp(join(tmpdir(), 'doska-scene-'))
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map(keeper => keeper.dispose()))
  vi.useRealTimers()
  await rm(folder, { recursive: true })
})

async function openKeeper(isReady: (id: string) => boolean = () => true) {
  const world: { -readonly [K in keyof SceneWorld]: SceneWorld[K] } = { emergency: undefined, playlist: [], timetable: undefined, roomId: undefined }
  const leases: boolean[] = []
  const keeper = await SceneKeeper.open(join(folder, 'scene.json'), {
    now: () => nowMs,
    monotonicMs: () => nowMs - steppedMs,
    world: () => world,
    sources: {
      index: () => index,
      materialView: id =>
        index.materials.has(id)
          ? {
              id, title: id, type: 'video', mediaType: 'video/mp4', address: isReady(id) ? `x://${id}` : '', folder: '', bytes: 1, widthPx: undefined, heightPx: undefined,
              loudnessLufs: undefined, pictures: [], subtitles: [], presence: { kind: 'ready' },
            }
          : undefined,
      inviteView: () => undefined,
      isLeftOut: () => false,
    },
    changed: () => {},
    leaseChanged: isTaken => leases.push(isTaken),
    report: problem => { throw problem },
  }, problem => { throw new Error(problem.kind) })
  opened.push(keeper)
  /** Lets `ms` pass for clock and timers alike. */
  const pass = (ms: number) => {
    nowMs += ms
    vi.advanceTimersByTime(ms)
  }
  const step = (ms: number) => {
    nowMs += ms
    steppedMs += ms
    keeper.look()
  }
  return { keeper, world, leases, pass, step }
}

test('a power cut in the middle of a lesson brings back the same stage', async () => {
  const first = await openKeeper()
  first.keeper.open(teachersLesson(0))
  first.keeper.goToStage(2)
  await first.keeper.dispose()
  const second = await openKeeper()
  expect(second.keeper.view).toMatchObject({ kind: 'face', lesson: { id: 'l-1', stage: 2 } })
  expect(second.keeper.isLeased).toBe(true)
})

test('a push that a lesson parked comes back when the lesson is closed, unless it is over', async () => {
  const { keeper, pass } = await openKeeper()
  void keeper.push(push('1'), 'now')
  keeper.open(teachersLesson(0))
  expect(keeper.view).toMatchObject({ lesson: { id: 'l-1' } })
  keeper.close()
  expect(commandOfKey(keeper.view.key)).toBe(ulid('1'))
  void keeper.push(push('2', undefined, start + minutes(5)), 'now')
  keeper.open(teachersLesson(0))
  pass(minutes(6))
  keeper.close()
  expect(keeper.view.key).toBe('idle')
})

test('a forgotten lesson ends ten minutes after the bell, without anybody touching anything', async () => {
  const { keeper, leases, pass } = await openKeeper()
  keeper.open(teachersLesson(0))
  pass(minutes(54))
  expect(keeper.isLeased).toBe(true)
  pass(minutes(1))
  expect(keeper.view.key).toBe('idle')
  expect(leases).toEqual([true, false])
})

test('a lesson that was opened at a clock of 1970 stays when the right time comes', async () => {
  nowMs = 0
  const { keeper, world, leases, pass, step } = await openKeeper()
  world.clockDoubt = true
  keeper.look()
  keeper.open({ ...teachersLesson(1), stageSince: new Date(nowMs).toISOString() })
  pass(minutes(20))
  world.clockDoubt = false
  step(start)
  expect(keeper.view).toMatchObject({ lesson: { stage: 1, stageSinceMs: start } })
  pass(minutes(36))
  expect(leases).toEqual([true, false])
})

test('a lesson of before the power cut is judged by the right time, not by the clock of 1970', async () => {
  const first = await openKeeper()
  first.keeper.open(teachersLesson(0))
  await first.keeper.dispose()
  nowMs = 0
  const { keeper, world, step } = await openKeeper()
  world.clockDoubt = true
  keeper.look()
  expect(keeper.isLeased).toBe(true)
  world.clockDoubt = false
  step(start + minutes(600))
  expect(keeper.view.key).toBe('idle')
})

test('yesterday’s lesson is over when the machine wakes up, whose clock was right', async () => {
  const { keeper, step } = await openKeeper()
  keeper.open(teachersLesson(0))
  step(minutes(14 * 60))
  expect(keeper.view.key).toBe('idle')
})

test('touching keeps the lease', async () => {
  const { keeper, pass } = await openKeeper()
  keeper.open(teachersLesson(0))
  pass(minutes(50))
  keeper.touch()
  pass(minutes(9))
  expect(keeper.isLeased).toBe(true)
})

test('a pushed lesson that the teacher turns becomes the teacher\'s', async () => {
  const { keeper, leases } = await openKeeper()
  void keeper.push(push('1', { kind: 'lesson', lessonId: 'l-1' }), 'now')
  expect(keeper.isLeased).toBe(false)
  keeper.goToStage(1)
  expect(keeper.view).toMatchObject({ key: expect.stringMatching(/^lesson:l-1:1:m-2:/), lesson: { stage: 1 } })
  expect(leases).toEqual([true])
  keeper.close()
  expect(keeper.view.key).toBe('idle')
})

test('the command of a push ends only when the window painted exactly its picture', async () => {
  const { keeper } = await openKeeper()
  const outcome = keeper.push(push('1'), 'now')
  const settled = vi.fn()
  void outcome.then(settled)
  keeper.shown('idle')
  keeper.shown(`push:${ulid('2')}:material:m-1`)
  keeper.shown(`push:${ulid('1')}:material:m-9`)
  await new Promise(done => setImmediate(done))
  expect(settled).not.toHaveBeenCalled()
  keeper.shown(keeper.view.key)
  expect(await outcome).toEqual({ kind: 'shown' })
})

test('the same thing pushed twice is another key, opened twice the same', async () => {
  const { keeper } = await openKeeper()
  void keeper.push(push('1'), 'now')
  const first = keeper.view.key
  void keeper.push(push('2'), 'now')
  expect(keeper.view.key).not.toBe(first)
  keeper.clear()
  keeper.open({ kind: 'material', materialId: 'm-1' })
  const opened = keeper.view.key
  keeper.close()
  keeper.open({ kind: 'material', materialId: 'm-1' })
  expect(keeper.view.key).toBe(opened)
})

test('a picture that the window never paints is not called shown', async () => {
  const { keeper, pass } = await openKeeper()
  const outcome = keeper.push(push('1'), 'now')
  pass(15_000)
  expect(await outcome).toEqual({ kind: 'not-shown' })
})

test('a push that something newer replaces, or that breaks, says so', async () => {
  const { keeper } = await openKeeper()
  const replaced = keeper.push(push('1'), 'now')
  const broken = keeper.push(push('2'), 'now')
  expect(await replaced).toEqual({ kind: 'gone' })
  keeper.broken(keeper.view.key, 'cannot-play')
  expect(await broken).toEqual({ kind: 'broken', reason: 'cannot-play' })
})

test('a push behind a lesson has its 15 seconds only once the lesson is over', async () => {
  const { keeper, pass } = await openKeeper()
  keeper.open(teachersLesson(0))
  const outcome = keeper.push(push('1'), 'after')
  pass(minutes(20))
  keeper.close()
  keeper.shown(keeper.view.key)
  expect(await outcome).toEqual({ kind: 'shown' })
})

test('an emergency covers everything and ends by itself', async () => {
  const { keeper, world, pass } = await openKeeper()
  keeper.open(teachersLesson(1))
  world.emergency = { id: 'fire', text: 'Пожар', since: new Date(start).toISOString(), until: new Date(start + minutes(3)).toISOString() }
  keeper.look()
  expect(keeper.view).toEqual({ key: 'emergency:fire', kind: 'emergency', text: 'Пожар' })
  pass(minutes(3))
  expect(keeper.view).toMatchObject({ lesson: { stage: 1 } })
})

test('the next face is preloaded only when it is whole, and a material that arrives is a new picture', async () => {
  const ready = new Set(['m-1'])
  const { keeper } = await openKeeper(id => ready.has(id))
  keeper.open(teachersLesson(0))
  expect(keeper.view).toMatchObject({ kind: 'face', next: undefined })
  ready.add('m-2')
  keeper.look()
  expect(keeper.view).toMatchObject({ next: { kind: 'material', material: { id: 'm-2' } } })
  ready.delete('m-1')
  const whole = keeper.view.key
  keeper.look()
  expect(keeper.view.key).toBe(`${whole}:absent`)
})

test('a volume that the window does not take falls back to what it has', async () => {
  const audio = new AudioKeeper(50, () => {})
  audio.report(50, false)
  const ignored = audio.set(80)
  expect(audio.current.level).toBe(80)
  audio.report(50, false)
  vi.advanceTimersByTime(3_000)
  expect(await ignored).toBe(false)
  expect(audio.current.level).toBe(50)
  const taken = audio.set(20)
  audio.report(20, false)
  expect(await taken).toBe(true)
})
