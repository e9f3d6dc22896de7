import { execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { hubSource } from '../../agent/content/hub-source'
import { openOwnStore } from '../../agent/content/own-store'
import { median, rounded, type BenchResult } from './result'

const execute = promisify(execFile)
const fileMb = 1024
/** Fetched beforehand: a running display has long loaded the code that downloads. */
const warmUpMb = 8
const rounds = 5
const limitMs = 120_000

interface Source {
  readonly url: string
  readonly sha256: string
  readonly bytes: number
}

/**
 * 1 GB from a plain Node server on loopback into the content store (hashed, fsynced, verified) against `curl` to disk and then `openssl dgst -sha256`
 * (neither waits for the disk), turn by turn. Each side's best round counts, since whatever else the machine does only adds time; the ratio of the medians
 * stands beside it. The memory is this process's, the server is another.
 */
export async function run(): Promise<BenchResult> {
  const folder = await mkdtemp(join(tmpdir(), 'doska-bench-store-'))
  const server = fork(join(import.meta.dirname, 'content-server.js'), [String(fileMb), String(warmUpMb)])
  try {
    const [[source, warmUp]] = (await once(server, 'message', { signal: AbortSignal.timeout(limitMs) })) as [[Source, Source]]
    await downloadByStore(warmUp, join(folder, 'warm-up'))
    const ours: number[] = []
    const baseline: number[] = []
    let memoryRise = 0
    for (let round = 0; round < rounds; round++) {
      baseline.push(await timed(() => downloadByCurl(source, join(folder, 'by-curl'))))
      await rm(join(folder, 'by-curl')) // else its pages would be written during our turn
      ours.push(await timed(async () => {
        memoryRise = Math.max(memoryRise, await measureMemoryRise(() => downloadByStore(source, join(folder, `store-${round}`))))
      }))
      await rm(join(folder, `store-${round}`), { recursive: true })
    }
    const speedOf = (seconds: readonly number[]) => source.bytes / 1e6 / Math.min(...seconds)
    return {
      name: 'store',
      ours: rounded(speedOf(ours)),
      baseline: rounded(speedOf(baseline)),
      ratio: rounded(speedOf(ours) / speedOf(baseline)),
      unit: 'MB/s',
      medianRatio: rounded(median(baseline) / median(ours)),
      memoryRiseMb: rounded(memoryRise / 1e6),
    }
  } finally {
    server.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  }
}

async function downloadByStore(source: Source, folder: string): Promise<void> {
  const needs = { now: Date.now, sources: () => [hubSource(() => ({ url: source.url, headers: {} }))], changed: () => {}, report: (problem: unknown) => process.stderr.write(`${JSON.stringify(problem)}\n`) }
  const store = await openOwnStore({ folder, floor: { bytes: 0, share: 0 } }, needs)
  const fetched = await store.fetch(source, AbortSignal.timeout(limitMs), () => {})
  await store.dispose()
  if (!fetched.ok) throw new Error(`the store failed: ${JSON.stringify(fetched.fault)}`)
}

async function downloadByCurl(source: Source, file: string): Promise<void> {
  await execute('curl', ['--silent', '--show-error', '--fail', '--output', file, source.url], { timeout: limitMs })
  const { stdout } = await execute('openssl', ['dgst', '-sha256', file], { timeout: limitMs })
  if (!stdout.trim().endsWith(source.sha256)) throw new Error('curl brought another file')
}

/** Begins with a settled disk: what was written before would be charged to the side that waits for the disk. */
async function timed(work: () => Promise<void>): Promise<number> {
  if (process.platform !== 'win32') await execute('sync', { timeout: limitMs })
  const startedAtMs = performance.now()
  await work()
  return (performance.now() - startedAtMs) / 1000
}

/** The highest resident memory during the work over that before it, bytes. */
async function measureMemoryRise(work: () => Promise<void>): Promise<number> {
  const before = process.memoryUsage.rss()
  let highest = before
  const sampling = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss())
  }, 10)
  try {
    await work()
  } finally {
    clearInterval(sampling)
  }
  return highest - before
}
