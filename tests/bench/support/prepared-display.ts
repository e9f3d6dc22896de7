import { boardOnce, isPrepared } from '../../e2e/support/board-window'
import { journeyFolder, SchoolHub } from '../../e2e/support/school-hub'
import { startElectron, type ElectronProcess } from './electron-process'

export const isBoard = (url: string): boolean => url.startsWith('doska://app')

/** A hub with the demo school and a display that is enrolled and has everything on disk; closed, ready to be started and measured. */
export async function preparedSchool(options: ConstructorParameters<typeof SchoolHub>[1] = {}): Promise<{ hub: SchoolHub; startDisplay(): Promise<ElectronProcess>; clean(): Promise<void> }> {
  const { folder, clean } = await journeyFolder()
  const hub = await new SchoolHub(folder, options).start()
  const startDisplay = (environment?: Record<string, string>) =>
    startElectron([process.cwd(), `--hub=${hub.address}`, `--data=${folder}/display`, '--windowed'], isBoard, environment)
  const first = await startDisplay({ DOSKA_TOKEN: hub.ready.token ?? '' })
  await boardOnce(first.page, isPrepared, 120_000)
  await first.end()
  return {
    hub,
    startDisplay,
    async clean() {
      await hub.stop()
      await clean()
    },
  }
}

export const bareWindow = (): Promise<ElectronProcess> => startElectron([`${process.cwd()}/tests/bench/bare`], url => url.endsWith('/page.html'))

/** The value below which the part `share` (0…1) of the sorted values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
}
