import { rounded, type BenchResult } from './result'
import { markedAtMs } from './support/electron-process'
import { bareWindow, preparedSchool } from './support/prepared-display'

const settleMs = 20_000
const megabyte = 1024 * 1024

/** Memory of the idle board's processes after twenty seconds, against the bare window's. */
export async function run(): Promise<BenchResult> {
  const school = await preparedSchool()
  const window = await bareWindow()
  await markedAtMs(window.page, 'shown')
  await new Promise(resolve => setTimeout(resolve, settleMs))
  const baseline = window.memoryBytes() / megabyte
  await window.end()
  const display = await school.startDisplay()
  await markedAtMs(display.page, 'doska:shown')
  await new Promise(resolve => setTimeout(resolve, settleMs))
  const ours = display.memoryBytes() / megabyte
  await display.end()
  await school.clean()
  return { name: 'memory', ours: rounded(ours), baseline: rounded(baseline), ratio: rounded(ours / baseline), unit: 'MB' }
}
