import { createHash, type Hash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'

/** Bounds the memory of re-reading and how long one step keeps the event loop (about 1 ms). */
const stepBytes = 1024 * 1024

/** Called after each step of reading with its length in time, ms; reading goes on when it resolves. */
export type Pace = (tookMs: number) => Promise<void>

/** Feeds the file from its start until `endBytes` or its end; returns the bytes read. Throws the disk's error or the signal's reason. */
export async function hashRange(handle: FileHandle, hash: Hash, endBytes: number, signal: AbortSignal, pace?: Pace): Promise<number> {
  const buffer = Buffer.allocUnsafe(Math.max(1, Math.min(stepBytes, endBytes)))
  let position = 0
  while (position < endBytes) {
    signal.throwIfAborted()
    const startedAtMs = performance.now()
    const { bytesRead } = await handle.read(buffer, 0, Math.min(buffer.length, endBytes - position), position)
    if (bytesRead === 0) break
    hash.update(buffer.subarray(0, bytesRead))
    position += bytesRead
    await pace?.(performance.now() - startedAtMs)
  }
  return position
}

/** Lower-case hex SHA-256 of a whole file. Throws the disk's error or the signal's reason. */
export async function hashFile(file: string, signal: AbortSignal, pace?: Pace): Promise<string> {
  const hash = createHash('sha256')
  const handle = await open(file, 'r')
  try {
    await hashRange(handle, hash, Infinity, signal, pace)
  } finally {
    await handle.close()
  }
  return hash.digest('hex')
}
