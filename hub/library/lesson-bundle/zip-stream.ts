import { createReadStream } from 'node:fs'
import { crc32 } from 'node:zlib'

/** One file of a zip: made here, or streamed from the disk with the size it must have. */
export type ZipEntry = { readonly path: string } & ({ readonly content: Buffer } | { readonly file: string; readonly bytes: number })

/** Without ZIP64 (APPNOTE 6.3.10 §4.4.1.4) offsets have 32 bits, and files 16. */
export const zipLimits = { bytes: 0xffff_0000, entries: 0xffff } as const

const sizeOf = (entry: ZipEntry): number => ('content' in entry ? entry.content.length : entry.bytes)
const nameOf = (entry: ZipEntry): Buffer => Buffer.from(entry.path, 'utf8')
const localHeader = 30
const descriptor = 16
const centralHeader = 46
const endRecord = 22

/** The exact length of the zip, so that a browser can tell how far a download is. */
export function zipBytes(entries: readonly ZipEntry[]): number {
  return entries.reduce((sum, entry) => sum + localHeader + centralHeader + descriptor + 2 * nameOf(entry).length + sizeOf(entry), endRecord)
}

/**
 * A zip as it is written, stored without packing: lesson materials are packed already. Checksums follow the data (§4.3.9), so nothing is read twice. Throws
 * when a file on the disk is shorter or longer than it should be: a broken download is better than a broken archive.
 */
export async function* zipStream(entries: readonly ZipEntry[]): AsyncGenerator<Buffer> {
  const central: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const name = nameOf(entry)
    const start = offset
    yield Buffer.concat([header(0x04034b50, localHeader, 4, 0, 0, name.length), name])
    offset += localHeader + name.length
    let sum = 0
    let bytes = 0
    for await (const chunk of contentOf(entry)) {
      sum = crc32(chunk, sum)
      bytes += chunk.length
      yield chunk
    }
    if (bytes !== sizeOf(entry)) throw new Error(`${entry.path}: ${bytes} bytes on the disk, ${sizeOf(entry)} in the manifest`)
    const tail = Buffer.alloc(descriptor)
    tail.writeUInt32LE(0x08074b50, 0)
    tail.writeUInt32LE(sum, 4)
    tail.writeUInt32LE(bytes, 8)
    tail.writeUInt32LE(bytes, 12)
    yield tail
    offset += bytes + descriptor
    const listed = header(0x02014b50, centralHeader, 6, sum, bytes, name.length)
    listed.writeUInt32LE(start, 42)
    central.push(listed, name)
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(endRecord)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  yield Buffer.concat([directory, end])
}

async function* contentOf(entry: ZipEntry): AsyncGenerator<Buffer> {
  if ('content' in entry) yield entry.content
  else for await (const chunk of createReadStream(entry.file, { highWaterMark: 1024 * 1024 })) yield chunk as Buffer
}

/** Local (§4.3.7) and central (§4.3.12) headers agree from the version on; the date is the first that zip knows, so that equal lessons give equal archives. */
function header(signature: number, length: number, at: 4 | 6, sum: number, bytes: number, nameLength: number): Buffer {
  const made = Buffer.alloc(length)
  made.writeUInt32LE(signature, 0)
  if (at === 6) made.writeUInt16LE(20, 4)
  made.writeUInt16LE(20, at)
  made.writeUInt16LE(0x0808, at + 2) // UTF-8 names, checksums after the data
  made.writeUInt16LE(0, at + 4) // stored
  made.writeUInt16LE(0x0021, at + 8) // 1 January 1980
  made.writeUInt32LE(sum, at + 10)
  made.writeUInt32LE(bytes, at + 14)
  made.writeUInt32LE(bytes, at + 18)
  made.writeUInt16LE(nameLength, at + 22)
  return made
}
