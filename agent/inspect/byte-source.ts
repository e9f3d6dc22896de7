import { open } from 'node:fs/promises'

/** Random reading of a file of known size; what lies beyond the end is simply not in the answer. */
export interface ByteSource {
  readonly size: number
  /** The bytes from `position`, at most `length`, fewer only at the end. */
  read(position: number, length: number): Promise<Buffer>
}

const windowBytes = 64 * 1024

/** Opens a file for reading here and there; small reads come from one window of 64 KB. `work` owns the source while it runs. */
export async function withByteSource<T>(file: string, work: (source: ByteSource) => Promise<T>): Promise<T> {
  const handle = await open(file, 'r')
  try {
    const { size } = await handle.stat()
    const readExactly = async (position: number, length: number): Promise<Buffer> => {
      const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - position)))
      let filled = 0
      while (filled < buffer.length) {
        const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, position + filled)
        if (bytesRead === 0) return buffer.subarray(0, filled)
        filled += bytesRead
      }
      return buffer
    }
    return await work(windowed(size, readExactly))
  } finally {
    await handle.close()
  }
}

/** A source over bytes in memory. */
export function bytesAsSource(bytes: Buffer): ByteSource {
  return { size: bytes.length, read: async (position, length) => bytes.subarray(Math.min(position, bytes.length), Math.min(bytes.length, position + length)) }
}

function windowed(size: number, readExactly: ByteSource['read']): ByteSource {
  let start = 0
  let held: Buffer = Buffer.alloc(0)
  return {
    size,
    read: async (position, length) => {
      if (length > windowBytes) return readExactly(position, length)
      if (position < start || position + Math.min(length, size - position) > start + held.length) {
        held = await readExactly(position, windowBytes)
        start = position
      }
      return held.subarray(position - start, position - start + length)
    },
  }
}
