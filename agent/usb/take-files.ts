import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { TakeFault } from '#shared/contract/sticks'
import { parseMaterial, type Material } from '#shared/domain/material'
import { failure, success, type Result } from '#shared/result'
import type { ContentStore, FetchFault } from '../content/content-store'
import { titleOf } from './plain-name'
import type { ReadFile } from './stick-reading'

export interface TakeNeeds {
  readonly store: Pick<ContentStore, 'fetch'>
  readonly stickId: string
  /** The file is where its hash is looked for. */
  offer(stickId: string, sha256: string, path: string): void
  nowMs(): number
  /** How much of the work on this file is done, 0–1: it is read once to know it, and once to keep it. */
  progress(share: number): void
}

/** Copies one file into the store, and says what it is; the record is the caller's to keep. */
export async function takeFile({ found, judged, name }: ReadFile, needs: TakeNeeds, signal: AbortSignal): Promise<Result<Material, TakeFault>> {
  if (!judged.ok) return failure('damaged')
  const { type, mediaType, entry, durationS, widthPx, heightPx } = judged.value
  const sha256 = await hashOf(found.path, bytes => needs.progress(bytes / 2 / found.bytes), signal)
  if (sha256 === undefined) return failure(signal.aborted ? 'cancelled' : 'stick-gone')
  needs.offer(needs.stickId, sha256, found.path)
  const fetched = await needs.store.fetch({ sha256, bytes: found.bytes }, signal, doneBytes => needs.progress(0.5 + doneBytes / 2 / found.bytes))
  if (!fetched.ok) return failure(takeFaultOf(fetched.fault))
  const title = titleOf(name)
  const material = parseMaterial({
    id: `taken-${sha256.slice(0, 24)}`, title, type, subject: 'other', grades: [], entry, durationS, media: { widthPx, heightPx },
    manifest: [{ path: entry, sha256, bytes: found.bytes, mediaType }], addedAt: new Date(needs.nowMs()).toISOString(),
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
