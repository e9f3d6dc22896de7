/** A frame that has not answered this many seconds in a row hangs, or its process is gone: neither gives an event (measured). */
export const missedLimit = 8
/** A package that hangs again within this time after it was loaded anew is left alone. */
const againMs = 5 * 60_000

export type Verdict = 'alive' | 'load-again' | 'give-up'

/** The pulse of one package's frame, counted in beats of our own timer: a board that stood still itself blames nobody. */
export class Pulse {
  #beat = 0
  #answered = 0
  #frozeAtMs: number | undefined

  /** Call once a second: what to ask the frame, and what to think of it. */
  next(nowMs: number): { readonly beat: number; readonly verdict: Verdict } {
    const beat = ++this.#beat
    if (beat - this.#answered <= missedLimit) return { beat, verdict: 'alive' }
    const isAgain = this.#frozeAtMs !== undefined && nowMs - this.#frozeAtMs < againMs
    this.#frozeAtMs = nowMs
    this.restart()
    return { beat, verdict: isAgain ? 'give-up' : 'load-again' }
  }

  /** Answers may come late and out of order, and a liar may answer what was never asked. */
  hear(beat: number): void {
    if (beat > this.#answered && beat <= this.#beat) this.#answered = beat
  }

  /** A new frame owes nothing. */
  restart(): void {
    this.#answered = this.#beat
  }
}
