import type { Page } from '@playwright/test'
import type { BoardSnapshot } from '#shared/contract/board-snapshot'
import type { Requests } from '#shared/contract/board'
import type { CarrierFault } from '#shared/contract/carrier'
import type { Result } from '#shared/result'
import { until } from './panel-client'

interface DoskaWindow {
  readonly doska: { ask(name: string, args: unknown[]): Promise<Result<unknown, CarrierFault>> }
}

/** Asks the agent through the window's own bridge (Electron only). */
export async function askBoard<N extends keyof Requests & string>(page: Page, name: N, ...args: Parameters<Requests[N]>): Promise<ReturnType<Requests[N]>> {
  const result = await page.evaluate(([asked, given]) => (window as unknown as DoskaWindow).doska.ask(asked as string, given as unknown[]), [name, args] as const)
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.fault)}`)
  return result.value as ReturnType<Requests[N]>
}

/** The snapshot once it fits. */
export async function boardOnce(page: Page, fits: (board: BoardSnapshot) => boolean, timeoutMs?: number): Promise<BoardSnapshot> {
  let last: BoardSnapshot | undefined
  return until(
    async () => {
      last = await askBoard(page, 'readBoard')
      return fits(last) ? last : undefined
    },
    () => Promise.resolve(`the board never was so: ${JSON.stringify(last && { standing: last.standing, scene: last.scene, link: last.link, readiness: last.readiness })}`),
    timeoutMs,
  )
}

/** Enrolled, with everything wanted on disk. */
export const isPrepared = (board: BoardSnapshot): boolean => board.standing.kind === 'enrolled' && board.readiness.total > 0 && board.readiness.ready === board.readiness.total
