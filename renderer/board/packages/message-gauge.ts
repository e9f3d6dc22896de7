/** A busy course says a few words a second; nobody has reason for more than these. */
export const wordsAtOnce = 300
export const wordsPerSecond = 60
/** Reading one word may not hold the board up longer (a message of 100 MB takes seconds). */
export const readLimitMs = 100

/** Counts what one frame sends. A frame that floods the board is taken away. */
export class MessageGauge {
  #left = wordsAtOnce
  #countedAtMs: number | undefined

  /** False once the frame sends more than the board has time for. */
  take(nowMs: number): boolean {
    const passedMs = nowMs - (this.#countedAtMs ?? nowMs)
    this.#countedAtMs = nowMs
    this.#left = Math.min(wordsAtOnce, this.#left + (passedMs / 1000) * wordsPerSecond) - 1
    return this.#left >= 0
  }
}
