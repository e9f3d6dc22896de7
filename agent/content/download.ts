import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { failure, success, type Result } from '#shared/result'
import { syncFolder } from '../disk/sync-folder'
import { openContentBody, type BodyRequest, type ContentBody } from './content-body'
import type { Place } from './content-source'
import type { FetchFault, WantedFile } from './content-store'
import { openDiskBody } from './disk-body'
import type { FileLayout } from './file-layout'
import { PartFile } from './part-file'
import { openRangedBody } from './ranged-body'

export interface DownloadNeeds {
  readonly layout: FileLayout
  readonly place: Place
  readonly silenceMs: number
  /** How many requests at once for one large file; 1: one for all of it. */
  readonly ranges: number
  /** A fault when `moreBytes` would go below the floor. */
  checkSpace(moreBytes: number): Promise<Result<null, FetchFault>>
  onProgress(doneBytes: number): void
  /** How long the place took to answer, ms. */
  onAnswer?(answeredMs: number): void
  /** Waits until so many bytes more may be taken. */
  pace?(bytes: number): Promise<void>
}

/** A file, or its rest, that is smaller comes by one request. */
const rangedFromBytes = 8 * 1024 * 1024

/** How often a running download looks at the free space, in bytes. */
const spaceStepBytes = 64 * 1024 * 1024

/**
 * Brings a file from one place under its final name: whole, right by size and hash, fsynced, then renamed. What an earlier run left is hashed again and gone on
 * with; what proves wrong is thrown away. Throws the disk's errors (with `code`) and the signal's reason.
 */
export async function download(file: WantedFile, needs: DownloadNeeds, signal: AbortSignal): Promise<Result<null, FetchFault>> {
  const partial = needs.layout.partialOf(file.sha256)
  const part = await PartFile.open(partial, file.bytes, signal)
  let filled: Result<null, FetchFault>
  try {
    filled = await fill(part, file, needs, signal)
    if (filled.ok && (await part.finish()) !== file.sha256) filled = failure({ kind: 'damaged' })
  } finally {
    await part.close()
  }
  if (filled.ok) await moveIntoPlace(file.sha256, needs.layout)
  else if (filled.fault.kind === 'damaged') await rm(partial, { force: true })
  return filled
}

/** Brings the part to its full size; says nothing about its hash. */
async function fill(part: PartFile, file: WantedFile, needs: DownloadNeeds, signal: AbortSignal): Promise<Result<null, FetchFault>> {
  needs.onProgress(part.bytes)
  if (part.bytes === file.bytes) return success(null)
  const space = await needs.checkSpace(file.bytes - part.bytes)
  if (!space.ok) return space
  const request = { file, from: part.bytes, silenceMs: needs.silenceMs }
  const opened = await openBody(needs, request, signal)
  if (!opened.ok) return opened
  const body = opened.value
  needs.onAnswer?.(body.answeredMs)
  try {
    if (body.start !== part.bytes) await part.restart() // the source has another state of the file: its answer begins at 0
    let spaceCheckedAt = part.bytes
    for (;;) {
      const next = await body.next()
      if (!next.ok) return next
      if (next.value === undefined) return part.bytes === file.bytes ? success(null) : failure({ kind: 'damaged' })
      if (part.bytes + next.value.byteLength > file.bytes) return failure({ kind: 'damaged' })
      if (await part.append(next.value)) needs.onProgress(part.bytes)
      await needs.pace?.(next.value.byteLength)
      if (part.bytes - spaceCheckedAt < spaceStepBytes) continue
      spaceCheckedAt = part.bytes
      const left = await needs.checkSpace(0)
      if (!left.ok) return left
    }
  } finally {
    body.close()
  }
}

/** A place that answers at once gains nothing from more requests than one: each costs the processor more than the wait it saves. */
function openBody({ place, ranges }: DownloadNeeds, request: BodyRequest, signal: AbortSignal): Promise<Result<ContentBody, FetchFault>> {
  if (place.kind === 'disk') return openDiskBody(place, request)
  const isWorthIt = ranges > 1 && request.file.bytes - request.from >= rangedFromBytes
  return isWorthIt ? openRangedBody(place, { ...request, ranges }, signal) : openContentBody(place, request, signal)
}

async function moveIntoPlace(sha256: string, layout: FileLayout): Promise<void> {
  const target = layout.folderOf(sha256)
  if (await mkdir(target, { recursive: true })) await syncFolder(dirname(target))
  await rename(layout.partialOf(sha256), layout.fileOf(sha256))
  await syncFolder(target)
}
