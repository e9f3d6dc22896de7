import { Dictionary } from './dictionary'
import type { SearchId } from './search-document'

/** Where in a document a word stands: bits of a posting. */
export const fieldBits = { summary: 1, extra: 2, topic: 4, title: 8, titleStart: 16 } as const
/** A posting is `document << fieldWidth | fields`. */
export const fieldWidth = 5

/** The typed arrays of a segment, as they lie in its file. */
export interface SegmentArrays {
  /** Words in order, folded. */
  readonly wordLetters: Uint16Array
  readonly wordStarts: Uint32Array
  /** Postings of word `w`: from `postingStarts[w]` before `postingStarts[w + 1]`. */
  readonly postingStarts: Uint32Array
  readonly postings: Uint32Array
  /** Stems in order, and the words of each. */
  readonly stemLetters: Uint16Array
  readonly stemStarts: Uint32Array
  readonly stemWordStarts: Uint32Array
  readonly stemWords: Uint32Array
  /** Per document: id, added (minutes since 1970), words of its title, hash of its content. */
  readonly idLetters: Uint16Array
  readonly idStarts: Uint32Array
  readonly minutes: Uint32Array
  readonly titleLengths: Uint8Array
  readonly stamps: Uint32Array
  /** Per document: packed head, source, textbook line, set of topics. */
  readonly heads: Uint32Array
  readonly sourceOf: Uint32Array
  readonly lineOf: Uint32Array
  readonly topicsOf: Uint32Array
  /** Sets of topic paths, places above included. */
  readonly topicSetStarts: Uint32Array
  readonly topicSets: Uint32Array
}

/** Strings that traits point to by number. */
export interface SegmentNames {
  readonly sources: readonly string[]
  readonly textbookLines: readonly string[]
  readonly topicPaths: readonly string[]
}

/** A piece of the index that never changes, but for which of its documents still count and which are ready. */
export class Segment {
  readonly arrays: SegmentArrays
  readonly names: SegmentNames
  readonly words: Dictionary
  readonly stems: Dictionary
  readonly size: number
  /** 0: replaced or removed. */
  readonly alive: Uint8Array
  /** 1: opens without the hub. */
  readonly ready: Uint8Array
  aliveCount: number
  readonly #ids: Dictionary
  #places: Uint32Array | undefined

  constructor(arrays: SegmentArrays, names: SegmentNames) {
    this.arrays = arrays
    this.names = names
    this.words = new Dictionary(arrays.wordLetters, arrays.wordStarts)
    this.stems = new Dictionary(arrays.stemLetters, arrays.stemStarts)
    this.#ids = new Dictionary(arrays.idLetters, arrays.idStarts)
    this.size = arrays.minutes.length
    this.aliveCount = this.size
    this.alive = new Uint8Array(this.size).fill(1)
    this.ready = new Uint8Array(this.size)
  }

  idOf(document: number): SearchId {
    return this.#ids.at(document) as SearchId
  }

  /** The living document of this id, or -1. */
  find(id: SearchId): number {
    const places = (this.#places ??= this.#makePlaces())
    for (let place = hashOf(id) & (places.length - 1); places[place] !== 0; place = (place + 1) & (places.length - 1)) {
      const document = places[place]! - 1
      if (this.alive[document] === 1 && this.#isId(document, id)) return document
    }
    return -1
  }

  kill(document: number): void {
    this.aliveCount -= this.alive[document]!
    this.alive[document] = 0
  }

  /** Whether a document that still counts has one of these words: one that only the dead have, or had before a merge, is not there. */
  hasAny(from: number, before: number): boolean {
    const { postings, postingStarts } = this.arrays
    const end = postingStarts[before]!
    for (let at = postingStarts[from]!; at < end; at++) if (this.alive[postings[at]! >>> fieldWidth] === 1) return true
    return false
  }

  /** A table by hash with open places; made when somebody first asks by id. */
  #makePlaces(): Uint32Array {
    const places = new Uint32Array(2 ** Math.ceil(Math.log2(2 * this.size + 2)))
    for (let document = 0; document < this.size; document++) {
      let place = hashOf(this.idOf(document)) & (places.length - 1)
      while (places[place] !== 0) place = (place + 1) & (places.length - 1)
      places[place] = document + 1
    }
    return places
  }

  #isId(document: number, id: string): boolean {
    const { idLetters, idStarts } = this.arrays
    const start = idStarts[document]!
    if (idStarts[document + 1]! - start !== id.length) return false
    for (let at = 0; at < id.length; at++) if (idLetters[start + at] !== id.charCodeAt(at)) return false
    return true
  }
}

/** FNV-1a over UTF-16 units, 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
