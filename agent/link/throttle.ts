import type { Disposable } from '#shared/lifetime'

/** Runs at once when it has rested, else once at the end of the pause: at most one run every `pauseMs`, and the last touch is never lost. */
export class Throttle implements Disposable {
  readonly #pauseMs: number
  readonly #run: () => void
  #timer: NodeJS.Timeout | undefined
  #isTouched = false
  #isEnded = false

  constructor(pauseMs: number, run: () => void) {
    this.#pauseMs = pauseMs
    this.#run = run
  }

  touch(): void {
    if (this.#isEnded) return
    this.#isTouched = true
    if (!this.#timer) this.#go()
  }

  /** Runs now, whatever the pause. */
  now(): void {
    if (this.#isEnded) return
    clearTimeout(this.#timer)
    this.#go()
  }

  dispose(): void {
    this.#isEnded = true
    clearTimeout(this.#timer)
  }

  #go(): void {
    this.#isTouched = false
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      if (this.#isTouched) this.#go()
    }, this.#pauseMs)
    this.#run()
  }
}
