import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import type { ImportFileFault } from '#shared/contract/timetable-import'
import { failure, success, type Result } from '#shared/result'

/** A workbook of the largest school has 3 MB unpacked. Counted while inflating, because headers lie. */
const limits = { unpackedBytes: 12 * 1024 * 1024, entries: 500 } as const

/** The XML parts of a workbook that hold words and numbers; pictures, macros and whatever else is in the archive stay packed. */
export async function readXlsxParts(bytes: Buffer): Promise<Result<ReadonlyMap<string, string>, ImportFileFault>> {
  let zip: ZipFile
  try {
    zip = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false })
  } catch {
    return failure({ kind: 'not-a-workbook' })
  }
  const parts = new Map<string, string>()
  let leftBytes: number = limits.unpackedBytes
  let count = 0
  try {
    for await (const entry of zip.eachEntry()) {
      if (++count > limits.entries) return failure({ kind: 'too-large', limitBytes: limits.unpackedBytes })
      if (!/^xl\/(workbook\.xml|sharedStrings\.xml|styles\.xml|_rels\/workbook\.xml\.rels|worksheets\/[\w.-]{1,80}\.xml)$/i.test(entry.fileName) || entry.isEncrypted()) continue
      const part = await inflated(zip, entry, leftBytes)
      if (part === 'too-large') return failure({ kind: 'too-large', limitBytes: limits.unpackedBytes })
      leftBytes -= part.length
      parts.set(entry.fileName.toLowerCase(), new TextDecoder('utf-8').decode(part))
    }
  } catch {
    return failure({ kind: 'not-a-workbook' }) // the archive lies about itself
  } finally {
    zip.close()
  }
  return parts.has('xl/workbook.xml') ? success(parts) : failure({ kind: 'not-a-workbook' })
}

async function inflated(zip: ZipFile, entry: Entry, leftBytes: number): Promise<Buffer | 'too-large'> {
  const chunks: Buffer[] = []
  let length = 0
  const stream = await zip.openReadStreamPromise(entry)
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > leftBytes) {
      stream.destroy() // the rest of a bomb stays packed
      return 'too-large'
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
