import type { Disposable } from '#shared/lifetime'
import type { SceneState } from './scene-state'

/** How a push ended as far as its command is concerned. */
export type ShowOutcome = { readonly kind: 'shown' } | { readonly kind: 'not-shown' } | { readonly kind: 'gone' } | { readonly kind: 'broken'; readonly reason: string }

/** The window must have painted a push within this after it took the screen. */
export const showLimitMs = 15_000

interface Waiter {
  readonly settle: (outcome: ShowOutcome) => void
  timer: NodeJS.Timeout | undefined
}

/** Whose commands wait for a picture: each learns once whether the window painted it, it broke, or something else took its place. */
export class ShowWaiters implements Disposable {
  readonly #waiters = new Map<string, Waiter>()

  /** To be called before the push takes the screen, so that no report is missed. */
  wait(commandId: string): Promise<ShowOutcome> {
    return new Promise(resolve => {
      this.#waiters.get(commandId)?.settle({ kind: 'gone' })
      const settle = (outcome: ShowOutcome) => {
        clearTimeout(this.#waiters.get(commandId)?.timer)
        this.#waiters.delete(commandId)
        resolve(outcome)
      }
      this.#waiters.set(commandId, { settle, timer: undefined })
    })
  }

  /** The screen changed: a push that took it has 15 s, one that is nowhere any more is gone. */
  sceneChanged({ push, parked }: SceneState): void {
    for (const [commandId, waiter] of [...this.#waiters]) {
      if (push?.commandId === commandId) waiter.timer ??= setTimeout(() => waiter.settle({ kind: 'not-shown' }), showLimitMs)
      else if (parked?.commandId !== commandId) waiter.settle({ kind: 'gone' })
    }
  }

  shown(commandId: string): void {
    this.#waiters.get(commandId)?.settle({ kind: 'shown' })
  }

  broken(commandId: string, reason: string): void {
    this.#waiters.get(commandId)?.settle({ kind: 'broken', reason })
  }

  dispose(): void {
    for (const { timer } of this.#waiters.values()) clearTimeout(timer)
    this.#waiters.clear()
  }
}
