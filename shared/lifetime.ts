/** Anything that must be ended by its owner. */
export interface Disposable {
  dispose(): void | Promise<void>
}

/** Owns things with a lifetime and ends them newest first; a fault of one never keeps the others alive. */
export class Lifetime implements Disposable {
  readonly #owned: Disposable[] = []
  #ended = false
  #ending: Promise<void> | undefined

  /** Takes ownership; a thing that arrives after the end is ended at once. */
  own<T extends Disposable>(thing: T): T {
    if (this.#ended) void thing.dispose()
    else this.#owned.push(thing)
    return thing
  }

  /** Owns a bare function, run at the end. */
  defer(end: () => void | Promise<void>): void {
    this.own({ dispose: end })
  }

  /** A second call waits for the same end. */
  dispose(): Promise<void> {
    return (this.#ending ??= this.#end())
  }

  async #end(): Promise<void> {
    this.#ended = true
    const faults: unknown[] = []
    for (let thing = this.#owned.pop(); thing; thing = this.#owned.pop()) {
      try {
        await thing.dispose()
      } catch (fault) {
        faults.push(fault)
      }
    }
    if (faults.length > 0) throw new AggregateError(faults, 'some things did not end cleanly')
  }
}
