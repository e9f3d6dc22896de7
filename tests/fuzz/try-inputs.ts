import { appendFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect } from 'vitest'

/** Every format gets all its inputs, however long that takes: `npm test -- --only=fuzz --full`. Else a format ends when its time is up. */
const isFull = process.env['DOSKA_FUZZ_FULL'] === '1'
/** Inputs a format: a few with the unit tests, ten thousand with `npm test` (tests/run.mjs). */
const runs = Number(process.env['DOSKA_FUZZ'] ?? 40)
/** Inputs a format where an external converter runs on each. */
const convertedRuns = Number(process.env['DOSKA_FUZZ_CONVERTED'] ?? 3)
/** Fixed, so that a failure comes again; another one finds other faults. */
const seed = Number(process.env['DOSKA_FUZZ_SEED'] ?? 20261126)
const longestMs = isFull ? 3_600_000 : Number(process.env['DOSKA_FUZZ_MS'] ?? 5_000)
const longestConvertedMs = isFull ? 3 * 3_600_000 : Number(process.env['DOSKA_FUZZ_CONVERTED_MS'] ?? 30_000)
/** Where the number of inputs is written for tests/run.mjs, a JSON line a format. */
const log = process.env['DOSKA_FUZZ_LOG']

/** For a test that tries inputs: their time and what the last of them takes. */
export const timeoutMs = longestMs + 60_000
export const convertedTimeoutMs = longestConvertedMs + 180_000

/** Judges ten thousand inputs of a format, or as many as the time allows; how many is written down. */
export function tryInputs<T extends [unknown, ...unknown[]]>(format: string, arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> }, judge: (...input: T) => Promise<void> | void): Promise<void> {
  return tryEach(format, arbitraries, judge, runs, longestMs)
}

/** The same where an external converter runs on each. */
export function tryConverted<T extends [unknown, ...unknown[]]>(format: string, arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> }, judge: (...input: T) => Promise<void> | void): Promise<void> {
  return tryEach(format, arbitraries, judge, convertedRuns, longestConvertedMs)
}

async function tryEach<T extends [unknown, ...unknown[]]>(format: string, arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> }, judge: (...input: T) => Promise<void> | void, wanted: number, forMs: number): Promise<void> {
  let tried = 0
  const property = fc.asyncProperty(...arbitraries, async (...input: T) => {
    await judge(...input)
    tried++
    if (tried % 64 === 0) await new Promise<void>(done => void setImmediate(done)) // a time limit is a timer: it must get its turn
  })
  await fc.assert(property, { numRuns: wanted, seed, endOnFailure: true, interruptAfterTimeLimit: forMs })
  if (log !== undefined) appendFileSync(log, `${JSON.stringify({ format, tried, wanted })}\n`)
  expect(tried).toBeGreaterThanOrEqual(isFull ? wanted : 1)
}
