import type { LibraryOutcome, LibraryQuery } from '#shared/contract/library-search'
import { countsOf, FacetTally, withoutOne } from './facet-tally'
import { Matcher } from './match-words'
import { isSameWords, readWords } from './read-words'
import { searchIdOf, type SearchChanges, type SearchDocument, type SearchId } from './search-document'
import type { Segment } from './segment'
import { SegmentBuilder, stampOf } from './segment-builder'
import { Stemmer } from './stemmer'
import { TopHits } from './top-hits'
import { isLesson } from './traits'

export type SearchFindings = Omit<LibraryOutcome, 'preparing'> & { readonly ids: readonly SearchId[] }

interface Part {
  readonly segment: Segment
  readonly matcher: Matcher
}

/** New documents up to this many are a small segment of their own, made anew at every change (18 µs each); more are merged into the large one. */
export const freshLimit = 2_000

/** The library's inverted index: a large segment that only loses documents, and a small fresh one. */
export class SearchIndex {
  readonly #stemmer = new Stemmer()
  readonly #fresh = new Map<SearchId, SearchDocument>()
  #base: Part
  #recent: Part
  #readyIds: ReadonlySet<SearchId> = new Set()

  constructor(base = new SegmentBuilder().build()) {
    this.#base = partOf(base)
    this.#recent = partOf(new SegmentBuilder().build())
  }

  get size(): number {
    return this.#base.segment.aliveCount + this.#recent.segment.aliveCount
  }

  /** The large segment, for its file; another one after a merge. */
  get base(): Segment {
    return this.#base.segment
  }

  /** What is not in the large segment. */
  get fresh(): readonly SearchDocument[] {
    return [...this.#fresh.values()]
  }

  /** What the large segment has lost. */
  *removedIds(): Iterable<SearchId> {
    const { segment } = this.#base
    for (let document = 0; document < segment.size; document++) if (segment.alive[document] === 0) yield segment.idOf(document)
  }

  *ids(): Iterable<SearchId> {
    for (const { segment } of [this.#base, this.#recent]) for (let document = 0; document < segment.size; document++) if (segment.alive[document] === 1) yield segment.idOf(document)
  }

  /** Whether this very content is in the index. */
  has(document: SearchDocument): boolean {
    const id = searchIdOf(document)
    for (const { segment } of [this.#recent, this.#base]) {
      const known = segment.find(id)
      if (known >= 0) return segment.arrays.stamps[known] === stampOf(document)
    }
    return false
  }

  apply({ added, removedIds }: SearchChanges): void {
    for (const id of [...removedIds, ...added.map(searchIdOf)]) {
      this.#fresh.delete(id)
      const known = this.#base.segment.find(id)
      if (known >= 0) this.#base.segment.kill(known)
    }
    for (const document of added) this.#fresh.set(searchIdOf(document), document)
    const builder = new SegmentBuilder()
    for (const document of this.#fresh.values()) builder.add(document)
    if (this.#fresh.size > freshLimit) this.merge(builder)
    else this.#use(this.#base.segment, builder.build())
  }

  /** Makes one segment of the large one and what the builder has, which must have no id of it. */
  merge(builder: SegmentBuilder): void {
    builder.addSegment(this.#base.segment)
    this.#fresh.clear()
    this.#stemmer.forget()
    this.#use(builder.build(), new SegmentBuilder().build())
  }

  /** Makes one segment of everything and a builder's documents, which replace their like. */
  absorb(builder: SegmentBuilder, ids: Iterable<SearchId>, removedIds: readonly SearchId[]): void {
    for (const id of [...ids, ...removedIds]) {
      this.#fresh.delete(id)
      const known = this.#base.segment.find(id)
      if (known >= 0) this.#base.segment.kill(known)
    }
    for (const document of this.#fresh.values()) builder.add(document)
    this.merge(builder)
  }

  /** What opens without the hub comes first among equals. */
  setReady(ids: readonly SearchId[]): void {
    this.#readyIds = new Set(ids)
    for (const part of [this.#base, this.#recent]) this.#markReady(part.segment)
  }

  search(query: LibraryQuery): SearchFindings {
    const parts = [this.#base, this.#recent].filter(({ segment }) => segment.aliveCount > 0)
    const { asked, corrected } = readWords(query.words, parts.map(({ segment }) => segment), this.#stemmer)
    const top = new TopHits(query.offset + query.limit)
    const tallies = parts.map(({ segment, matcher }, index) => {
      const tally = new FacetTally(segment, query)
      const matched = matcher.match(asked.map(word => word[index]!))
      const count = tally.count(matcher.matches, matched)
      rank(segment, matcher, count, top, { words: asked.length, offset: offsetOf(parts, index), isByDate: query.sort === 'date' })
      return tally
    })
    const total = tallies.reduce((sum, tally) => sum + tally.total, 0)
    return {
      ids: top.sorted().slice(query.offset).map(document => idAt(parts, document)),
      total,
      counts: countsOf(tallies, query),
      corrected: corrected === undefined || isSameWords(corrected, query.words) ? undefined : corrected,
      without: total === 0 ? withoutOne(tallies) : [],
    }
  }

  #use(base: Segment, recent: Segment): void {
    if (base !== this.#base.segment) {
      this.#base = partOf(base)
      this.#markReady(base)
    }
    this.#recent = partOf(recent)
    this.#markReady(recent)
  }

  #markReady(segment: Segment): void {
    segment.ready.fill(0)
    for (const id of this.#readyIds) {
      const document = segment.find(id)
      if (document >= 0) segment.ready[document] = 1
    }
  }
}

const partOf = (segment: Segment): Part => ({ segment, matcher: new Matcher(segment) })
/** Documents of all segments are numbered through. */
const offsetOf = (parts: readonly Part[], index: number): number => parts.slice(0, index).reduce((sum, { segment }) => sum + segment.size, 0)

function idAt(parts: readonly Part[], document: number): SearchId {
  let left = document
  for (const { segment } of parts) {
    if (left < segment.size) return segment.idOf(left)
    left -= segment.size
  }
  throw new Error(`no document ${document}`)
}

/** Minutes since 1970 below this: the year 2225. */
const minuteSpan = 2 ** 27
/** What decides among equals is below this. */
const lastSpan = 4 * minuteSpan

/** Ranks what a segment has: points, short titles before long ones, lessons before materials, ready before absent, new before old; by date, the date before all that. */
function rank({ arrays, ready }: Segment, { matches, points }: Matcher, count: number, top: TopHits, { words, offset, isByDate }: { words: number; offset: number; isByDate: boolean }): void {
  const { minutes, titleLengths, heads } = arrays
  let least = Math.floor(top.threshold / lastSpan)
  // From the end: what came last into the index is mostly the newest, and a heap that is full of the best is left alone.
  for (let at = count - 1; at >= 0; at--) {
    const document = matches[at]!
    const first = isByDate ? minutes[document]! : words === 0 ? 0 : (words === 1 ? points[document]! : Math.floor(points[document]! / words)) * 16 + 15 - Math.min(15, titleLengths[document]!)
    if (first < least) continue
    const key = first * lastSpan + ((isLesson(heads[document]!) ? 2 : 0) + ready[document]!) * minuteSpan + minutes[document]!
    if (key < top.threshold) continue
    top.offer(key, offset + document)
    least = Math.floor(top.threshold / lastSpan)
  }
}
