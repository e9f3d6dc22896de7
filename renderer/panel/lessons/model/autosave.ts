/** What the hub said to a save. */
export type SaveOutcome =
  | { readonly kind: 'saved'; readonly rev: string }
  | { readonly kind: 'conflict'; readonly by: string; readonly at: string }
  /** `refused`: asking again helps nobody. */
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'link' }

export type SaveState = { readonly kind: 'saved' | 'waiting' | 'saving' | 'offline' } | Extract<SaveOutcome, { kind: 'conflict' | 'refused' }>

interface Needs<T> {
  save(ifRev: string, value: T): Promise<SaveOutcome>
  /** Runs once after `ms`, unless the answer is called before. */
  after(ms: number, run: () => void): () => void
  changed(state: SaveState): void
}

/** A pause in typing, and how long to wait for a hub that does not answer. */
const pauseMs = 700
const retryMs = 4000

/** Saves the newest value after a pause, one save at a time, each on top of the rev that the last one gave. After a conflict nothing is sent any more. */
export class Autosave<T> {
  readonly #needs: Needs<T>
  #rev: string
  #pending: { readonly value: T } | undefined
  #running: Promise<void> | undefined
  #cancel: () => void = () => {}
  #state: SaveState = { kind: 'saved' }

  constructor(rev: string, needs: Needs<T>) {
    this.#rev = rev
    this.#needs = needs
  }

  get rev(): string {
    return this.#rev
  }

  get state(): SaveState {
    return this.#state
  }

  change(value: T): void {
    this.#pending = { value }
    if (this.#isStopped) return
    if (!this.#running) this.#become({ kind: 'waiting' })
    this.#schedule(pauseMs)
  }

  /** Saves what waits, now. True when the hub has everything. */
  async flush(): Promise<boolean> {
    this.#cancel()
    while (!this.#isStopped && (this.#pending || this.#running)) {
      await (this.#running ?? this.#save())
      if (this.#state.kind === 'offline') return false
    }
    return this.#state.kind === 'saved'
  }

  /** A rev that somebody else's word gave: publishing, or reading anew. */
  rebase(rev: string): void {
    this.#rev = rev
  }

  dispose(): void {
    this.#cancel()
  }

  get #isStopped(): boolean {
    return this.#state.kind === 'conflict' || this.#state.kind === 'refused'
  }

  #schedule(ms: number): void {
    this.#cancel()
    this.#cancel = this.#needs.after(ms, () => void (this.#running ?? this.#save()))
  }

  async #save(): Promise<void> {
    const pending = this.#pending
    if (!pending) return
    this.#become({ kind: 'saving' })
    const done = this.#needs.save(this.#rev, pending.value).then(outcome => this.#settle(pending, outcome))
    this.#running = done.finally(() => { this.#running = undefined })
    await this.#running
  }

  #settle(sent: { readonly value: T }, outcome: SaveOutcome): void {
    if (outcome.kind === 'link') {
      this.#become({ kind: 'offline' })
      return this.#schedule(retryMs)
    }
    if (outcome.kind !== 'saved') return this.#become(outcome)
    this.#rev = outcome.rev
    if (this.#pending === sent) this.#pending = undefined
    this.#become({ kind: this.#pending ? 'waiting' : 'saved' })
    if (this.#pending) this.#schedule(pauseMs)
  }

  #become(state: SaveState): void {
    this.#state = state
    this.#needs.changed(state)
  }
}
