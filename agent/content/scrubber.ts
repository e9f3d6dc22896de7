import { setTimeout as delay } from 'node:timers/promises'
import { restAfter } from '#shared/domain/scrub-pace'
import type { Disposable } from '#shared/lifetime'
import type { ContentStore } from './content-store'

interface Needs {
  readonly store: Pick<ContentStore, 'scrubNext'>
  /** Epoch ms. */
  now(): number
  /** A file proved damaged: whoever needs it fetches it again. */
  damaged(sha256: string): void
  /** Everything was read again, or something was found. */
  changed(): void
  report(problem: unknown): void
}

/** Every file is read again once a day where the disk allows it within its share; a large store takes as many days as it takes. */
const dueAfterMs = 24 * 60 * 60_000
/** Reading begins after as long a rest. */
const restMs = 10 * 60_000

/** In idle time re-reads the store, file after file, within 5 % of the disk's time, the longest unread first; the first touch stops it. */
export class Scrubber implements Disposable {
  readonly #needs: Needs
  #idleSinceMs: number | undefined
  #running: AbortController | undefined

  constructor(needs: Needs) {
    this.#needs = needs
  }

  get isRunning(): boolean {
    return this.#running !== undefined
  }

  /** To be called now and then, and whenever idleness ends. */
  look(isIdle: boolean): void {
    if (!isIdle) {
      this.#idleSinceMs = undefined
      this.#running?.abort()
      return
    }
    const nowMs = this.#needs.now()
    this.#idleSinceMs ??= nowMs
    if (this.#running || nowMs - this.#idleSinceMs < restMs) return
    const running = (this.#running = new AbortController())
    void this.#scrub(running.signal)
      .catch((error: unknown) => running.signal.aborted || this.#needs.report(error))
      .finally(() => {
        this.#running = undefined
      })
  }

  dispose(): void {
    this.#running?.abort()
  }

  async #scrub(signal: AbortSignal): Promise<void> {
    const { store, now, damaged, changed } = this.#needs
    const pace = (tookMs: number) => delay(restAfter(tookMs), undefined, { signal })
    let isAny = false
    while (!signal.aborted) {
      const found = await store.scrubNext(now() - dueAfterMs, signal, pace)
      if (!found) break
      isAny = true
      if (!found.isGood) damaged(found.sha256)
    }
    if (isAny) changed()
  }
}
