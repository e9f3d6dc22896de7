import { setTimeout as wait } from 'node:timers/promises'
import type { LibraryQuery } from '#shared/contract/library-search'
import type { Disposable } from '#shared/lifetime'
import type { SearchChanges, SearchDocument, SearchId } from './search-document'
import type { SearchAnswers, SearchHost } from './search-messages'

/** The catalogue as the search wants it. `tag` names its state: equal tags are equal catalogues, also after a restart. */
export interface LibraryFeed {
  readonly tag: string
  readonly size: number
  documents(): Iterable<SearchDocument>
}

/** What differs between two states of the catalogue, by their tags. */
export interface LibraryStep {
  readonly from: string
  readonly to: string
  readonly changes: SearchChanges
}

interface Needs {
  /** Where the index is kept. */
  readonly folder: string
  /** `died` is told when the host ends by itself. */
  openHost(died: (error: Error) => void): Promise<SearchHost>
  feed(): LibraryFeed
  /** What opens without the hub. */
  readyIds(): readonly SearchId[]
  /** How long after a change the index is made, if nobody searches before; undefined: only when somebody searches. */
  readonly warmUpMs: number | undefined
  report(problem: unknown): void
}

/** Documents in one message: the sender's thread is never held for long. */
const pieceSize = 200
/** Steps that wait for the index; with more, the whole catalogue is as quick. */
const stepLimit = 20
/** A small change is waited for; during a large one the index answers with what it has, and says so. */
const patienceMs = 300

/** Keeps the index in step with the catalogue and asks it; starts it when it is first needed, and again when it died. */
export class LibrarySearch implements Disposable {
  readonly #needs: Needs
  #host: SearchHost | undefined
  #tag: string | undefined
  /** Changes between two states of the catalogue, told before the index was asked for them. */
  readonly #steps: LibraryStep[] = []
  #following: Promise<void> | undefined
  #warmUp: NodeJS.Timeout | undefined
  #isReadyOld = true
  #isOver = false

  constructor(needs: Needs) {
    this.#needs = needs
    this.libraryChanged()
  }

  /** The catalogue may be in another state; `step`: what differs, where the teller knows it. */
  libraryChanged(step?: LibraryStep): void {
    if (step) this.#steps.push(step)
    if (this.#steps.length > stepLimit) this.#steps.length = 0
    if (this.#host) void this.#follow()
    else if (this.#needs.warmUpMs !== undefined && !this.#warmUp) this.#warmUp = setTimeout(() => void this.#follow(), this.#needs.warmUpMs).unref()
  }

  /** Files came or went: looked at when somebody searches. */
  contentChanged(): void {
    this.#isReadyOld = true
  }

  async search(query: LibraryQuery): Promise<SearchAnswers['search']> {
    await Promise.race([this.#follow(), wait(patienceMs)])
    const host = this.#host
    if (!host) throw new Error('the search does not run')
    if (this.#isReadyOld) {
      this.#isReadyOld = false
      await host.ask<'ready'>({ kind: 'ready', ids: this.#needs.readyIds() })
    }
    const answer = await host.ask<'search'>({ kind: 'search', query })
    // Not caught up yet, and perhaps not even begun: whoever asks should ask again.
    const { tag, size } = this.#needs.feed()
    return answer.preparing || this.#tag === tag ? answer : { ...answer, preparing: { done: 0, total: size } }
  }

  async dispose(): Promise<void> {
    this.#isOver = true
    clearTimeout(this.#warmUp)
    const host = this.#host
    this.#host = undefined
    await host?.close()
  }

  /** One run at a time; ends when the index is of the catalogue's state. */
  #follow(): Promise<void> {
    clearTimeout(this.#warmUp)
    this.#following ??= this.#catchUp()
      .catch((error: unknown) => {
        if (!this.#isOver) this.#needs.report(error)
      })
      .finally(() => (this.#following = undefined))
    return this.#following
  }

  async #catchUp(): Promise<void> {
    if (this.#isOver) return
    const host = (this.#host ??= await this.#start())
    if (this.#isOver) return host.close()
    if (this.#tag === undefined) {
      const { tag, problem } = await host.ask<'open'>({ kind: 'open', folder: this.#needs.folder })
      if (problem) this.#needs.report({ kind: 'search-index-damaged', problem })
      this.#tag = tag ?? ''
    }
    for (let feed = this.#needs.feed(); feed.tag !== this.#tag; feed = this.#needs.feed()) {
      const next = this.#steps.findIndex(({ from }) => from === this.#tag)
      const step = this.#steps[next]
      this.#steps.splice(0, step ? next + 1 : Infinity) // what led to where the index is, is over
      if (step) await this.#send(host, step.changes.added, step.changes.removedIds, false, step.to, step.changes.added.length)
      else await this.#send(host, feed.documents(), [], true, feed.tag, feed.size)
      this.#isReadyOld = true
    }
  }

  async #send(host: SearchHost, documents: Iterable<SearchDocument>, removedIds: readonly SearchId[], isWhole: boolean, tag: string, total: number): Promise<void> {
    let added: SearchDocument[] = []
    for (const document of documents) {
      added.push(document)
      if (added.length < pieceSize) continue
      await host.ask<'apply'>({ kind: 'apply', added, removedIds: [], isWhole, tag: undefined, total })
      added = []
    }
    await host.ask<'apply'>({ kind: 'apply', added, removedIds, isWhole, tag, total })
    this.#tag = tag
  }

  #start(): Promise<SearchHost> {
    return this.#needs.openHost(error => {
      this.#host = undefined
      this.#tag = undefined
      this.#needs.report(error)
    })
  }
}
