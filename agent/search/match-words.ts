import type { Reading } from './read-words'
import { fieldBits, fieldWidth, type Segment } from './segment'

/** How much a word counts where it stands: title > topic > names of traits > summary. In sixteenths. */
const fieldWeights = [[fieldBits.titleStart, 15], [fieldBits.title, 14], [fieldBits.topic, 10], [fieldBits.extra, 7], [fieldBits.summary, 5]] as const
const fieldCount = 1 << fieldWidth
/** Points of a word by its heaviest field. */
const pointsOfField = Uint8Array.from({ length: fieldCount }, (_none, fields) => Math.max(0, ...fieldWeights.map(([bit, weight]) => (fields & bit ? weight : 0))))

/** More documents than one in so many are put in order. */
const manyShare = 32

/** Finds a segment's documents that have every asked word, with the points of each; its scratch memory is as large as the segment. */
export class Matcher {
  readonly #segment: Segment
  /** How many of the asked words a document has, so far without a gap. */
  readonly #had: Uint8Array
  readonly #best: Uint8Array
  /** Sum of the best points of each word; valid for the documents of the last `match`. */
  readonly points: Uint16Array
  readonly matches: Uint32Array

  constructor(segment: Segment) {
    this.#segment = segment
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
    // The rarest word first: the others then only look at what it left.
    const order = asked.map(readings => ({ readings, cost: this.#costOf(readings) })).sort((a, b) => a.cost - b.cost)
    const begun = this.#begin(order[0]!.readings)
    for (let index = 1; index < order.length; index++) this.#narrow(order[index]!.readings, index)
    const isMany = begun * manyShare > size
    // Many are looked through as they lie in memory: in the order of postings nearly every look at a document would miss the processor's cache.
    for (let at = 0, end = isMany ? size : begun; at < end; at++) {
      const document = isMany ? at : this.matches[at]!
      if (this.#had[document] === asked.length) this.matches[count++] = document
      this.#had[document] = 0
    }
    return count
  }

  #costOf(readings: readonly Reading[]): number {
    const { postingStarts } = this.#segment.arrays
    return readings.reduce((sum, { word }) => sum + postingStarts[word + 1]! - postingStarts[word]!, 0)
  }

  #begin(readings: readonly Reading[]): number {
    const { postings, postingStarts } = this.#segment.arrays
    const { alive } = this.#segment
    const had = this.#had
    const best = this.#best
    let count = 0
    for (const { word, quality } of readings) {
      const before = postingStarts[word + 1]!
      for (let at = postingStarts[word]!; at < before; at++) {
        const posting = postings[at]!
        const document = posting >>> fieldWidth
        const points = quality * pointsOfField[posting & (fieldCount - 1)]!
        if (had[document] === 0) {
          if (alive[document] === 0) continue
          had[document] = 1
          this.matches[count++] = document
          best[document] = points
          this.points[document] = points
        } else if (points > best[document]!) {
          best[document] = points
          this.points[document] = points
        }
      }
    }
    return count
  }

  #narrow(readings: readonly Reading[], index: number): void {
    const { postings, postingStarts } = this.#segment.arrays
    const had = this.#had
    const best = this.#best
    const sums = this.points
    for (const { word, quality } of readings) {
      const before = postingStarts[word + 1]!
      for (let at = postingStarts[word]!; at < before; at++) {
        const posting = postings[at]!
        const document = posting >>> fieldWidth
        const already = had[document]!
        if (already < index) continue
        const points = quality * pointsOfField[posting & (fieldCount - 1)]!
        if (already === index) {
          had[document] = index + 1
          best[document] = points
          sums[document]! += points
        } else if (points > best[document]!) {
          sums[document]! += points - best[document]!
          best[document] = points
        }
      }
    }
  }
}
