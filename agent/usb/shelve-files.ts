import type { StickTaking, TakeFault } from '#shared/contract/sticks'
import type { Visibility } from '#shared/domain/personal-shelf'
import { failure, success, type Result } from '#shared/result'
import type { ReadFile } from './stick-reading'
import type { SendFault, SendToShelf } from '../shelves/send-to-shelf'

/** Files of a stick onto a teacher's own shelf, one after the other; what the school does not take is told by name, and does not stop the rest. */
export async function shelveFiles(files: readonly ReadFile[], visibility: Visibility, send: SendToShelf, advance: (news: Partial<StickTaking>) => void, signal: AbortSignal): Promise<Result<null, TakeFault>> {
  const totalBytes = files.reduce((sum, { found }) => sum + found.bytes, 0)
  const refused: string[] = []
  let before = 0
  for (const [index, { found, name }] of files.entries()) {
    advance({ done: index - refused.length, totalBytes, doneBytes: before, refused: [...refused] })
    const start = before
    const sent = await send(found.path, { name, visibility, signal, sent: doneBytes => advance({ doneBytes: start + Math.min(doneBytes, found.bytes) }) })
    if (signal.aborted) return failure('cancelled')
    if (!sent.ok) return failure(faults[sent.fault.kind])
    if (!sent.value.taken) refused.push(name)
    before += found.bytes
  }
  advance({ done: files.length - refused.length, doneBytes: totalBytes, refused })
  return success(null)
}

const faults = { unreadable: 'stick-gone', unreachable: 'hub-away', refused: 'shelf-full', stopped: 'cancelled' } satisfies Record<SendFault['kind'], TakeFault>
