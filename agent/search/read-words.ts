import { foldText, wordsOf } from './fold-words'
import type { Segment } from './segment'
import { otherAlphabet, otherLayout } from './spellings'
import type { Stemmer } from './stemmer'
import { forgivenTypos, nearWords } from './typo-walk'

/** How sure it is that a word of the index is meant: exact > stem > prefix > typo > other layout or alphabet. In sixteenths. */
const quality = { exact: 16, stem: 14, prefix: 11, oneTypo: 8, twoTypos: 7, typoAtBeginning: 6, otherExact: 6, otherStem: 5, otherPrefix: 4, otherTypo: 3 } as const

/** Words of one segment's index that stand for an asked word: numbers `from`, below `before`; one of them at least is alive. */
export interface Reading {
  readonly from: number
  readonly before: number
  readonly quality: number
}
/** An asked word: its readings in each segment, side by side. A document must have one of them. */
export type AskedWord = readonly (readonly Reading[])[]
export interface ReadWords {
  readonly asked: readonly AskedWord[]
  /** What was read instead of what was typed; undefined: as typed. */
  readonly corrected: string | undefined
}

/** More candidates for one misspelt word are noise. */
const nearLimit = 60

/** Reads typed words against what the index has: as typed while typing, else as on another keyboard or in other letters, else with typos forgiven. */
export function readWords(typed: string, segments: readonly Segment[], stemmer: Stemmer): ReadWords {
  const chunks = typed.trim().split(/\s+/).filter(chunk => chunk !== '').slice(0, 20)
  const read = chunks.map(chunk => readChunk(chunk, segments, stemmer)).filter(one => one !== undefined)
  const corrected = read.some(({ instead }) => instead !== undefined) ? read.map(({ chunk, instead }) => instead ?? chunk).join(' ') : undefined
  return { asked: read.flatMap(({ asked }) => asked), corrected }
}

interface ReadChunk {
  readonly chunk: string
  readonly asked: readonly AskedWord[]
  readonly instead?: string
}

/** One run of signs between spaces; undefined when no word is in it in any layout. */
function readChunk(chunk: string, segments: readonly Segment[], stemmer: Stemmer): ReadChunk | undefined {
  const words = wordsOf(chunk)
  const switched = wordsOf(otherLayout(chunk))
  if (words.length === 0 && switched.length === 0) return undefined
  const look: Look = { segments, stemmer }

  const direct = words.map(word => readDirectly(word, look, plain))
  if (words.length > 0 && direct.every(isFound)) return { chunk, asked: words.length === 1 ? [addOthers(direct[0]!, words[0]!, switched, look)] : direct }

  const bySwitch = switched.map(word => readDirectly(word, look, other))
  if (switched.length > 0 && bySwitch.every(isFound)) return { chunk, asked: bySwitch, instead: switched.join(' ') }

  const spelt = words.map(word => bestSpelling(word, look))
  if (words.length > 0 && spelt.every(one => one !== undefined)) return { chunk, asked: spelt.map(({ asked }) => asked), instead: spelt.map(({ word }) => word).join(' ') }

  for (const [readings, isTyped] of [[words, true], [switched, false], [words.map(word => otherAlphabet(word)[0] ?? word), false]] as const) {
    const near = readings.map(word => readWithTypos(word, look, isTyped))
    if (near.length > 0 && near.every(one => one !== undefined)) return { chunk, asked: near.map(({ asked }) => asked), instead: near.map(({ word }) => word).join(' ') }
  }
  // Signs alone (a dash between words) ask for nothing.
  return words.length === 0 ? undefined : { chunk, asked: direct }
}

interface Look {
  readonly segments: readonly Segment[]
  readonly stemmer: Stemmer
}
interface Weights {
  readonly exact: number
  readonly stem: number
  readonly prefix: number | undefined
}
const plain: Weights = quality
const other: Weights = { exact: quality.otherExact, stem: quality.otherStem, prefix: quality.otherPrefix }

const isFound = (asked: AskedWord): boolean => asked.some(readings => readings.length > 0)

/** The words that begin with it or have its stem. */
function readDirectly(word: string, { segments, stemmer }: Look, weights: Weights): AskedWord {
  const stem = stemmer.stem(word)
  return segments.map(segment => {
    const { words, stems, arrays } = segment
    const readings: Reading[] = []
    const add = (from: number, before: number, quality: number) => segment.hasAny(from, before) && readings.push({ from, before, quality })
    const stemNumber = word.length > 2 ? stems.find(stem) : -1
    if (stemNumber >= 0) for (let at = arrays.stemWordStarts[stemNumber]!; at < arrays.stemWordStarts[stemNumber + 1]!; at++) add(arrays.stemWords[at]!, arrays.stemWords[at]! + 1, weights.stem)
    const exact = words.find(word)
    if (exact >= 0) add(exact, exact + 1, weights.exact)
    // The word itself begins with it too; its better reading wins.
    if (weights.prefix !== undefined) add(...words.startingWith(word), weights.prefix)
    return readings
  })
}

/** A word that is there may still be meant as another one: whole words of the other layout and alphabet count too, lightly. */
function addOthers(direct: AskedWord, word: string, switched: readonly string[], look: Look): AskedWord {
  if (word.length < 3) return direct
  const spellings = [...(switched.length === 1 && switched[0]!.length > 2 ? switched : []), ...otherAlphabet(word)]
  const more = spellings.map(spelling => readDirectly(spelling, look, { ...other, prefix: undefined }))
  return direct.map((readings, segment) => [...readings, ...more.flatMap(asked => asked[segment]!)])
}

/** The reading in the other alphabet of which the index has most. */
function bestSpelling(word: string, look: Look): { word: string; asked: AskedWord } | undefined {
  const found = otherAlphabet(word).map(spelling => ({ word: spelling, asked: readDirectly(spelling, look, other) })).filter(({ asked }) => isFound(asked))
  return found.toSorted((a, b) => weightOf(b.asked) - weightOf(a.asked))[0]
}
const weightOf = (asked: AskedWord): number => Math.max(...asked.flat().map(reading => reading.quality))

/** Words at the least distance: whole words, else words of a stem that near, else beginnings. */
function readWithTypos(word: string, look: Look, isTyped: boolean): { word: string; asked: AskedWord } | undefined {
  const direct = readDirectly(word, look, isTyped ? plain : other)
  if (isFound(direct)) return { word, asked: direct }
  const limit = forgivenTypos(word)
  if (limit === 0) return undefined
  const stem = look.stemmer.stem(word)
  const near = look.segments.map(segment => nearWords(segment.words, word, limit).filter(range => hasAny(segment, range)))
  const whole = near.map(found => found.filter(one => one.whole))
  const stems = stem === word ? [] : look.segments.map(segment => nearWords(segment.stems, stem, Math.min(limit, forgivenTypos(stem))).filter(one => one.whole).flatMap(one => wordsOfStem(segment, one)).filter(({ from, before }) => segment.hasAny(from, before)))
  for (const [candidates, isWhole] of [[whole, true], [stems, true], [near, false]] as const) {
    const least = Math.min(...candidates.flat().map(({ distance }) => distance))
    if (least === Infinity) continue
    const weight = !isTyped ? quality.otherTypo : !isWhole ? quality.typoAtBeginning : least === 1 ? quality.oneTypo : quality.twoTypos
    const ranges = candidates.map(found => found.filter(({ distance }) => distance === least))
    const asked = ranges.map((found, index) => found.flatMap(range => livingIn(look.segments[index]!, range)).slice(0, nearLimit).map(word => ({ from: word, before: word + 1, quality: weight })))
    return { word: commonest(asked, look.segments) ?? word, asked }
  }
  return undefined
}

/** The words of a range that a living document has. */
function livingIn(segment: Segment, { from, before }: { from: number; before: number }): number[] {
  return Array.from({ length: Math.min(before - from, nearLimit) }, (_none, index) => from + index).filter(word => segment.hasAny(word, word + 1))
}

const hasAny = (segment: Segment, range: { from: number; before: number }): boolean => livingIn(segment, range).length > 0

const wordsOfStem = ({ arrays }: Segment, { from, distance }: { from: number; distance: number }) =>
  [...arrays.stemWords.subarray(arrays.stemWordStarts[from], arrays.stemWordStarts[from + 1])].map(word => ({ from: word, before: word + 1, distance }))

/** The word that most documents have. */
function commonest(asked: AskedWord, segments: readonly Segment[]): string | undefined {
  let best: { name: string; count: number } | undefined
  for (const [index, readings] of asked.entries()) {
    const { arrays, words } = segments[index]!
    for (const { from, before } of readings) {
      const count = arrays.postingStarts[before]! - arrays.postingStarts[from]!
      if (!best || count > best.count) best = { name: words.at(from), count }
    }
  }
  return best?.name
}

/** Whether two texts ask the same. */
export const isSameWords = (a: string, b: string): boolean => foldText(a).trim() === foldText(b).trim()
