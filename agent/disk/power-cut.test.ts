import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundle } from '../../tests/support/bundle.mjs'
import { AppendLog } from './append-log'
import { lockFolder } from './folder-lock'
import { StateFile } from './state-file'
import { counterSchema, paddingOf } from './testing/counter'

let folder: string
const children: ChildProcess[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doska-power-'))
  const programs = ['state-writer', 'log-writer', 'lock-holder']
  await bundle(Object.fromEntries(programs.map(name => [name, `agent/disk/testing/${name}.ts`])), folder)
}, 60_000)
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

interface Started {
  readonly child: ChildProcess
  readonly lines: string[]
  firstLine(): Promise<string>
  kill(): Promise<void>
}

function start(program: string, argument: string): Started {
  const child = spawn(process.execPath, [join(folder, `${program}.js`), argument], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const lines: string[] = []
  const reader = createInterface(child.stdout)
  reader.on('line', line => lines.push(line))
  const closed = once(reader, 'close')
  return {
    child,
    lines,
    async firstLine() {
      if (lines.length === 0) await Promise.race([once(reader, 'line'), closed])
      return lines[0] ?? 'it ended without a word'
    },
    async kill() {
      child.kill('SIGKILL')
      await closed
    },
  }
}

test('T-13 lowdb file empty after power loss: after 30 kills at random moments it is always the old or the new value', { timeout: 60_000 }, async () => {
  const file = join(folder, 'state.json')
  const problems: unknown[] = []
  for (let round = 0; round < 30; round++) {
    const writer = start('state-writer', file)
    expect(await writer.firstLine()).toMatch(/^\d+$/)
    await new Promise(resolve => setTimeout(resolve, Math.random() * 60))
    await writer.kill()
    expect(writer.lines).not.toContain('file-set-aside')
    const told = Number(writer.lines.at(-1))
    const { value } = await StateFile.open({ file, schema: counterSchema, empty: { n: 0, padding: '' }, report: problem => problems.push(problem) })
    // One more may have reached the disk before it could be told, never less.
    expect([told, told + 1]).toContain(value.n)
    expect(value.padding).toBe(paddingOf(value.n))
  }
  expect(problems).toEqual([])
})

test('a log keeps every entry that was told to be on disk, over 10 kills at random moments', { timeout: 60_000 }, async () => {
  const file = join(folder, 'some.log')
  for (let round = 0; round < 10; round++) {
    const writer = start('log-writer', file)
    expect(await writer.firstLine()).toMatch(/^\d+$/)
    await new Promise(resolve => setTimeout(resolve, Math.random() * 250)) // up to some checkpoints
    await writer.kill()
    const told = Number(writer.lines.at(-1))
    const { log, entries, damagedLines } = await AppendLog.open(file, counterSchema)
    await log.dispose()
    expect(damagedLines).toBe(0)
    expect([told, told + 1]).toContain(entries.at(-1)?.n)
    expect(entries.map(({ n }) => n)).toEqual(entries.map((_entry, index) => entries[0]!.n + index))
    expect(entries.every(({ n, padding }) => padding === paddingOf(n))).toBe(true)
  }
})

test('T-14 two processes write one file: the second is told who holds the folder, and a killed holder leaves no lock behind', { timeout: 60_000 }, async () => {
  const holder = start('lock-holder', folder)
  expect(await holder.firstLine()).toBe('locked')
  expect(await start('lock-holder', folder).firstLine()).toBe(`in use by ${holder.child.pid}`)
  expect(await lockFolder(folder)).toEqual({ ok: false, fault: { kind: 'in-use', pid: holder.child.pid } })
  await holder.kill()
  const lock = await lockFolder(folder)
  expect(lock.ok).toBe(true)
  if (lock.ok) await lock.value.dispose()
})
