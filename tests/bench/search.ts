import { rounded, type BenchResult } from './result'
import { keystrokes, misspelt } from './support/keystrokes'
import { buildIndex, loadOf, percentile, timesOf } from './support/search-bench'
import { sqliteTimes } from './support/sqlite'

const rounds = 5

/** A keystroke in a library of 10 000 and of 200 000: page and all filters' counts, from question to answer across the threads, against SQLite FTS5 on the same items. */
export async function run(): Promise<BenchResult> {
  const small = await measure(10_000)
  const large = await measure(200_000)
  return {
    name: 'search',
    ours: large.p99,
    baseline: large.sqliteP99,
    ratio: rounded(large.p99 / large.sqliteP99),
    unit: 'ms p99 a keystroke at 200 000 items with all counts (less is better); baseline SQLite FTS5 of python3',
    ...named('200k', large),
    ...named('10k', small),
  }
}

async function measure(count: number) {
  const { thread, folder, buildMs, indexMb, end } = await buildIndex(count)
  await timesOf(thread, keystrokes) // warm, as a board is after its first search
  const times: number[] = []
  const faults: number[] = []
  for (let round = 0; round < rounds; round++) {
    times.push(...(await timesOf(thread, keystrokes)))
    faults.push(...(await timesOf(thread, misspelt)))
  }
  const { loadMs, memoryMb } = loadOf(folder)
  await end()
  const sqlite = await sqliteTimes(count, keystrokes)
  return {
    p50: rounded(percentile(times, 0.5)), p99: rounded(percentile(times, 0.99)), typosP99: rounded(percentile(faults, 0.99)),
    buildS: rounded(buildMs / 1000), loadMs: rounded(loadMs), memoryMb: rounded(memoryMb), indexMb: rounded(indexMb),
    sqliteP50: rounded(percentile(sqlite.times, 0.5)), sqliteP99: rounded(percentile(sqlite.times, 0.99)), sqliteBuildS: rounded(sqlite.buildMs / 1000),
  }
}

const named = (size: string, figures: Record<string, number>) => Object.fromEntries(Object.entries(figures).map(([name, value]) => [`${name}${size}`, value]))
