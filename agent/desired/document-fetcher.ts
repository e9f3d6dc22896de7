import { readFile } from 'node:fs/promises'
import type { Reference } from '#shared/contract/mqtt/desired'
import type { Disposable } from '#shared/lifetime'
import type { ContentStore } from '../content/content-store'
import { fullJitterMs, type Random } from '../link/retry-delays'
import { wantedSlots, type WantedSlot } from './documents'

/** Where documents are kept, the catalogue with its segments. */
export interface Shelves {
  hashOf(slot: WantedSlot): string | undefined
  /** `incomplete`: something that the document names could not be brought yet. */
  put(slot: WantedSlot, sha256: string, text: string, signal: AbortSignal, isWanted: () => boolean): Promise<'kept' | 'refused' | 'incomplete'>
  drop(slot: WantedSlot): Promise<void>
}

interface Needs {
  readonly store: ContentStore
  readonly random: Random
  changed(): void
  /** A document whose bytes are right but whose content is not. */
  refused(slot: WantedSlot): void
  report(problem: unknown): void
}

/** Brings the documents that desired state refers to onto the shelf; the last good ones stay until the new ones are whole. */
export class DocumentFetcher implements Disposable {
  readonly #shelf: Shelves
  readonly #needs: Needs
  readonly #ended = new AbortController()
  readonly #refused = new Set<string>()
  #wanted: Partial<Record<WantedSlot, Reference>> = {}
  #running: Promise<void> | undefined
  #timer: NodeJS.Timeout | undefined
  #failures = 0
  #isPoked = false

  constructor(shelf: Shelves, needs: Needs) {
    this.#shelf = shelf
    this.#needs = needs
  }

  /** Whether everything wanted is on the shelf. */
  get isSettled(): boolean {
    return this.isSettledFor(() => true)
  }

  /** The same of those documents alone that matter to somebody. */
  isSettledFor(matters: (sha256: string) => boolean): boolean {
    return wantedSlots.every(slot => {
      const wanted = this.#wanted[slot]?.sha256
      return wanted === this.#shelf.hashOf(slot) || (wanted !== undefined && !matters(wanted))
    })
  }

  want(references: Partial<Record<WantedSlot, Reference>>): void {
    this.#wanted = references
    this.poke()
  }

  /** Tries now: the hub is back. */
  poke(): void {
    clearTimeout(this.#timer)
    this.#failures = 0
    this.#isPoked = true
    this.#run()
  }

  async dispose(): Promise<void> {
    this.#ended.abort()
    clearTimeout(this.#timer)
    await this.#running
  }

  #run(): void {
    if (this.#running || this.#ended.signal.aborted || this.isSettled) return
    this.#isPoked = false
    this.#running = this.#round()
      .catch(this.#needs.report)
      .finally(() => {
        this.#running = undefined
        if (this.#ended.signal.aborted || this.#missing().length === 0) return
        const delayMs = this.#isPoked ? 0 : fullJitterMs(this.#failures++, 2_000, 60_000, this.#needs.random)
        this.#timer = setTimeout(() => this.#run(), delayMs)
      })
  }

  /** What could still come: a document that was refused is not fetched again, only another one is. */
  #missing(): WantedSlot[] {
    return wantedSlots.filter(slot => this.#wanted[slot]?.sha256 !== this.#shelf.hashOf(slot) && !this.#refused.has(this.#wanted[slot]?.sha256 ?? ''))
  }

  async #round(): Promise<void> {
    for (const slot of this.#missing()) {
      const [reference, before] = [this.#wanted[slot], this.#shelf.hashOf(slot)]
      if (reference) await this.#bring(slot, reference)
      else await this.#shelf.drop(slot)
      if (this.#ended.signal.aborted) return
      if (this.#shelf.hashOf(slot) !== before) this.#needs.changed()
    }
  }

  async #bring(slot: WantedSlot, reference: Reference): Promise<void> {
    const fetched = await this.#needs.store.fetch(reference, this.#ended.signal, () => {})
    const file = fetched.ok ? this.#needs.store.fileOf(reference.sha256) : undefined
    if (!file || this.#wanted[slot]?.sha256 !== reference.sha256) return
    const isWanted = () => this.#wanted[slot]?.sha256 === reference.sha256
    const put = await this.#shelf.put(slot, reference.sha256, await readFile(file, 'utf8'), this.#ended.signal, isWanted)
    if (put !== 'refused') return
    this.#refused.add(reference.sha256)
    this.#needs.refused(slot)
  }
}
