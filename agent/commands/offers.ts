import type { Offer } from '#shared/contract/board-snapshot'
import type { Disposable } from '#shared/lifetime'

export type OfferAnswer = 'now' | 'after' | 'no' | 'ended'
interface Pending extends Offer {
  readonly timer: NodeJS.Timeout
  settle(answer: OfferAnswer): void
}

/** Pushes that wait for the teacher's word; each is answered once, or ends by itself. */
export class Offers implements Disposable {
  readonly #changed: () => void
  #pending: readonly Pending[] = []

  constructor(changed: () => void) {
    this.#changed = changed
  }

  get list(): readonly Offer[] {
    return this.#pending.map(({ commandId, title, by, untilMs }) => ({ commandId, title, by, untilMs }))
  }

  /** `ended`: nobody answered until `untilMs`. */
  make(offer: Offer, nowMs: number): Promise<OfferAnswer> {
    return new Promise(resolve => {
      const settle = (answer: OfferAnswer) => {
        clearTimeout(pending.timer)
        this.#pending = this.#pending.filter(one => one !== pending)
        resolve(answer)
        this.#changed()
      }
      const timer = setTimeout(() => settle('ended'), Math.max(0, Math.min(offer.untilMs - nowMs, 2 ** 31 - 1)))
      const pending: Pending = { ...offer, timer, settle }
      this.#pending = [...this.#pending, pending]
      this.#changed()
    })
  }

  answer(commandId: string, answer: 'now' | 'after' | 'no'): void {
    this.#pending.find(one => one.commandId === commandId)?.settle(answer)
  }

  dispose(): void {
    for (const { timer } of this.#pending) clearTimeout(timer)
    this.#pending = []
  }
}
