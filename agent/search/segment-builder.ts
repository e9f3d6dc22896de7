import { Dictionary } from './dictionary'
import { textsOf } from './document-words'
import { wordsOf } from './fold-words'
import { GrowingArray } from './growing-array'
import { Numbering } from './numbering'
import { searchIdOf, type SearchDocument } from './search-document'
import { fieldBits, fieldWidth, hashOf, Segment } from './segment'
import { Stemmer } from './stemmer'
import { packHead, withPlacesAbove } from './traits'

/** Changes of content are told by this; two contents with one stamp are one in four thousand million. */
export const stampOf = (document: SearchDocument): number => hashOf(JSON.stringify(document))

/** Makes a segment of documents that come one by one, and of segments that are there already; holds words and numbers, never documents. */
export class SegmentBuilder {
  readonly #words = new Numbering()
  /** Postings as they come: the word's number beside each. */
  readonly #postingWords = new GrowingArray()
  readonly #postings = new GrowingArray()
  /** Per word: the last document that has it, and where that posting is. */
  readonly #lastDocument = new GrowingArray()
  readonly #lastPosting = new GrowingArray()
  readonly #ids: string[] = []
  readonly #minutes = new GrowingArray()
  readonly #titleLengths = new GrowingArray()
  readonly #stamps = new GrowingArray()
  readonly #heads = new GrowingArray()
  readonly #sourceOf = new GrowingArray()
  readonly #lineOf = new GrowingArray()
  readonly #topicsOf = new GrowingArray()
  readonly #topicSets = new Numbering()
  readonly #sources = new Numbering()
  readonly #textbookLines = new Numbering()
  readonly #topicPaths = new Numbering()

  get size(): number {
    return this.#ids.length
  }

  add(document: SearchDocument, stamp = stampOf(document)): void {
    const { title, topic, extra, summary } = textsOf(document)
    const titleWords = wordsOf(title)
    this.#write(titleWords.slice(0, 1), fieldBits.titleStart)
    this.#write(titleWords, fieldBits.title)
    this.#write(wordsOf(topic), fieldBits.topic)
    this.#write(wordsOf(extra), fieldBits.extra)
    this.#write(wordsOf(summary), fieldBits.summary)
    const source = this.#sources.of(document.source)
    const line = this.#textbookLines.of(document.textbookLine)
    const paths = [...new Set(document.topics.flatMap(withPlacesAbove))]
    this.#finish(searchIdOf(document), Math.floor(document.addedMs / 60_000), titleWords.length, stamp, packHead(document), source, line, paths)
  }

  /** Takes over the living documents of a segment, without their texts. */
  addSegment(segment: Segment): void {
    const { arrays, names, words, alive, size } = segment
    const moved = new Uint32Array(size)
    for (let document = 0, next = this.size; document < size; document++) if (alive[document] === 1) moved[document] = next++
    for (let word = 0; word < words.size; word++) {
      const number = this.#words.of(words.at(word))
      for (let at = arrays.postingStarts[word]!; at < arrays.postingStarts[word + 1]!; at++) {
        const posting = arrays.postings[at]!
        const document = posting >>> fieldWidth
        if (alive[document] === 1) this.#post(number, moved[document]!, posting & ((1 << fieldWidth) - 1))
      }
    }
    for (let document = 0; document < size; document++) {
      if (alive[document] !== 1) continue
      const set = arrays.topicsOf[document]!
      const paths = [...arrays.topicSets.subarray(arrays.topicSetStarts[set], arrays.topicSetStarts[set + 1])].map(path => names.topicPaths[path]!)
      this.#finish(
        segment.idOf(document), arrays.minutes[document]!, arrays.titleLengths[document]!, arrays.stamps[document]!, arrays.heads[document]!,
        this.#sources.of(names.sources[arrays.sourceOf[document]!]!), this.#textbookLines.of(names.textbookLines[arrays.lineOf[document]!]!), paths,
      )
    }
  }

  build(): Segment {
    const words = this.#words.sorted()
    const counts = new Uint32Array(words.names.length + 1)
    for (let at = 0; at < this.#postings.length; at++) counts[words.place[this.#postingWords.at(at)]! + 1]!++
    for (let word = 0; word < words.names.length; word++) counts[word + 1]! += counts[word]!
    const next = counts.slice()
    const postings = new Uint32Array(this.#postings.length)
    for (let at = 0; at < postings.length; at++) postings[next[words.place[this.#postingWords.at(at)]!]!++] = this.#postings.at(at)
    const { letters: wordLetters, starts: wordStarts } = Dictionary.of(words.names)
    const { letters: idLetters, starts: idStarts } = Dictionary.of(this.#ids)
    const topics = listsOf(this.#topicSets.names.map(set => (set === '' ? [] : set.split(' ').map(Number))))
    return new Segment(
      {
        wordLetters, wordStarts, postingStarts: counts, postings, ...stemArrays(words.names), idLetters, idStarts,
        minutes: this.#minutes.whole(), titleLengths: Uint8Array.from(this.#titleLengths.whole()), stamps: this.#stamps.whole(),
        heads: this.#heads.whole(), sourceOf: this.#sourceOf.whole(), lineOf: this.#lineOf.whole(), topicsOf: this.#topicsOf.whole(),
        topicSetStarts: topics.starts,
        topicSets: topics.numbers,
      },
      { sources: this.#sources.names, textbookLines: this.#textbookLines.names, topicPaths: this.#topicPaths.names },
    )
  }

  #write(words: readonly string[], fields: number): void {
    for (const word of words) this.#post(this.#words.of(word), this.size, fields)
  }

  #post(word: number, document: number, fields: number): void {
    if (word === this.#lastDocument.length) {
      this.#lastDocument.push(0)
      this.#lastPosting.push(0)
    }
    if (this.#lastDocument.at(word) === document + 1) return this.#postings.mark(this.#lastPosting.at(word), fields)
    this.#lastDocument.set(word, document + 1)
    this.#lastPosting.set(word, this.#postings.length)
    this.#postingWords.push(word)
    this.#postings.push(((document << fieldWidth) | fields) >>> 0)
  }

  #finish(id: string, minutes: number, titleLength: number, stamp: number, head: number, source: number, line: number, paths: readonly string[]): void {
    this.#ids.push(id)
    this.#minutes.push(minutes)
    this.#titleLengths.push(Math.min(255, titleLength))
    this.#stamps.push(stamp)
    this.#heads.push(head)
    this.#sourceOf.push(source)
    this.#lineOf.push(line)
    this.#topicsOf.push(this.#topicSets.of(paths.map(path => this.#topicPaths.of(path)).sort((a, b) => a - b).join(' ')))
  }
}

/** The stems of words, and which words each has. */
function stemArrays(words: readonly string[]) {
  const stemmer = new Stemmer()
  const byStem = new Map<string, number[]>()
  for (const [word, name] of words.entries()) {
    const stem = stemmer.stem(name)
    const known = byStem.get(stem)
    if (known) known.push(word)
    else byStem.set(stem, [word])
  }
  const stems = [...byStem.keys()].sort()
  const { letters: stemLetters, starts: stemStarts } = Dictionary.of(stems)
  const { starts, numbers } = listsOf(stems.map(stem => byStem.get(stem)!))
  return { stemLetters, stemStarts, stemWordStarts: starts, stemWords: numbers }
}

/** Lists one after the other, and where each begins. */
function listsOf(lists: readonly (readonly number[])[]): { starts: Uint32Array; numbers: Uint32Array } {
  const starts = new Uint32Array(lists.length + 1)
  for (const [index, list] of lists.entries()) starts[index + 1] = starts[index]! + list.length
  return { starts, numbers: Uint32Array.from(lists.flat()) }
}
