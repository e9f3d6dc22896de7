import { searchCorpus } from '../fixtures/search-corpus'
import { rounded, type BenchResult } from './result'
import { keystrokes } from './support/keystrokes'
import { buildIndex, percentile, timesOf } from './support/search-bench'

const sizes = [1_000, 10_000, 50_000, 200_000] as const
/** A day's change in a large catalogue. */
const changed = 100

/** What one item costs in a small and in a large library: to make searchable, on disk, and how long a keystroke and a change of 100 items take. */
export async function run(): Promise<BenchResult> {
  const figures: Record<string, number> = {}
  const microsecondsEach: number[] = []
  for (const count of sizes) {
    const { thread, buildMs, indexMb, end } = await buildIndex(count)
    await timesOf(thread, keystrokes)
    const times = await timesOf(thread, keystrokes)
    const added = [...searchCorpus(changed, 7)].map(document => ({ ...document, title: `${document.title} сегодня` }))
    const startedAt = performance.now()
    await thread.ask<'apply'>({ kind: 'apply', added, removedIds: [], isWhole: false, tag: 'b', total: changed })
    figures[`change100Ms${count}`] = rounded(performance.now() - startedAt)
    figures[`buildUsEach${count}`] = rounded((1000 * buildMs) / count)
    figures[`bytesEach${count}`] = Math.round((1e6 * indexMb) / count)
    figures[`p99Ms${count}`] = rounded(percentile(times, 0.99))
    microsecondsEach.push((1000 * buildMs) / count)
    await end()
  }
  const [first, last] = [microsecondsEach[0]!, microsecondsEach.at(-1)!]
  return { name: 'growth', ours: rounded(last), baseline: rounded(first), ratio: rounded(last / first), unit: 'µs to make one item searchable, in a library of 200 000 and of 1 000 (less is better)', ...figures }
}
