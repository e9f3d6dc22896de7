import type { RecordKind } from '#shared/contract/catalogue-segment'
import { hashOfName } from './record-hash'
import { at, isGone, isLesson, width, type SegmentIndex } from './segment-index'

/** Where the newest line of a record is. */
export interface RecordPlace {
  readonly segment: number
  readonly offset: number
  readonly length: number
  readonly digestA: number
  readonly digestB: number
  readonly isLesson: boolean
}

/** A cell: the line's numbers, then its segment + 1; 0 is an empty cell. */
const cellWidth = width + 1

/** The newest line of every record in one typed array: open addressing, 64 bits of the name as key; 200 000 records take 17 MB. */
export class RecordTable {
  #cells: Uint32Array
  #used: number
  #live: number

  private constructor(cells: Uint32Array, used: number, live: number) {
    this.#cells = cells
    this.#used = used
    this.#live = live
  }

  static empty(): RecordTable {
    return new RecordTable(new Uint32Array(1024 * cellWidth), 0, 0)
  }

  /** Materials and lessons that are there. */
  get size(): number {
    return this.#live
  }

  copy(): RecordTable {
    return new RecordTable(this.#cells.slice(), this.#used, this.#live)
  }

  /** Lets the lines of a segment win over everything before. */
  add({ count, lines }: SegmentIndex, number: number): void {
    this.#reserve(this.#used + count)
    for (let line = 0; line < count; line++) {
      const from = line * width
      const cell = this.#cellOf(lines[from + at.nameA]!, lines[from + at.nameB]!)
      const wasThere = this.#isThere(cell)
      if (this.#cells[cell + width] === 0) this.#used++
      for (let i = 0; i < width; i++) this.#cells[cell + i] = lines[from + i]!
      this.#cells[cell + width] = number + 1
      this.#live += Number(this.#isThere(cell)) - Number(wasThere)
    }
  }

  find(kind: RecordKind, id: string): RecordPlace | undefined {
    return this.findHash(...hashOfName(kind, id))
  }

  findHash(nameA: number, nameB: number): RecordPlace | undefined {
    const cell = this.#cellOf(nameA, nameB)
    return this.#isThere(cell) ? this.#placeAt(cell) : undefined
  }

  /** Every record that is there. */
  *places(): Generator<RecordPlace> {
    for (let cell = 0; cell < this.#cells.length; cell += cellWidth) if (this.#isThere(cell)) yield this.#placeAt(cell)
  }

  /** Whether every cell, those of gone records too, was set by one of these segments. */
  speaksOnlyOf(segments: ReadonlySet<number>): boolean {
    for (let cell = width; cell < this.#cells.length; cell += cellWidth) {
      if (this.#cells[cell] !== 0 && !segments.has(this.#cells[cell]! - 1)) return false
    }
    return true
  }

  #isThere(cell: number): boolean {
    return this.#cells[cell + width] !== 0 && (this.#cells[cell + at.flags]! & isGone) === 0
  }

  #placeAt(cell: number): RecordPlace {
    const cells = this.#cells
    return {
      segment: cells[cell + width]! - 1,
      offset: cells[cell + at.offset]!,
      length: cells[cell + at.length]!,
      digestA: cells[cell + at.digestA]!,
      digestB: cells[cell + at.digestB]!,
      isLesson: (cells[cell + at.flags]! & isLesson) !== 0,
    }
  }

  /** The cell of a name, or the empty one where it belongs. */
  #cellOf(nameA: number, nameB: number): number {
    const mask = this.#cells.length / cellWidth - 1
    for (let slot = nameA & mask; ; slot = (slot + 1) & mask) {
      const cell = slot * cellWidth
      if (this.#cells[cell + width] === 0 || (this.#cells[cell] === nameA && this.#cells[cell + 1] === nameB)) return cell
    }
  }

  /** At most 60 % full. */
  #reserve(names: number): void {
    const slots = this.#cells.length / cellWidth
    if (names <= slots * 0.6) return
    const before = this.#cells
    this.#cells = new Uint32Array(2 ** Math.ceil(Math.log2(names / 0.6)) * cellWidth)
    for (let cell = 0; cell < before.length; cell += cellWidth) {
      if (before[cell + width] === 0) continue
      const free = this.#cellOf(before[cell]!, before[cell + 1]!)
      for (let i = 0; i < cellWidth; i++) this.#cells[free + i] = before[cell + i]!
    }
  }
}
