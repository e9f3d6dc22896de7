import { median, rounded, type BenchResult } from './result'
import { markedAtMs } from './support/electron-process'
import { bareWindow, preparedSchool } from './support/prepared-display'

const rounds = 11

/** Spawn → the idle screen painted, against spawn → a static page painted in a bare window; medians, taken in turn. */
export async function run(): Promise<BenchResult> {
  const school = await preparedSchool()
  const ours: number[] = []
  const bare: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const window = await bareWindow()
    const bareMs = (await markedAtMs(window.page, 'shown')) - window.spawnedAtMs
    await window.end()
    const display = await school.startDisplay()
    const oursMs = (await markedAtMs(display.page, 'doska:shown')) - display.spawnedAtMs
    await display.end()
    if (round === 0) continue // caches warm up
    ours.push(oursMs)
    bare.push(bareMs)
  }
  await school.clean()
  return { name: 'start', ours: rounded(median(ours)), baseline: rounded(median(bare)), ratio: rounded(median(ours) / median(bare)), unit: 'ms' }
}
