import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { BellRing } from '#shared/contract/bells'
import type { BoardSnapshot } from '#shared/contract/board-snapshot'
import type { Events, Requests } from '#shared/contract/board'
import { failure, success } from '#shared/result'
import { lessonTimeMs, snapshot } from '../../../tests/fixtures/board-snapshots'
import type { Bridge } from '../../bridge'
import { useBoardStore } from './board'

const emergency: Partial<BoardSnapshot> = { scene: { key: 'emergency', kind: 'emergency', text: 'Всем выйти во двор' } }
const bell = (number: number): BellRing => ({ key: `b${number}`, kind: 'start', number, atMs: lessonTimeMs, level: 50, hasLight: true })

/** The agent's side: what it says reaches the mirror; without an `ask` what it is asked is lost. */
function agent(ask?: Bridge<Requests, Events>['ask']) {
  const listeners = new Map<string, (detail: never) => void>()
  const door: Bridge<Requests, Events> = {
    ask: ask ?? (() => Promise.resolve(failure({ kind: 'disconnected' }))),
    on: (name, listener) => {
      listeners.set(name, listener as (detail: never) => void)
      return () => listeners.delete(name)
    },
    connection: () => (ask ? 'open' : 'connecting'), onConnection: () => () => {}, reconnect: () => {}, dispose: () => {},
  }
  const board = useBoardStore()
  board.follow(door, () => [])
  return { board, say: <K extends keyof Events>(name: K, detail: Events[K]) => listeners.get(name)!(detail as never) }
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('Audio', class { volume = 1; muted = false })
  setActivePinia(createPinia())
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('an emergency ends what rings, keeps silent what would ring during it, and nothing of it rings when it is over', () => {
  const { board, say } = agent()
  say('boardChanged', snapshot())
  say('bellRang', bell(1))
  say('bellRang', bell(2))
  expect(board.bells.map(({ number }) => number)).toEqual([1, 2])
  say('boardChanged', snapshot(emergency))
  expect(board.bells).toEqual([])
  say('bellRang', bell(3))
  expect(board.bells).toEqual([])
  say('boardChanged', snapshot())
  expect(board.bells).toEqual([])
  say('bellRang', bell(4))
  expect(board.bells.map(({ number }) => number)).toEqual([4])
})

test('T-23 a clock that the agent sets back by two minutes waits on the glass, and so do lessons', () => {
  const { board, say } = agent()
  say('boardChanged', snapshot({ nowMs: lessonTimeMs }))
  say('boardChanged', snapshot({ nowMs: lessonTimeMs - 120_000 }))
  expect([board.nowMs, board.lessonMs].map(ms => Math.round((ms - lessonTimeMs) / 1000))).toEqual([0, 0])
  vi.advanceTimersByTime(60_000)
  expect(Math.round((board.nowMs - lessonTimeMs) / 1000)).toBe(0)
  vi.advanceTimersByTime(90_000)
  expect((board.nowMs - lessonTimeMs) / 1000).toBeCloseTo(29.5, 0) // it is drawn once a second
})

test('lessons begin and end by the school’s bell, which is later than the clock', () => {
  const { board, say } = agent()
  say('boardChanged', snapshot({ nowMs: lessonTimeMs, bellLeadMs: 37_000 }))
  expect(Math.round((board.nowMs - board.lessonMs) / 1000)).toBe(37)
})

test('the window asks for the board and paints before it tells of itself', async () => {
  const frames: FrameRequestCallback[] = []
  vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame))
  vi.stubGlobal('innerWidth', 1920)
  vi.stubGlobal('innerHeight', 1080)
  vi.stubGlobal('devicePixelRatio', 1)
  vi.stubGlobal('navigator', {})
  const asked: string[] = []
  const { board } = agent((name => {
    asked.push(name)
    return Promise.resolve(success(name === 'readBoard' ? snapshot() : undefined))
  }) as Bridge<Requests, Events>['ask'])
  await vi.waitFor(() => expect(board.snapshot).toBeDefined())
  expect(asked).toEqual(['readBoard'])
  for (let frame = frames.shift(); frame; frame = frames.shift()) frame(0)
  expect(asked).toEqual(['readBoard', 'reportAudio', 'setScreen'])
})

test('the language is switched before the answer to the theme has come: neither takes the other back', () => {
  const asked: unknown[] = []
  const { board, say } = agent(((...ask: unknown[]) => {
    asked.push(ask)
    return new Promise(() => {})
  }) as Bridge<Requests, Events>['ask'])
  say('boardChanged', snapshot({ preferences: { language: 'ru', theme: 'dark' } }))
  asked.length = 0
  void board.switchTheme()
  void board.switchLanguage()
  expect(asked).toEqual([['setPreferences', { theme: 'light' }], ['setPreferences', { language: 'en' }]])
})

test.each([[60_000, 'later'], [-60_000, 'earlier']])('a change that overtook the first answer stays, by whatever clock (%i ms, %s)', async (aheadMs, word) => {
  vi.stubGlobal('requestAnimationFrame', () => 0)
  let answer = (): void => {}
  const late = new Promise<void>(resolve => (answer = resolve)).then(() => success(snapshot({ nowMs: lessonTimeMs + aheadMs, display: { ...snapshot().display, name: 'first' } })))
  const { board, say } = agent((() => late) as Bridge<Requests, Events>['ask'])
  say('boardChanged', snapshot({ display: { ...snapshot().display, name: word } }))
  answer()
  await late
  await Promise.resolve()
  expect(board.snapshot?.display.name).toBe(word)
})
