import type { Events, Requests } from '#shared/contract/board'
import type { StickContents, StickRequests } from '#shared/contract/sticks'
import type { Bridge } from '../../bridge'

/** What screens may do with sticks; a lost bridge answers like a stick that is gone. */
export interface StickCalls {
  read(stickId: string): Promise<StickContents | undefined>
  open(stickId: string, fileId: string): Promise<boolean>
  takeFiles(stickId: string, fileIds: string[]): Promise<boolean>
  /** Onto the shelf that is open. */
  shelveFiles(stickId: string, fileIds: string[]): Promise<boolean>
  takeBundle(stickId: string, bundleId: string): Promise<boolean>
  endTaking(): void
  drop(materialId: string): Promise<void>
}

export function stickCalls(bridge: () => Bridge<Requests & StickRequests, Events>): StickCalls {
  return {
    read: async stickId => {
      const answer = await bridge().ask('readStick', stickId)
      return answer.ok ? answer.value : undefined
    },
    open: async (stickId, fileId) => {
      const answer = await bridge().ask('openStickFile', stickId, fileId)
      return answer.ok && answer.value === 'opened'
    },
    takeFiles: async (stickId, fileIds) => {
      const answer = await bridge().ask('takeStickFiles', stickId, fileIds)
      return answer.ok && answer.value
    },
    shelveFiles: async (stickId, fileIds) => {
      const answer = await bridge().ask('shelveStickFiles', stickId, fileIds, 'private')
      return answer.ok && answer.value
    },
    takeBundle: async (stickId, bundleId) => {
      const answer = await bridge().ask('takeStickBundle', stickId, bundleId)
      return answer.ok && answer.value
    },
    endTaking: () => void bridge().ask('endTaking'),
    drop: async materialId => void (await bridge().ask('dropTaken', materialId)),
  }
}
