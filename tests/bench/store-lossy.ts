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
const fileMb = 128
const rounds = 3
const limitMs = 180_000

interface Source {
  readonly url: string
  readonly sha256: string
  readonly bytes: number
}

/**
 * 128 MB through a bad network (20 ms each way, 1 MB window, stalls of a second, resets) into the content store with one request and with four, against `curl -C -`
 * begun again after every break, and then `openssl dgst -sha256`; medians, taken in turn. `ours` is with four.
 */
export async function run(): Promise<BenchResult> {
  const folder = await mkdtemp(join(tmpdir(), 'doska-bench-lossy-'))
  const server = fork(join(import.meta.dirname, 'content-server.js'), [String(fileMb)])
  const [[direct]] = (await once(server, 'message', { signal: AbortSignal.timeout(limitMs) })) as [[Source]]
  const proxy = fork(join(import.meta.dirname, 'lossy-proxy-server.js'), [new URL(direct.url).port])
  try {
    const [port] = (await once(proxy, 'message', { signal: AbortSignal.timeout(limitMs) })) as [number]
    const source = { ...direct, url: `http://127.0.0.1:${port}${new URL(direct.url).pathname}` }
    const seconds: Record<'one' | 'four' | 'curl', number[]> = { one: [], four: [], curl: [] }
    for (let round = 0; round < rounds; round++) {
      seconds.curl.push(await timed(() => downloadByCurl(source, join(folder, `curl-${round}`))))
      seconds.one.push(await timed(() => downloadByStore(source, join(folder, `one-${round}`), 1)))
      seconds.four.push(await timed(() => downloadByStore(source, join(folder, `four-${round}`), 4)))
      for (const name of ['curl', 'one', 'four']) await rm(join(folder, `${name}-${round}`), { recursive: true })
    }
    const speedOf = (taken: readonly number[]) => source.bytes / 1e6 / median(taken)
    return {
      name: 'store-lossy',
      ours: rounded(speedOf(seconds.four)),
      baseline: rounded(speedOf(seconds.curl)),
      ratio: rounded(speedOf(seconds.four) / speedOf(seconds.curl)),
      unit: 'MB/s',
      oneRangeMbPerS: rounded(speedOf(seconds.one)),
      oneRangeRatio: rounded(speedOf(seconds.one) / speedOf(seconds.curl)),
    }
  } finally {
    proxy.kill('SIGKILL')
    server.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  }
}

/** As a display does: asked again until it is whole. */
async function downloadByStore(source: Source, folder: string, ranges: number): Promise<void> {
  const needs = { now: Date.now, sources: () => [hubSource(() => ({ url: source.url, headers: {} }))], changed: () => {}, report: (problem: unknown) => process.stderr.write(`${JSON.stringify(problem)}\n`) }
  const store = await openOwnStore({ folder, floor: { bytes: 0, share: 0 }, ranges }, needs)
  const limit = AbortSignal.timeout(limitMs)
  for (;;) {
    const fetched = await store.fetch(source, limit, () => {})
    if (fetched.ok) break
    if (fetched.fault.kind !== 'source-unreachable') throw new Error(`the store failed: ${JSON.stringify(fetched.fault)}`)
  }
  await store.dispose()
}

async function downloadByCurl(source: Source, file: string): Promise<void> {
  const limit = AbortSignal.timeout(limitMs)
  const attempt = () =>
    execute('curl', ['--silent', '--fail', '--continue-at', '-', '--output', file, source.url], { signal: limit }).then(
      () => true,
      (error: Error) => {
        if (limit.aborted) throw error
        return false
      },
    )
  for (let isWhole = false; !isWhole; ) isWhole = await attempt()
  const { stdout } = await execute('openssl', ['dgst', '-sha256', file], { timeout: limitMs })
  if (!stdout.trim().endsWith(source.sha256)) throw new Error('curl brought another file')
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedAtMs = performance.now()
  await work()
  return (performance.now() - startedAtMs) / 1000
}
