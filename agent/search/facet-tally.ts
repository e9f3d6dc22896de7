import type { FilterName, LibraryCounts, LibraryFilters } from '#shared/contract/library-search'
import type { Segment } from './segment'
import { examsOf, genreOf, gradesOf, headCondition, subjectOf, typeOf } from './traits'

const headFilters = ['subject', 'grade', 'type', 'genre', 'exam'] as const
const filterNames = [...headFilters, 'source', 'textbookLine', 'topic'] as const
const bitOf = Object.fromEntries(filterNames.map((name, index) => [name, 1 << index])) as Record<FilterName, number>

type Counters = { readonly [F in FilterName]: Map<string | number, number> }

/** No board shows more choices of one kind. */
const choiceLimit = 40

/** Counts one segment's documents under filters: eight raised counters a document, names only at the end. A document that fails one filter alone counts for that filter's own choices. */
export class FacetTally {
  readonly #segment: Segment
  readonly #mask: number
  readonly #value: number
  readonly #conditions: readonly { readonly bit: number; readonly mask: number; readonly value: number }[]
  readonly #source: number
  readonly #line: number
  /** By set of topics: 1 where the chosen topic is not in it. */
  readonly #topicFails: Uint8Array | undefined
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
  total = 0

  constructor(segment: Segment, filters: LibraryFilters) {
    const { names, arrays: { topicSetStarts, topicSets } } = segment
    this.#segment = segment
    this.#conditions = headFilters.flatMap(name => (filters[name] === undefined ? [] : [{ bit: bitOf[name], ...headCondition({ [name]: filters[name] }) }]))
    this.#mask = this.#conditions.reduce((all, { mask }) => all | mask, 0)
    this.#value = this.#conditions.reduce((all, { value }) => all | value, 0)
    this.#source = chosenNumber(names.sources, filters.source)
    this.#line = chosenNumber(names.textbookLines, filters.textbookLine)
    this.#sources = new Uint32Array(names.sources.length)
    this.#lines = new Uint32Array(names.textbookLines.length)
    this.#topics = new Uint32Array(topicSetStarts.length - 1)
    if (filters.topic === undefined) return
    const topic = names.topicPaths.indexOf(filters.topic)
    this.#topicFails = Uint8Array.from({ length: topicSetStarts.length - 1 }, (_none, set) => (topicSets.subarray(topicSetStarts[set], topicSetStarts[set + 1]).includes(topic) ? 0 : 1))
  }

  /** Counts a document; whether it passes every filter. */
  count(document: number): boolean {
    const { heads, sourceOf, lineOf, topicsOf } = this.#segment.arrays
    const head = heads[document]!
    const source = sourceOf[document]!
    const line = lineOf[document]!
    const topics = topicsOf[document]!
    const fails =
      ((head & this.#mask) === this.#value ? 0 : this.#headFails(head))
      | (this.#source === anything || this.#source === source ? 0 : bitOf.source)
      | (this.#line === anything || this.#line === line ? 0 : bitOf.textbookLine)
      | (this.#topicFails?.[topics] ? bitOf.topic : 0)
    if (fails !== 0 && (fails & (fails - 1)) !== 0) return false
    if (fails === 0) this.total++
    else this.#failedOnly[fails]!++
    if (fails === 0 || fails === bitOf.subject) this.#subjects[head & 31]!++
    if (fails === 0 || fails === bitOf.type) this.#types[(head >>> 5) & 31]!++
    if (fails === 0 || fails === bitOf.genre) this.#genres[(head >>> 10) & 15]!++
    if (fails === 0 || fails === bitOf.exam) this.#exams[(head >>> 14) & 15]!++
    if (fails === 0 || fails === bitOf.grade) this.#grades[(head >>> 18) & 4095]!++
    if (fails === 0 || fails === bitOf.source) this.#sources[source]!++
    if (fails === 0 || fails === bitOf.textbookLine) this.#lines[line]!++
    if (fails === 0 || fails === bitOf.topic) this.#topics[topics]!++
    return fails === 0
  }

  /** Adds this segment's counts to all segments' counters. */
  addTo(counters: Counters): void {
    const { names, arrays: { topicSetStarts, topicSets } } = this.#segment
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
