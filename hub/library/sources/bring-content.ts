import type { ImportRow } from '#shared/contract/panel'
import { failure, success, type Result } from '#shared/result'
import type { LibraryPort } from '../library-port'
import type { Uploads } from '../uploads'
import type { ItemContent, ItemFault } from './source-port'
import { refusalOf } from './source-sync'

interface Needs {
  readonly uploads: Uploads
  readonly library: Pick<LibraryPort, 'addLink'>
}

/** Carries an item through the hub's one import, as a person's upload goes; the id of its material. */
export async function bringContent(content: ItemContent, requester: string, { uploads, library }: Needs, signal: AbortSignal): Promise<Result<string, ItemFault>> {
  if (content.kind === 'link') {
    const added = await library.addLink(content.address, content.title)
    return added.ok ? success(added.value.materialId) : failure({ kind: 'link-refused', detail: 'host' in added.fault ? added.fault.host : added.fault.kind })
  }
  const { kind, name, files } = content
  const begun = await uploads.begin({ name: name.slice(0, 500), kind, totalBytes: files.reduce((sum, { bytes }) => sum + bytes, 0) }, requester)
  if (!begun.ok) return failure({ kind: 'unreadable', detail: begun.fault.kind })
  for (const file of files) {
    const row = signal.aborted ? undefined : await uploads.receive(begun.value, requester, file.path, file.open())
    if (!row || row.refusal) return refused(row)
  }
  const ended = await endOf(uploads, begun.value, await uploads.commit(begun.value, requester))
  return ended?.materialId === undefined ? refused(ended) : success(ended.materialId)
}

function refused(row: ImportRow | undefined): Result<never, ItemFault> {
  if (!row?.refusal || row.refusal.kind === 'interrupted' || row.refusal.kind === 'no-space') return failure({ kind: 'unreadable', detail: row?.refusal?.kind ?? '' })
  return failure({ kind: 'not-imported', detail: refusalOf(row.refusal).slice(0, 300) })
}

/** A conversion may go on long after the commit was answered. */
async function endOf(uploads: Uploads, uploadId: string, row: ImportRow | undefined): Promise<ImportRow | undefined> {
  const isOver = (one: ImportRow | undefined) => !one || one.phase === 'done' || one.phase === 'refused'
  if (isOver(row)) return row
  return new Promise(resolve => {
    const look = (one: ImportRow | undefined) => {
      if (one?.uploadId !== uploadId || !isOver(one)) return
      void following.dispose()
      resolve(one)
    }
    const following = uploads.onRow(look)
    look(uploads.rows().find(one => one.uploadId === uploadId)) // it may have ended in between
  })
}
