import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { runCached } from './code-cache'

let folder: string
let program: string
let cacheFile: string
const ran = globalThis as { ran?: unknown[] }
const faults: unknown[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doska-code-'))
  program = join(folder, 'program.cjs')
  cacheFile = join(folder, 'electron', 'display-code.bin')
  write('first')
  ran.ran = []
  faults.length = 0
  vi.useFakeTimers({ toFake: ['setTimeout'] })
})
afterEach(async () => {
  vi.useRealTimers()
  delete ran.ran
  await rm(folder, { recursive: true })
})

const write = (word: string): void => writeFileSync(program, `const { basename } = require('node:path'); function said() { return '${word}' }\nglobalThis.ran.push([said(), basename(__filename), typeof require('./program.cjs')])`)

/** Runs the program and lets what it leaves be kept. */
async function start(): Promise<void> {
  runCached(program, cacheFile, problem => faults.push(problem))
  vi.runAllTimers()
  vi.useRealTimers()
  await vi.waitFor(() => expect(existsSync(cacheFile) && !existsSync(`${cacheFile}.new`)).toBe(true))
  vi.useFakeTimers({ toFake: ['setTimeout'] })
}

test('a program runs as with require, and the second time with what was kept of it, which is not written again', async () => {
  await start()
  const { mtimeMs, size } = statSync(cacheFile)
  expect(size).toBeGreaterThan(36)
  runCached(program, cacheFile, problem => faults.push(problem))
  expect(vi.getTimerCount()).toBe(0)
  expect(statSync(cacheFile).mtimeMs).toBe(mtimeMs)
  expect(ran.ran!.at(-1)).toEqual(['first', 'program.cjs', 'object'])
  expect(faults).toEqual([])
})

test('what is kept of another program of the same length is not used', async () => {
  await start()
  write('other')
  await start()
  expect(ran.ran!.at(-1)).toEqual(['other', 'program.cjs', 'object'])
})

test.each([0, 20, 36, 60, -1])('a file that a power cut tore at byte %i, or that is damaged there, is not used and is made anew', async at => {
  await start()
  const whole = readFileSync(cacheFile)
  for (const torn of [whole.subarray(0, at), Buffer.from(whole).fill(whole.at(at)! ^ 255, at < 0 ? whole.length - 1 : at, at < 0 ? whole.length : at + 1)]) {
    writeFileSync(cacheFile, torn)
    runCached(program, cacheFile, problem => faults.push(problem))
    expect(vi.getTimerCount()).toBe(1)
    vi.clearAllTimers()
    expect(ran.ran!.at(-1)).toEqual(['first', 'program.cjs', 'object'])
  }
})

test('a folder that cannot be written is told, and the program runs', async () => {
  writeFileSync(join(folder, 'electron'), 'a file')
  runCached(program, cacheFile, problem => faults.push(problem))
  vi.runAllTimers()
  vi.useRealTimers()
  await vi.waitFor(() => expect(faults).toHaveLength(1))
  expect(ran.ran).toHaveLength(2)
})
