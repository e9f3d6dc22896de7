import { open } from 'node:fs/promises'
import { failure, success, type Result } from '#shared/result'
import type { BodyRequest, ContentBody } from './content-body'
import type { DiskPlace } from './content-source'
import type { FetchFault } from './content-store'

const stepBytes = 256 * 1024

/** Reads a file of another disk from where the download stands. A file that is not there, or is no longer, cannot be reached; one of another size, or cut off, is damaged. */
export async function openDiskBody({ path, start }: DiskPlace, { file, from }: BodyRequest): Promise<Result<ContentBody, FetchFault>> {
  const handle = await open(path, 'r').catch(() => undefined)
  if (!handle) return failure({ kind: 'source-unreachable' })
  const size = await handle.stat().then(stats => (stats.isFile() ? stats.size : -1), () => -1)
  const begin = start ?? 0
  if (start === undefined ? size !== file.bytes : size < begin + file.bytes) {
    await handle.close().catch(() => {})
    return failure(size === -1 ? { kind: 'source-unreachable' } : { kind: 'damaged' })
  }
  let position = from
  return success({
    start: from,
    isWhole: from === 0,
    answeredMs: 0,
    async next() {
      try {
        const step = Math.min(stepBytes, file.bytes - position)
        if (step <= 0) return success(undefined)
        const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(step), 0, step, begin + position)
        position += bytesRead
        return success(bytesRead === 0 ? undefined : buffer.subarray(0, bytesRead))
      } catch {
        return failure({ kind: 'source-unreachable' }) // pulled out
      }
    },
    close: () => void handle.close().catch(() => {}),
  })
}
