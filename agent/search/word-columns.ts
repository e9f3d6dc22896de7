import { fieldBits, fieldWidth, type Segment } from './segment'

/** How much a word counts where it stands: title > topic > names of traits > summary. In sixteenths. */
const fieldWeights = [[fieldBits.titleStart, 15], [fieldBits.title, 14], [fieldBits.topic, 10], [fieldBits.extra, 7], [fieldBits.summary, 5]] as const
const fieldCount = 1 << fieldWidth
const pointsOfFields = Uint8Array.from({ length: fieldCount }, (_none, fields) => Math.max(0, ...fieldWeights.map(([bit, weight]) => (fields & bit ? weight : 0))))

/** Points of a posting's word by its heaviest field. */
export const pointsOf = (posting: number): number => pointsOfFields[posting & (fieldCount - 1)]!

/** Bytes of all columns of a segment together: eighty columns of 200 000 documents. */
const bytesLimit = 16_000_000

/**
 * The answers of the shortest beginnings: a letter begins some word of half the library, in hundreds of thousands of postings. Per such range of words one
 * column says what the heaviest of them counts in each document (0: none is there). Made when first asked for; the dead stay in it.
 */
export class WordColumns {
  readonly #segment: Segment
  readonly #columns = new Map<string, Uint8Array>()

  constructor(segment: Segment) {
    this.#segment = segment
  }

  /** The column of words `from`, below `before`; undefined where their postings are quicker. */
  of(from: number, before: number): Uint8Array | undefined {
    const { arrays: { postings, postingStarts }, size } = this.#segment
    const [start, end] = [postingStarts[from]!, postingStarts[before]!]
    if (end - start < size / 2 || size > bytesLimit) return undefined
    const key = `${from}-${before}`
    const known = this.#columns.get(key)
    if (known) return known
    const column = new Uint8Array(size)
    for (let at = start; at < end; at++) {
      const posting = postings[at]!
      const points = pointsOf(posting)
      if (points > column[posting >>> fieldWidth]!) column[posting >>> fieldWidth] = points
    }
    if ((this.#columns.size + 1) * size > bytesLimit) this.#columns.delete(this.#columns.keys().next().value!) // the oldest
    this.#columns.set(key, column)
    return column
  }
}
