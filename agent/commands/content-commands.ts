import type { EnsureFault, MaterialsPort } from '../library/materials-port'
import { done, failed, type CommandHandlers, type Outcome } from './command-run'

/** `content.*`: done only when every file was found whole on this disk. */
export function contentCommands(materials: MaterialsPort): Pick<CommandHandlers, 'content.sync' | 'content.verify' | 'content.pin' | 'content.evict'> {
  return {
    'content.sync': async ({ materialIds }, run) => {
      await materials.keep(materialIds)
      const brought = await materials.ensure(materialIds, run.progress, run.signal)
      return brought.ok ? done() : fetchFailed(brought.fault)
    },
    'content.pin': async ({ materialIds }, run) => {
      await materials.pin(materialIds)
      const brought = await materials.ensure(materialIds, run.progress, run.signal)
      return brought.ok ? done() : fetchFailed(brought.fault)
    },
    'content.evict': async ({ materialIds }) => {
      const { evicted, stayed, freedBytes } = await materials.evict(materialIds)
      if (evicted === 0 && stayed > 0) return failed('pinned', 'the next lessons need it, or it is on the screen')
      return done({ evicted, stayed, freedBytes })
    },
    'content.verify': async ({ materialIds }, { signal }) => {
      const verified = await materials.verify(materialIds, signal)
      return verified.ok ? done({ ...verified.value }) : fetchFailed(verified.fault)
    },
  }
}

/** A fault of fetching, in the words of an ack. */
export function fetchFailed(fault: EnsureFault): Outcome {
  switch (fault.kind) {
    case 'unknown':
      return failed('unknown-material', `this display's library has no ${fault.materialId}`)
    case 'source-unreachable':
      return failed('source-unreachable', 'the hub cannot be reached, and the content is not on this display')
    case 'refused':
      return failed('refused', `the hub refused the content (HTTP ${fault.status})`)
    case 'damaged':
      return failed('damaged', 'the content arrived damaged twice')
    case 'no-space':
      return failed('no-space', `${fault.freeBytes} bytes are free, ${fault.floorBytes} must stay free`)
    case 'disk':
      return failed('disk', `the disk refused: ${fault.code}`)
    case 'stopped':
      return failed('replaced', 'something newer took its place')
  }
}
