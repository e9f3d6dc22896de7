import { open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { crc32 } from 'node:zlib'
import { z } from 'zod'
import { failure, success, type Result } from '#shared/result'
import { syncFolder } from '../disk/sync-folder'
import { Segment, type SegmentArrays } from './segment'
import { traitLists } from './traits'

/** `Doska index`, format 1: this line, four bytes each of the head's length and of the CRC-32 of all that follows, the head (JSON), the arrays at multiples of 8. Little-endian. */
const magic = 'DOSKAIX1'
const headAt = 16

const kinds = { Uint8Array, Uint16Array, Uint32Array } as const
const arrayKinds = {
  wordLetters: 'Uint16Array', wordStarts: 'Uint32Array', postingStarts: 'Uint32Array', postings: 'Uint32Array',
  stemLetters: 'Uint16Array', stemStarts: 'Uint32Array', stemWordStarts: 'Uint32Array', stemWords: 'Uint32Array',
  idLetters: 'Uint16Array', idStarts: 'Uint32Array', minutes: 'Uint32Array', titleLengths: 'Uint8Array', stamps: 'Uint32Array',
  heads: 'Uint32Array', sourceOf: 'Uint32Array', lineOf: 'Uint32Array', topicsOf: 'Uint32Array', topicSetStarts: 'Uint32Array', topicSets: 'Uint32Array',
} as const satisfies { [A in keyof SegmentArrays]: keyof typeof kinds }
const arrayNames = Object.keys(arrayKinds) as (keyof SegmentArrays)[]

const namesSchema = z.object({ sources: z.array(z.string()).readonly(), textbookLines: z.array(z.string()).readonly(), topicPaths: z.array(z.string()).readonly() })
const headSchema = z.object({ traitLists: z.string(), lengths: z.array(z.int().min(0)).length(arrayNames.length), names: namesSchema })

/** What tells one saved segment from another: the CRC-32 of its file. */
export interface SavedSegment {
  readonly segment: Segment
  readonly crc: number
}

/** Writes a segment under its final name only when it is whole and on the disk; answers the file's CRC. */
export async function saveSegment(file: string, { arrays, names }: Segment): Promise<number> {
  const lengths = arrayNames.map(name => arrays[name].length)
  const head = Buffer.from(JSON.stringify({ traitLists, lengths, names } satisfies z.infer<typeof headSchema>))
  const parts: Uint8Array[] = [head, Buffer.alloc(paddingAfter(head.length))]
  for (const name of arrayNames) {
    const { buffer, byteOffset, byteLength } = arrays[name]
    parts.push(new Uint8Array(buffer, byteOffset, byteLength), Buffer.alloc(paddingAfter(byteLength)))
  }
  const crc = parts.reduce((sum, part) => crc32(part, sum), 0)
  const start = Buffer.alloc(headAt)
  start.write(magic, 'latin1')
  start.writeUInt32LE(head.length, 8)
  start.writeUInt32LE(crc, 12)
  const handle = await open(`${file}.new`, 'w', 0o600)
  try {
    for (const part of [start, ...parts]) if (part.length > 0) await handle.writeFile(part)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(`${file}.new`, file)
  await syncFolder(dirname(file))
  return crc
}

/** Reads a segment; its arrays are windows into the file's bytes, nothing is copied. */
export async function loadSegment(file: string): Promise<Result<SavedSegment, { kind: 'missing' } | { kind: 'damaged'; detail: string }>> {
  let bytes: Buffer
  try {
    bytes = await readFile(file)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? failure({ kind: 'missing' }) : failure({ kind: 'damaged', detail: String(error) })
  }
  if (bytes.length < headAt || bytes.toString('latin1', 0, 8) !== magic) return failure({ kind: 'damaged', detail: 'not an index of this format' })
  const headLength = bytes.readUInt32LE(8)
  const crc = bytes.readUInt32LE(12)
  if (crc32(bytes.subarray(headAt)) !== crc) return failure({ kind: 'damaged', detail: 'checksum' })
  const head = headSchema.safeParse(jsonOf(bytes.toString('utf8', headAt, headAt + headLength)))
  if (!head.success || head.data.traitLists !== traitLists) return failure({ kind: 'damaged', detail: 'made by another version' })
  // Windows of numbers begin at multiples of their size: small files lie anywhere in a shared pool.
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : Buffer.from(Uint8Array.from(bytes).buffer)
  const arrays: Partial<Record<keyof SegmentArrays, Uint8Array | Uint16Array | Uint32Array>> = {}
  let at = headAt + headLength + paddingAfter(headLength)
  for (const [index, name] of arrayNames.entries()) {
    const length = head.data.lengths[index]!
    const { BYTES_PER_ELEMENT } = kinds[arrayKinds[name]]
    if (at + length * BYTES_PER_ELEMENT > aligned.length) return failure({ kind: 'damaged', detail: 'too short' })
    arrays[name] = new kinds[arrayKinds[name]](aligned.buffer as ArrayBuffer, aligned.byteOffset + at, length)
    at += length * BYTES_PER_ELEMENT + paddingAfter(length * BYTES_PER_ELEMENT)
  }
  return success({ segment: new Segment(arrays as unknown as SegmentArrays, head.data.names), crc })
}

const paddingAfter = (length: number): number => (8 - (length % 8)) % 8

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
