import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { headOf, lessonOfLine, materialOfLine } from '#shared/contract/catalogue-segment'
import { hashOfName } from './record-hash'

/** Where each line of a segment is: what the display keeps in memory and on disk instead of the lines. */
export interface SegmentIndex {
  readonly count: number
  /** `width` numbers a line. */
  readonly lines: Uint32Array
}

/** Numbers of a line, in this order. `digest`: 64 bits of its SHA-256. `flags`: 1 it is a lesson, 2 the record is gone. */
export const width = 7
export const at = { nameA: 0, nameB: 1, offset: 2, length: 3, digestA: 4, digestB: 5, flags: 6 } as const
export const isLesson = 1
export const isGone = 2

/** Lines looked at before others have their turn: 25 records take about 2 ms. */
const linesAtOnce = 25

/** Looks at every line; what is no record that can be shown is left out, the others go on. */
export async function indexSegment(bytes: Buffer): Promise<SegmentIndex> {
  const found: number[] = []
  let seen = 0
  for (let start = 0; start < bytes.length;) {
    const newline = bytes.indexOf(10, start)
    const end = newline === -1 ? bytes.length : newline
    const line = bytes.toString('utf8', start, end)
    const head = headOf(line)
    if (head && (head.isGone || (head.kind === 'material' ? materialOfLine(line) : lessonOfLine(line)))) {
      const digest = digestOf(bytes.subarray(start, end))
      found.push(...hashOfName(head.kind, head.id), start, end - start, ...digest, (head.kind === 'lesson' ? isLesson : 0) | (head.isGone ? isGone : 0))
    }
    start = end + 1
    if (++seen % linesAtOnce === 0) await setImmediate()
  }
  return { count: found.length / width, lines: Uint32Array.from(found) }
}

/** As it lies beside its segment: the numbers, then their SHA-256. */
export function indexFileOf({ lines }: SegmentIndex): Buffer {
  const numbers = Buffer.from(lines.buffer, lines.byteOffset, lines.byteLength)
  return Buffer.concat([numbers, createHash('sha256').update(numbers).digest()])
}

/** Undefined when the file is not what was written. */
export function parseIndexFile(file: Buffer): SegmentIndex | undefined {
  const numbers = file.subarray(0, -32)
  if (file.length < 32 || numbers.length % (width * 4) !== 0) return undefined
  if (!createHash('sha256').update(numbers).digest().equals(file.subarray(-32))) return undefined
  return { count: numbers.length / (width * 4), lines: new Uint32Array(new Uint8Array(numbers).buffer) }
}

/** 64 bits of a line's SHA-256, as two unsigned halves. */
export function digestOf(line: Buffer): readonly [number, number] {
  const digest = createHash('sha256').update(line).digest()
  return [digest.readUInt32LE(0), digest.readUInt32LE(4)]
}
