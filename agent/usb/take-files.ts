import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { StickTaking, TakeFault } from '#shared/contract/sticks'
import { parseMaterial, type Material } from '#shared/domain/material'
import { failure, success, type Result } from '#shared/result'
import type { ContentStore, FetchFault } from '../content/content-store'
import type { MaterialsPort } from '../library/materials-port'
import { titleOf } from './plain-name'
import type { ReadFile } from './stick-reading'
import type { StickSource } from './stick-source'
import { takenLimit, type TakenShelf } from './taken-shelf'

interface TakeNeeds {
  readonly store: Pick<ContentStore, 'fetch'>
  readonly source: Pick<StickSource, 'offer'>
  readonly stickId: string
  now(): number
}

interface Needs extends TakeNeeds {
  readonly shelf: Pick<TakenShelf, 'materials' | 'add'>
  readonly materials: Pick<MaterialsPort, 'pin'>
  /** The display's own library is another one. */
  libraryChanged(): void
  advance(news: Partial<StickTaking>): void
}

/** Copies files into this display's own library, each whole before the next one. */
export async function takeFiles(files: readonly ReadFile[], needs: Needs, signal: AbortSignal): Promise<Result<null, TakeFault>> {
  const { shelf, materials, advance } = needs
  if (shelf.materials.size + files.length > takenLimit) return failure('too-many')
  const totalBytes = files.reduce((sum, { found }) => sum + found.bytes, 0)
  let before = 0
  for (const [done, file] of files.entries()) {
    advance({ done, totalBytes, doneBytes: before })
    const start = before
    const taken = await takeFile(file, needs, share => advance({ doneBytes: start + Math.round(share * file.found.bytes) }), signal)
    if (!taken.ok) return taken
    if (!(await shelf.add(taken.value))) return failure('too-many')
    needs.libraryChanged()
    await materials.pin([taken.value.id])
    before += file.found.bytes
  }
  advance({ done: files.length, doneBytes: totalBytes })
  return success(null)
}

/** One file into the store, and what it is. `progress`: how much of the work is done, 0–1; it is read once to know it, and once to keep it. */
async function takeFile({ found, judged, name }: ReadFile, { store, source, stickId, now }: TakeNeeds, progress: (share: number) => void, signal: AbortSignal): Promise<Result<Material, TakeFault>> {
  if (!judged.ok) return failure('damaged')
  const { type, mediaType, entry, durationS, widthPx, heightPx } = judged.value
  const sha256 = await hashOf(found.path, bytes => progress(bytes / 2 / found.bytes), signal)
  if (sha256 === undefined) return failure(signal.aborted ? 'cancelled' : 'stick-gone')
  source.offer(stickId, sha256, found.path) // where the store looks for it
  const fetched = await store.fetch({ sha256, bytes: found.bytes }, signal, doneBytes => progress(0.5 + doneBytes / 2 / found.bytes))
  if (!fetched.ok) return failure(takeFaultOf(fetched.fault))
  const title = titleOf(name)
  const material = parseMaterial({
    id: `taken-${sha256.slice(0, 24)}`, title, type, subject: 'other', grades: [], entry, durationS, media: { widthPx, heightPx },
    manifest: [{ path: entry, sha256, bytes: found.bytes, mediaType }], addedAt: new Date(now()).toISOString(),
  })
  return material.ok ? success(material.value) : failure('damaged')
}

/** In the words of taking from a stick: the hub has none of these files. */
export function takeFaultOf(fault: FetchFault): TakeFault {
  switch (fault.kind) {
    case 'no-space': return 'no-space'
    case 'disk': return 'disk'
    case 'stopped': return 'cancelled'
    case 'damaged': return 'damaged'
    case 'source-unreachable': case 'refused': return 'stick-gone'
  }
}

const stepBytes = 1024 * 1024

/** Undefined when it cannot be read to its end, or nobody wants it any more. */
async function hashOf(path: string, progress: (doneBytes: number) => void, signal: AbortSignal): Promise<string | undefined> {
  const handle = await open(path, 'r').catch(() => undefined)
  if (!handle) return undefined
  try {
    const hash = createHash('sha256')
    const buffer = Buffer.allocUnsafe(stepBytes)
    for (let position = 0; !signal.aborted; ) {
      const { bytesRead } = await handle.read(buffer, 0, stepBytes, position)
      if (bytesRead === 0) return hash.digest('hex')
      hash.update(buffer.subarray(0, bytesRead))
      position += bytesRead
      progress(position)
    }
    return undefined
  } catch {
    return undefined
  } finally {
    await handle.close().catch(() => {})
  }
}
