import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import type { SegmentReference } from '#shared/contract/catalogue-segment'
import type { RecordPlace } from './record-table'
import { digestOf, type SegmentIndex } from './segment-index'

/** A segment that is on disk whole, with where its lines are. `number` is never used again for another one. */
export interface LoadedSegment {
  readonly number: number
  readonly reference: SegmentReference
  readonly file: string
  readonly index: SegmentIndex
}

/** The line at a place; undefined when the disk no longer has what was indexed. Synchronous: one record is one small read. */
export function readLine({ file }: Pick<LoadedSegment, 'file'>, place: RecordPlace): string | undefined {
  const bytes = Buffer.alloc(place.length)
  try {
    const handle = openSync(file, 'r') // not kept open: a school's hub hosts many displays, each with hundreds of segments
    try {
      if (readSync(handle, bytes, 0, place.length, place.offset) !== place.length) return undefined
    } finally {
      closeSync(handle)
    }
  } catch {
    return undefined // gone or unreadable
  }
  return checked(bytes, place)
}

/** Many lines of one segment, which is read once. */
export function* readLines({ file }: Pick<LoadedSegment, 'file'>, places: Iterable<RecordPlace>): Generator<string | undefined> {
  let bytes = Buffer.alloc(0)
  try {
    bytes = readFileSync(file)
  } catch {
    // gone or unreadable: no line of it is what was indexed
  }
  for (const place of places) yield checked(bytes.subarray(place.offset, place.offset + place.length), place)
}

function checked(bytes: Buffer, { digestA, digestB }: RecordPlace): string | undefined {
  const [a, b] = digestOf(bytes)
  return a === digestA && b === digestB ? bytes.toString('utf8') : undefined
}
