import { failure, success, type Result } from '#shared/result'
import type { ByteSource } from '../inspect/byte-source'

/** A file inside a zip, stored as it is. */
export interface StoredEntry {
  readonly name: string
  readonly bytes: number
  readonly headerAt: number
}

interface Limits {
  readonly entries: number
  /** Longest name, bytes. */
  readonly name: number
}

const endBytes = 22
const listedBytes = 46
const headerBytes = 30

/**
 * The directory of a zip as Doska writes them (docs/bundle-file.md): stored, no comment, no ZIP64, no doubles. Anything else is damaged: what is refused here cannot
 * mislead anybody later. Reads the directory alone, however large the archive is.
 */
export async function readZipDirectory(source: ByteSource, limits: Limits): Promise<Result<ReadonlyMap<string, StoredEntry>, 'damaged'>> {
  if (source.size < endBytes) return failure('damaged')
  const end = await source.read(source.size - endBytes, endBytes)
  if (end.length < endBytes || end.readUInt32LE(0) !== 0x06054b50) return failure('damaged')
  const [count, length, at] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)]
  const isWhole = end.readUInt16LE(20) === 0 && end.readUInt16LE(8) === count && end.readUInt32LE(4) === 0 && at + length === source.size - endBytes
  if (!isWhole || count > limits.entries || length > count * (listedBytes + limits.name)) return failure('damaged')
  const directory = await source.read(at, length)
  if (directory.length !== length) return failure('damaged')
  const entries = new Map<string, StoredEntry>()
  let position = 0
  for (let i = 0; i < count; i++) {
    if (position + listedBytes > length || directory.readUInt32LE(position) !== 0x02014b50) return failure('damaged')
    const nameBytes = directory.readUInt16LE(position + 28)
    const next = position + listedBytes + nameBytes + directory.readUInt16LE(position + 30) + directory.readUInt16LE(position + 32)
    if (next > length || nameBytes > limits.name) return failure('damaged')
    const [flags, method, packed, bytes, headerAt] = [directory.readUInt16LE(position + 8), directory.readUInt16LE(position + 10), directory.readUInt32LE(position + 20), directory.readUInt32LE(position + 24), directory.readUInt32LE(position + 42)]
    const name = directory.toString('latin1', position + listedBytes, position + listedBytes + nameBytes)
    const isPlain = method === 0 && packed === bytes && (flags & 1) === 0 && headerAt + headerBytes + nameBytes + bytes <= at && !entries.has(name)
    if (!isPlain) return failure('damaged')
    entries.set(name, { name, bytes, headerAt })
    position = next
  }
  return position === length ? success(entries) : failure('damaged')
}

/** Where an entry's bytes begin, as its own header tells; undefined when there is no such header. */
export async function dataStart(source: ByteSource, { name, bytes, headerAt }: StoredEntry): Promise<number | undefined> {
  const header = await source.read(headerAt, headerBytes + name.length)
  if (header.length < headerBytes + name.length || header.readUInt32LE(0) !== 0x04034b50) return undefined
  const isSame = header.readUInt16LE(26) === name.length && header.toString('latin1', headerBytes) === name
  const start = headerAt + headerBytes + name.length + header.readUInt16LE(28)
  return isSame && start + bytes <= source.size ? start : undefined
}
