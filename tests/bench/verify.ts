import { execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { passMs, restAfter } from '#shared/domain/scrub-pace'
import { hubSource } from '../../agent/content/hub-source'
import { openOwnStore } from '../../agent/content/own-store'
import { rounded, type BenchResult } from './result'

const execute = promisify(execFile)
/** Different sizes are different files: the source's bytes repeat. */
const sizesMb = [250, 251, 252, 253]
const rounds = 3
const limitMs = 180_000
const pacedMb = 8
const never = new AbortController().signal

interface Source {
  readonly url: string
  readonly sha256: string
  readonly bytes: number
}

/**
 * A full pass of the store over 1 GB (read and hashed, one file after the other) against `openssl dgst -sha256` and `sha256sum` of the same files, best of three; then
 * the paced reading of idle time: the share of time that it reads, and how many days 100 GB would take on a display that is idle for half of the day.
 */
export async function run(): Promise<BenchResult> {
  const folder = await mkdtemp(join(tmpdir(), 'doska-bench-verify-'))
  const server = fork(join(import.meta.dirname, 'content-server.js'), [...sizesMb, pacedMb].map(String))
  try {
    const [sources] = (await once(server, 'message', { signal: AbortSignal.timeout(limitMs) })) as [Source[]]
    const urlOf = new Map(sources.map(({ sha256, url }) => [sha256, url]))
    const store = await openOwnStore({ folder, floor: { bytes: 0, share: 0 } }, {
      now: Date.now,
      sources: () => [hubSource(({ sha256 }) => ({ url: urlOf.get(sha256) ?? '', headers: {} }))],
      changed: () => {},
      report: problem => process.stderr.write(`${JSON.stringify(problem)}\n`),
    })
    for (const source of sources) {
      const fetched = await store.fetch(source, AbortSignal.timeout(limitMs), () => {})
      if (!fetched.ok) throw new Error(JSON.stringify(fetched.fault))
    }
    const large = sources.slice(0, -1)
    const files = large.map(({ sha256 }) => store.fileOf(sha256)!)
    const bytes = large.reduce((sum, source) => sum + source.bytes, 0)
    const taken: Record<'ours' | 'openssl' | 'sha256sum', number[]> = { ours: [], openssl: [], sha256sum: [] }
    for (let round = 0; round < rounds; round++) {
      taken.openssl.push(await timed(() => execute('openssl', ['dgst', '-sha256', ...files], { timeout: limitMs })))
      taken.sha256sum.push(await timed(() => execute('sha256sum', files, { timeout: limitMs })))
      taken.ours.push(await timed(() => store.verify(large.map(({ sha256 }) => sha256), never)))
    }
    const speedOf = (seconds: readonly number[]) => bytes / 1e6 / Math.min(...seconds)

    // One file, at the pace of idle time.
    let readingMs = 0
    const wholeS = await timed(() =>
      store.scrubNext(Date.now(), never, async tookMs => {
        readingMs += tookMs
        await delay(restAfter(tookMs))
      }),
    )
    await store.dispose()
    return {
      name: 'verify',
      ours: rounded(speedOf(taken.ours)),
      baseline: rounded(speedOf(taken.openssl)),
      ratio: rounded(speedOf(taken.ours) / speedOf(taken.openssl)),
      unit: 'MB/s',
      sha256sumMbPerS: rounded(speedOf(taken.sha256sum)),
      sha256sumRatio: rounded(speedOf(taken.ours) / speedOf(taken.sha256sum)),
      pacedSharePercent: rounded((readingMs / 10 / wholeS)),
      daysFor100Gb: rounded(passMs(100e9, speedOf(taken.ours) * 1e3, 0.5) / 86_400_000),
    }
  } finally {
    server.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAtMs = performance.now()
  await work()
  return (performance.now() - startedAtMs) / 1000
}
