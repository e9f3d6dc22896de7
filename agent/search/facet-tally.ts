import type { FilterName, LibraryCounts, LibraryFilters } from '#shared/contract/library-search'
import type { Segment } from './segment'
import { examsOf, genreOf, gradesOf, headCondition, subjectOf, typeOf } from './traits'

const headFilters = ['subject', 'grade', 'type', 'genre', 'exam'] as const
const filterNames = [...headFilters, 'source', 'textbookLine', 'topic'] as const
const bitOf = Object.fromEntries(filterNames.map((name, index) => [name, 1 << index])) as Record<FilterName, number>

type Counters = { readonly [F in FilterName]: Map<string | number, number> }

/** No board shows more choices of one kind. */
const choiceLimit = 40

/** Subject, type and genre: the lowest bits of a head, counted together. */
const kindBits = 14
const kindMask = (1 << kindBits) - 1

/** Counts one segment's documents under filters; names only at the end. A document that fails one filter alone counts for that filter's own choices. */
export class FacetTally {
  readonly #segment: Segment
  readonly #conditions: readonly { readonly bit: number; readonly mask: number; readonly value: number }[]
  readonly #source: number
  readonly #line: number
  /** By set of topics: 1 where the chosen topic is not in it. */
  readonly #topicFails: Uint8Array | undefined
  readonly #kinds = new Uint32Array(kindMask + 1)
  readonly #subjects = new Uint32Array(32)
  readonly #types = new Uint32Array(32)
  readonly #genres = new Uint32Array(16)
  readonly #exams = new Uint32Array(16)
  readonly #grades = new Uint32Array(4096)
  readonly #sources: Uint32Array
  readonly #lines: Uint32Array
  readonly #topics: Uint32Array
  /** By bit of the filter. */
  readonly #failedOnly = new Uint32Array(256)
  /** How many passed every filter. */
  total = 0

  constructor(segment: Segment, filters: LibraryFilters) {
    const { names, arrays: { topicSetStarts, topicSets } } = segment
    this.#segment = segment
    this.#conditions = headFilters.flatMap(name => (filters[name] === undefined ? [] : [{ bit: bitOf[name], ...headCondition({ [name]: filters[name] }) }]))
    this.#source = chosenNumber(names.sources, filters.source)
    this.#line = chosenNumber(names.textbookLines, filters.textbookLine)
    this.#sources = new Uint32Array(names.sources.length)
    this.#lines = new Uint32Array(names.textbookLines.length)
    this.#topics = new Uint32Array(topicSetStarts.length - 1)
    if (filters.topic === undefined) return
    const topic = names.topicPaths.indexOf(filters.topic)
    this.#topicFails = Uint8Array.from({ length: topicSetStarts.length - 1 }, (_none, set) => (topicSets.subarray(topicSetStarts[set], topicSetStarts[set + 1]).includes(topic) ? 0 : 1))
  }

  /** Counts the first `count` documents of a list; moves those that pass every filter to its beginning, in their order, and answers how many they are. */
  count(documents: Uint32Array, count: number): number {
    this.total = this.#isFiltered ? this.#sift(documents, count) : count
    this.#countPassed(documents, this.total)
    return this.total
  }

  get #isFiltered(): boolean {
    return this.#conditions.length > 0 || this.#source !== anything || this.#line !== anything || this.#topicFails !== undefined
  }

  #sift(documents: Uint32Array, count: number): number {
    const { heads, sourceOf, lineOf, topicsOf } = this.#segment.arrays
    const mask = this.#conditions.reduce((all, condition) => all | condition.mask, 0)
    const value = this.#conditions.reduce((all, condition) => all | condition.value, 0)
    const [source, line, topicFails] = [this.#source, this.#line, this.#topicFails]
    let passed = 0
    for (let at = 0; at < count; at++) {
      const document = documents[at]!
      const head = heads[document]!
      const fails =
        ((head & mask) === value ? 0 : this.#headFails(head))
        | (source === anything || source === sourceOf[document] ? 0 : bitOf.source)
        | (line === anything || line === lineOf[document] ? 0 : bitOf.textbookLine)
        | (topicFails !== undefined && topicFails[topicsOf[document]!] === 1 ? bitOf.topic : 0)
      if (fails === 0) documents[passed++] = document
      else if ((fails & (fails - 1)) === 0) this.#countFailed(document, fails)
    }
    return passed
  }

  #countPassed(documents: Uint32Array, count: number): void {
    const { heads, sourceOf, lineOf, topicsOf } = this.#segment.arrays
    const [kinds, exams, grades, sources, lines, topics] = [this.#kinds, this.#exams, this.#grades, this.#sources, this.#lines, this.#topics]
    for (let at = 0; at < count; at++) {
      const document = documents[at]!
      const head = heads[document]!
      kinds[head & kindMask]!++
      exams[(head >>> 14) & 15]!++
      grades[(head >>> 18) & 4095]!++
      sources[sourceOf[document]!]!++
      lines[lineOf[document]!]!++
      topics[topicsOf[document]!]!++
    }
  }

  /** For the choices of the one filter that it fails. */
  #countFailed(document: number, bit: number): void {
    const { heads, sourceOf, lineOf, topicsOf } = this.#segment.arrays
    const head = heads[document]!
    this.#failedOnly[bit]!++
    switch (bit) {
      case bitOf.subject: this.#subjects[head & 31]!++; break
      case bitOf.type: this.#types[(head >>> 5) & 31]!++; break
      case bitOf.genre: this.#genres[(head >>> 10) & 15]!++; break
      case bitOf.exam: this.#exams[(head >>> 14) & 15]!++; break
      case bitOf.grade: this.#grades[(head >>> 18) & 4095]!++; break
      case bitOf.source: this.#sources[sourceOf[document]!]!++; break
      case bitOf.textbookLine: this.#lines[lineOf[document]!]!++; break
      case bitOf.topic: this.#topics[topicsOf[document]!]!++; break
    }
  }

  /** Adds this segment's counts to all segments' counters. */
  addTo(counters: Counters): void {
    const { names, arrays: { topicSetStarts, topicSets } } = this.#segment
    for (let kind = 0; kind < this.#kinds.length; kind++) {
      const count = this.#kinds[kind]!
      if (count === 0) continue
      this.#subjects[kind & 31]! += count
      this.#types[(kind >>> 5) & 31]! += count
      this.#genres[(kind >>> 10) & 15]! += count
    }
    raise(counters.subject, this.#subjects, value => [subjectOf(value)])
    raise(counters.type, this.#types, value => [typeOf(value << 5)])
    raise(counters.genre, this.#genres, value => [genreOf(value << 10) ?? ''])
    raise(counters.exam, this.#exams, value => examsOf(value << 14))
    raise(counters.grade, this.#grades, value => gradesOf(value << 18))
    raise(counters.source, this.#sources, value => [names.sources[value]!])
    raise(counters.textbookLine, this.#lines, value => [names.textbookLines[value]!])
    raise(counters.topic, this.#topics, set => Array.from(topicSets.subarray(topicSetStarts[set], topicSetStarts[set + 1]), path => names.topicPaths[path]!))
  }

  /** How many documents fail this filter alone. */
  failedOnly(name: FilterName): number {
    return this.#failedOnly[bitOf[name]]!
  }

  #headFails(head: number): number {
    let fails = 0
    for (const { bit, mask, value } of this.#conditions) if ((head & mask) !== value) fails |= bit
    return fails
  }
}

const anything = -2
/** The number of a chosen name; -1: this segment does not have it. */
const chosenNumber = (names: readonly string[], chosen: string | undefined): number => (chosen === undefined ? anything : names.indexOf(chosen))

function raise(counter: Map<string | number, number>, counts: Uint32Array, valuesOf: (code: number) => readonly (string | number)[]): void {
  for (let code = 0; code < counts.length; code++) {
    const count = counts[code]!
    if (count > 0) for (const value of valuesOf(code)) if (value !== '') counter.set(value, (counter.get(value) ?? 0) + count)
  }
}

/** Sums the segments: what each value of each filter would leave, the most first (grades by number, topics of one level only). */
export function countsOf(tallies: readonly FacetTally[], filters: LibraryFilters): LibraryCounts {
  const counters = Object.fromEntries(filterNames.map(name => [name, new Map<string | number, number>()])) as Counters
  for (const tally of tallies) tally.addTo(counters)
  const place = filters.topic ?? filters.subject ?? ''
  const isBelow = (path: string) => (place === '' ? !path.includes('/') : path.startsWith(`${place}/`) && !path.includes('/', place.length + 1))
  for (const path of counters.topic.keys()) if (!isBelow(String(path))) counters.topic.delete(path)
  return Object.fromEntries(
    filterNames.map(name => {
      const counted = [...counters[name]].map(([value, count]) => ({ value, count }))
      if (name === 'grade') counted.sort((a, b) => Number(a.value) - Number(b.value))
      else counted.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      return [name, withChosen(counted.slice(0, choiceLimit), filters[name], name)]
    }),
  ) as unknown as LibraryCounts
}

/** A chosen value stays in sight when nothing is left of it, so that it can be given up. */
function withChosen(counted: { value: string | number; count: number }[], chosen: string | number | undefined, name: FilterName) {
  return chosen === undefined || name === 'topic' || counted.some(({ value }) => value === chosen) ? counted : [...counted, { value: chosen, count: 0 }]
}

/** What giving up one chosen filter would bring, the most first. */
export function withoutOne(tallies: readonly FacetTally[]): { filter: FilterName; count: number }[] {
  return filterNames
    .map(filter => ({ filter, count: tallies.reduce((sum, tally) => sum + tally.failedOnly(filter), 0) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
}
