import type { BoardSnapshot } from '#shared/contract/board-snapshot'
import type { Events } from '#shared/contract/board'
import type { Announce } from '#shared/contract/carrier'
import type { Disposable } from '#shared/lifetime'
import { Throttle } from '../link/throttle'

/** At most twenty snapshots a second; a new picture never waits. */
const pauseMs = 50

/** Tells every window what changed. */
export class BoardTeller implements Disposable {
  readonly #windows = new Set<Announce<Events>>()
  readonly #throttle: Throttle
  #isDue = false

  constructor(snapshot: () => BoardSnapshot, report: (problem: unknown) => void) {
    this.#throttle = new Throttle(pauseMs, () => {
      if (this.#windows.size === 0) return
      try {
        const now = snapshot()
        for (const announce of this.#windows) announce('boardChanged', now)
      } catch (error) {
        report(error) // a window that is just dying; the next change tries again
      }
    })
  }

  get windows(): number {
    return this.#windows.size
  }

  follow(announce: Announce<Events>): Disposable {
    this.#windows.add(announce)
    return { dispose: () => void this.#windows.delete(announce) }
  }

  /** Something small changed; changes of one turn travel together. */
  touch(): void {
    if (this.#isDue) return
    this.#isDue = true
    queueMicrotask(() => {
      this.#isDue = false
      this.#throttle.touch()
    })
  }

  /** Something that happens once; nobody hears of it later. */
  say<K extends keyof Events>(name: K, detail: Events[K]): void {
    for (const announce of this.#windows) announce(name, detail)
  }

  /** The picture changed. */
  now(): void {
    this.#throttle.now()
  }

  dispose(): void {
    this.#throttle.dispose()
    this.#windows.clear()
  }
}
