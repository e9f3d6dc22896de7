import { readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runProgram } from './run-program'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doska-run-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const node = (script: string, limits: Partial<Parameters<typeof runProgram>[2]> = {}) =>
  runProgram(process.execPath, ['-e', script], { folder, signal: new AbortController().signal, limitMs: 20_000, ...limits })
/** A program that starts another one, tells its number, and then both wait. */
const withChild = `const child = require('child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { stdio: 'ignore' }); require('fs').writeFileSync('child', String(child.pid)); console.log('ready'); setTimeout(() => {}, 60000)`
/** One that has ended but that nobody has asked about yet is dead too. */
const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return process.platform !== 'linux' || !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
  } catch {
    return false
  }
}

test('what it writes is told line by line, and it reads nothing of our environment', async () => {
  process.env['DOSKA_SECRET'] = 'x'
  const lines: string[] = []
  const ran = await node('console.log("раз"); console.error("два"); console.log(process.env.DOSKA_SECRET, process.cwd() === require("fs").realpathSync(process.env.HOME))', { onLine: line => lines.push(line) })
  delete process.env['DOSKA_SECRET']
  expect(ran).toMatchObject({ ok: true })
  expect(lines.sort()).toEqual(['undefined true', 'два', 'раз'].sort())
})

test.each([
  ['a bad end has its last words', () => node('console.error("why"); process.exit(3)'), { kind: 'failed', lastWords: 'why' }],
  ['a program that is not there', () => runProgram('/nowhere/at/all', [], { folder, signal: new AbortController().signal, limitMs: 1000 }), { kind: 'failed' }],
  ['one that takes too long', () => node('setTimeout(() => {}, 60000)', { limitMs: 300 }), { kind: 'too-long' }],
  ['one that says nothing any more', () => node('console.log(1); setTimeout(() => {}, 60000)', { silenceMs: 400 }), { kind: 'too-long' }],
  ['one that nobody wants any more', () => node('', { signal: AbortSignal.abort() }), { kind: 'cancelled' }],
])('%s', async (_what, run, fault) => expect(await run()).toMatchObject({ ok: false, fault }))

test.skipIf(process.platform === 'win32')('who is ended takes along whom it started', async () => {
  const stopper = new AbortController()
  const ran = await node(withChild, { signal: stopper.signal, onLine: () => stopper.abort() })
  expect(ran).toEqual({ ok: false, fault: { kind: 'cancelled' } })
  const pid = Number(await readFile(join(folder, 'child'), 'utf8'))
  await expect.poll(() => isAlive(pid)).toBe(false)
})
