import type { Events, Requests } from '#shared/contract/board'
import type { HallView } from '#shared/contract/hall'
import type { Bridge } from '../../bridge'
import type { BrokenReason } from '../players/player'

/** What a hall screen asks and tells. */
export interface HallCalls {
  /** Undefined: nobody answered, or the display is no hall screen any more. */
  read(): Promise<HallView | undefined>
  reportItem(materialId: string, reason: BrokenReason): void
  /** False: nobody heard it. */
  reportRefresh(): Promise<boolean>
}

export function hallCalls(bridge: () => Bridge<Requests, Events>): HallCalls {
  return {
    read: async () => {
      const answer = await bridge().ask('readHall')
      return answer.ok ? answer.value : undefined
    },
    reportItem: (materialId, reason) => void bridge().ask('reportHallItem', materialId, reason),
    reportRefresh: async () => (await bridge().ask('reportPageRefresh')).ok,
  }
}
