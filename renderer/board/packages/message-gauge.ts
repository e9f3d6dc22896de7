/** A busy course says a few words a second; nobody has reason for more than these. */
export const wordsAtOnce = 300
export const wordsPerSecond = 60
/** A frame inside the package has no business with the board at all: its words weigh more… */
export const strangerWeight = 30
/** …and as much again as they held the page up before they were heard (huge words do), up to this: one slow moment of the machine is nobody's fault. */
export const delayWeightLimit = 150

/** Counts what one package sends, in words; a millisecond of reading counts as one too. A package that floods the board is taken away. */
export class MessageGauge {
  #left = wordsAtOnce
  #countedAtMs: number | undefined

  /** False once the package sends more than the board has time for. */
  take(nowMs: number, weight = 1): boolean {
    const passedMs = nowMs - (this.#countedAtMs ?? nowMs)
    this.#countedAtMs = nowMs
    this.#left = Math.min(wordsAtOnce, this.#left + (passedMs / 1000) * wordsPerSecond) - weight
    return this.#left >= 0
  }

  /** A word from a frame that should say none; the page came to its own timers `delayMs` late just before. */
  takeStranger(nowMs: number, delayMs: number): boolean {
    return this.take(nowMs, strangerWeight + Math.min(delayMs, delayWeightLimit))
  }
}
