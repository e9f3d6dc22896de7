import { IndexFolder } from './index-folder'
import { searchIdOf, type SearchId } from './search-document'
import { freshLimit, SearchIndex } from './search-index'
import type { SearchAnswers, SearchAsk, SearchHost } from './search-messages'
import { SegmentBuilder, stampOf } from './segment-builder'

/** A change that comes in pieces. */
interface Change {
  readonly seen: Set<SearchId>
  readonly changed: Set<SearchId>
  readonly removedIds: SearchId[]
  done: number
  /** Many new documents go straight into a builder; few are kept to be applied. */
  bulk: SegmentBuilder | undefined
  few: Extract<SearchAsk, { kind: 'apply' }>['added'][number][]
}

/** Answers one thread's questions about the index and keeps it on disk. */
export class SearchServer implements SearchHost {
  #index = new SearchIndex()
  #folder: IndexFolder | undefined
  #change: Change | undefined
  #total = 0
  #last: Promise<unknown> = Promise.resolve()
  #saved: Promise<void> | undefined
  readonly #report: (problem: unknown) => void

  constructor(report: (problem: unknown) => void) {
    this.#report = report
  }

  /** One after the other, so that nobody searches in half a change. */
  ask<K extends SearchAsk['kind']>(about: Extract<SearchAsk, { kind: K }>): Promise<SearchAnswers[K]> {
    const answer = this.#last.then(() => this.#answer(about) as Promise<SearchAnswers[K]>)
    this.#last = answer.catch(() => {})
    return answer
  }

  /** Everything is answered and saved. */
  async close(): Promise<void> {
    await this.#last
    await this.#saved
  }

  async #answer(about: SearchAsk): Promise<SearchAnswers[keyof SearchAnswers]> {
    switch (about.kind) {
      case 'open': {
        this.#folder = new IndexFolder(about.folder)
        const { index, tag, problem } = await this.#folder.open()
        this.#index = index
        return { tag, problem }
      }
      case 'search':
        return { ...this.#index.search(about.query), preparing: this.#change && this.#total > 0 ? { done: this.#change.done, total: this.#total } : undefined }
      case 'ready':
        this.#index.setReady(about.ids)
        return null
      case 'apply':
        this.#take(about)
        if (about.tag !== undefined) this.#finish(about.isWhole, about.tag)
        return null
    }
  }

  #take({ added, removedIds, total }: Extract<SearchAsk, { kind: 'apply' }>): void {
    const change = (this.#change ??= { seen: new Set(), changed: new Set(), removedIds: [], done: 0, bulk: undefined, few: [] })
    this.#total = total
    change.removedIds.push(...removedIds)
    for (const document of added) {
      const id = searchIdOf(document)
      change.done++
      change.seen.add(id)
      if (change.changed.has(id) || this.#index.has(document)) continue
      change.changed.add(id)
      if (change.bulk) change.bulk.add(document, stampOf(document))
      else change.few.push(document)
    }
    if (change.bulk || change.few.length <= freshLimit) return
    change.bulk = new SegmentBuilder()
    for (const document of change.few) change.bulk.add(document)
    change.few = []
  }

  #finish(isWhole: boolean, tag: string): void {
    const { seen, changed, removedIds, bulk, few } = this.#change!
    const removed = isWhole ? [...this.#index.ids()].filter(id => !seen.has(id)) : removedIds
    if (bulk) this.#index.absorb(bulk, changed, removed)
    else if (few.length > 0 || removed.length > 0) this.#index.apply({ added: few, removedIds: removed })
    this.#change = undefined
    // Nobody who searches waits for the disk; an index that could not be saved is made again at the next start.
    this.#saved = this.#folder?.save(this.#index, tag).catch(this.#report)
  }
}
