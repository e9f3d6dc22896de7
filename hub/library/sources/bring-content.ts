import type { ImportRow } from '#shared/contract/panel'
import { failure, success, type Result } from '#shared/result'
import type { LibraryPort } from '../library-port'
import type { Uploads } from '../uploads'
import type { ItemContent, ItemFault, ItemFile } from './source-port'
import { refusalOf, type Brought } from './source-sync'

interface Needs {
  readonly uploads: Uploads
  readonly library: Pick<LibraryPort, 'addLink' | 'materialOf'>
}

/** Carries an item through the hub's one import, as a person's upload goes, but without a row in the panel for each. */
export async function bringContent(content: ItemContent, requester: string, { uploads, library }: Needs, signal: AbortSignal): Promise<Result<Brought, ItemFault>> {
  const brought = (materialId: string | undefined) => success({ materialId, addedMs: Date.parse(library.materialOf(materialId ?? '')?.addedAt ?? '') })
  if (content.kind === 'link') {
    const added = await library.addLink(content.address, content.title)
    return added.ok ? brought(added.value.materialId) : failure({ kind: 'link-refused', detail: 'host' in added.fault ? added.fault.host : added.fault.kind })
  }
  const { kind, name, files } = content
  const begun = await uploads.begin({ name: name.slice(0, 500), kind, totalBytes: files.reduce((sum, { bytes }) => sum + bytes, 0) }, requester, { isQuiet: true })
  if (!begun.ok) return failure({ kind: begun.fault.kind === 'no-space' ? 'no-space' : 'unreadable', detail: '' })
  /** A file may be gone, or its disk, since it was listed: that costs this one item. */
  const receive = (file: ItemFile) => uploads.receive(begun.value, requester, file.path, file.open()).catch((error: unknown) => {
    if (typeof (error as NodeJS.ErrnoException).code !== 'string') throw error
    return undefined
  })
  const stop = () => void uploads.abandon(begun.value)
  signal.addEventListener('abort', stop, { once: true })
  try {
    for (const file of files) {
      const row = signal.aborted ? await uploads.abandon(begun.value) : await receive(file)
      if (!row || row.refusal) return refused(row)
    }
    const row = await uploads.commit(begun.value, requester, { isPatient: true })
    return row?.phase === 'done' ? brought(row.materialId) : refused(row)
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

function refused(row: ImportRow | undefined): Result<never, ItemFault> {
  const refusal = row?.refusal
  if (refusal?.kind === 'no-space') return failure({ kind: 'no-space', detail: '' })
  if (!refusal || refusal.kind === 'interrupted') return failure({ kind: 'unreadable', detail: '' })
  return failure({ kind: 'not-imported', detail: refusalOf(refusal).slice(0, 300) })
}
