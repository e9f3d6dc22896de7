import type { Reading } from './read-words'
import { fieldWidth, type Segment } from './segment'
import { pointsOf, WordColumns } from './word-columns'

/** More documents than one in so many are put in order. */
const manyShare = 32

/** Finds a segment's documents that have every asked word, with the points of each; its scratch memory is as large as the segment. */
export class Matcher {
  readonly #segment: Segment
  readonly #columns: WordColumns
  /** How many of the asked words a document has, so far without a gap. */
  readonly #had: Uint8Array
  readonly #best: Uint8Array
  /** Sum of the best points of each word; valid for the documents of the last `match`. */
  readonly points: Uint16Array
  readonly matches: Uint32Array

  constructor(segment: Segment) {
    this.#segment = segment
    this.#columns = new WordColumns(segment)
    this.#had = new Uint8Array(segment.size)
    this.#best = new Uint8Array(segment.size)
    this.points = new Uint16Array(segment.size)
    this.matches = new Uint32Array(segment.size)
  }

  /** How many documents have all words; they stand at the beginning of `matches`. No words: all that live. */
  match(asked: readonly (readonly Reading[])[]): number {
    const { alive, size } = this.#segment
    let count = 0
    if (asked.length === 0) {
      for (let document = 0; document < size; document++) if (alive[document] === 1) this.matches[count++] = document
      return count
    }
    if (asked.length === 1 && asked[0]!.some(({ from, before }) => this.#columns.of(from, before) !== undefined)) return this.#matchCommon(asked[0]!)
    // The rarest word first: the others then only look at what it left.
    const order = asked.map(readings => ({ readings, cost: this.#costOf(readings) })).sort((a, b) => a.cost - b.cost)
    let begun = 0
    for (const reading of order[0]!.readings) begun = this.#begin(reading, begun)
    for (let index = 1; index < order.length; index++) for (const reading of order[index]!.readings) this.#narrow(reading, index, begun)
    const isMany = begun * manyShare > size
    // Many are looked through as they lie in memory: in the order of postings nearly every look at a document would miss the processor's cache.
    for (let at = 0, end = isMany ? size : begun; at < end; at++) {
      const document = isMany ? at : this.matches[at]!
      if (this.#had[document] === asked.length) this.matches[count++] = document
      this.#had[document] = 0
    }
    return count
  }

  /** One word that a good part of the library has: one pass in the order of memory, without a branch that the processor could guess wrong. */
  #matchCommon(readings: readonly Reading[]): number {
    const { arrays: { postings, postingStarts }, alive, size } = this.#segment
    const [best, points, matches] = [this.#best, this.points, this.matches]
    best.fill(0)
    for (const { from, before, quality } of readings) {
      const column = this.#columns.of(from, before)
      if (column) for (let document = 0; document < size; document++) best[document] = Math.max(best[document]!, quality * column[document]!)
      else {
        for (let at = postingStarts[from]!, end = postingStarts[before]!; at < end; at++) {
          const document = postings[at]! >>> fieldWidth
          best[document] = Math.max(best[document]!, quality * pointsOf(postings[at]!))
        }
      }
    }
    let count = 0
    for (let document = 0; document < size; document++) {
      const most = best[document]!
      points[document] = most
      matches[count] = document
      count += Math.min(most, 1) & alive[document]!
    }
    return count
  }

  #costOf(readings: readonly Reading[]): number {
    const { postingStarts } = this.#segment.arrays
    return readings.reduce((sum, { from, before }) => sum + postingStarts[before]! - postingStarts[from]!, 0)
  }

  /** Begins the matches, or adds to them, after the first `count`; answers how many there are then. */
  #begin({ from, before, quality }: Reading, count: number): number {
    const column = this.#columns.of(from, before)
    if (column) {
      for (let document = 0; document < column.length; document++) if (column[document] !== 0) count = this.#beginOne(document, quality * column[document]!, count)
      return count
    }
    const { postings, postingStarts } = this.#segment.arrays
    const end = postingStarts[before]!
    for (let at = postingStarts[from]!; at < end; at++) count = this.#beginOne(postings[at]! >>> fieldWidth, quality * pointsOf(postings[at]!), count)
    return count
  }

  #beginOne(document: number, points: number, count: number): number {
    if (this.#had[document] !== 0) {
      if (points > this.#best[document]!) this.#best[document] = this.points[document] = points
      return count
    }
    if (this.#segment.alive[document] === 0) return count
    this.#had[document] = 1
    this.#best[document] = this.points[document] = points
    this.matches[count] = document
    return count + 1
  }

  /** Raises those of the first `begun` matches that have all words before `index` and this one. */
  #narrow({ from, before, quality }: Reading, index: number, begun: number): void {
    const column = this.#columns.of(from, before)
    if (column) {
      for (let at = 0; at < begun; at++) {
        const document = this.matches[at]!
        if (column[document] !== 0) this.#narrowOne(document, quality * column[document]!, index)
      }
      return
    }
    const { postings, postingStarts } = this.#segment.arrays
    const end = postingStarts[before]!
    for (let at = postingStarts[from]!; at < end; at++) this.#narrowOne(postings[at]! >>> fieldWidth, quality * pointsOf(postings[at]!), index)
  }

  #narrowOne(document: number, points: number, index: number): void {
    const already = this.#had[document]!
    if (already < index) return
    if (already === index) {
      this.#had[document] = index + 1
      this.#best[document] = points
      this.points[document]! += points
    } else if (points > this.#best[document]!) {
      this.points[document]! += points - this.#best[document]!
      this.#best[document] = points
    }
  }
}
