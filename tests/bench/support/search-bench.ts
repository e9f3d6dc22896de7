import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { SearchThread } from '../../../agent/search/search-thread'
import type { SearchDocument } from '../../../agent/search/search-document'
import { searchCorpus } from '../../fixtures/search-corpus'

/** The bundled programs of this folder. */
const programs = resolve('out/bench')
const query = { sort: 'relevance', offset: 0, limit: 24 } as const
const throwIt = (error: unknown) => {
  throw error
}

/** An index of `count` items in a worker, made as a display makes it, and its folder. */
export async function buildIndex(count: number): Promise<{ thread: SearchThread; folder: string; buildMs: number; indexMb: number; end(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'doska-bench-search-'))
  const thread = new SearchThread(join(programs, 'search-worker-server.js'), () => {}, throwIt)
  await thread.ask<'open'>({ kind: 'open', folder })
  let buildMs = 0
  let added: SearchDocument[] = []
  const send = async (tag: string | undefined) => {
    const startedAt = performance.now()
    await thread.ask<'apply'>({ kind: 'apply', added, removedIds: [], isWhole: true, tag, total: count })
    buildMs += performance.now() - startedAt
    added = []
  }
  for (const document of searchCorpus(count)) if (added.push(document) === 200) await send(undefined)
  await send('a')
  await new Promise(done => setTimeout(done, 1_500)) // it is saved behind the answer
  const file = statSync(join(folder, 'library.index'), { throwIfNoEntry: false }) ?? statSync(join(folder, 'library-recent.json'))
  return {
    thread, folder, buildMs, indexMb: file.size / 1e6,
    async end() {
      await thread.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Milliseconds of each search, from question to answer across the threads, counts included. */
export async function timesOf(thread: SearchThread, words: readonly string[]): Promise<number[]> {
  const times: number[] = []
  for (const one of words) {
    const startedAt = performance.now()
    await thread.ask<'search'>({ kind: 'search', query: { ...query, words: one } })
    times.push(performance.now() - startedAt)
  }
  return times
}

/** Load time and memory of a saved index, in a process of its own. */
export function loadOf(folder: string): { loadMs: number; memoryMb: number } {
  const said = execFileSync(process.execPath, [join(programs, 'search-memory-server.js'), join(programs, 'search-worker-server.js'), folder], { encoding: 'utf8' })
  return JSON.parse(said) as { loadMs: number; memoryMb: number }
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
}
