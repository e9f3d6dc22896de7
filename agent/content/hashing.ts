import { createHash, type Hash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'

/** Bounds the memory of re-reading and how long one step keeps the event loop (about 1 ms). */
const stepBytes = 1024 * 1024

/** Feeds the file from its start until `endBytes` or its end; returns the bytes read. Throws the disk's error or the signal's reason. */
export async function hashRange(handle: FileHandle, hash: Hash, endBytes: number, signal: AbortSignal): Promise<number> {
  const buffer = Buffer.allocUnsafe(Math.max(1, Math.min(stepBytes, endBytes)))
  let position = 0
  while (position < endBytes) {
    signal.throwIfAborted()
    const { bytesRead } = await handle.read(buffer, 0, Math.min(buffer.length, endBytes - position), position)
    if (bytesRead === 0) break
    hash.update(buffer.subarray(0, bytesRead))
    position += bytesRead
  }
  return position
}

/** Lower-case hex SHA-256 of a whole file. Throws the disk's error or the signal's reason. */
export async function hashFile(file: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256')
  const handle = await open(file, 'r')
  try {
    await hashRange(handle, hash, Infinity, signal)
  } finally {
    await handle.close()
  }
  return hash.digest('hex')
}
