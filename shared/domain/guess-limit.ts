/** How long the next try must wait after so many wrong ones in a row: five → 1, 5, 15 minutes (T-36). */
const pausesMs = [60_000, 5 * 60_000, 15 * 60_000]

interface Guesses {
  readonly wrong: number
  readonly pauses: number
  readonly openAtMs: number
  readonly lastMs: number
}

/** Counts wrong guesses per address or name and locks for a while. In memory: a restart of the hub needs more rights than guessing does. */
export class GuessLimit {
  readonly #allowed: number
  readonly #guesses = new Map<string, Guesses>()

  /** `allowed` wrong guesses before the first pause. */
  constructor(allowed: number) {
    this.#allowed = allowed
  }

  /** When this key may try again (epoch ms); undefined: now. */
  lockedUntil(key: string, nowMs: number): number | undefined {
    const guesses = this.#guesses.get(key)
    return guesses && nowMs < guesses.openAtMs ? guesses.openAtMs : undefined
  }

  wrong(key: string, nowMs: number): void {
    const before = this.#guesses.get(key) ?? { wrong: 0, pauses: 0, openAtMs: 0, lastMs: nowMs }
    const wrong = before.wrong + 1
    const isOver = wrong >= this.#allowed
    const pauseMs = pausesMs[Math.min(before.pauses, pausesMs.length - 1)]!
    if (this.#guesses.size > 5_000) this.#forgetOld(nowMs)
    this.#guesses.set(key, isOver ? { wrong: 0, pauses: before.pauses + 1, openAtMs: nowMs + pauseMs, lastMs: nowMs } : { ...before, wrong, lastMs: nowMs })
  }

  right(key: string): void {
    this.#guesses.delete(key)
  }

  #forgetOld(nowMs: number): void {
    for (const [key, { lastMs, openAtMs }] of this.#guesses) if (nowMs > openAtMs && nowMs - lastMs > 60 * 60_000) this.#guesses.delete(key)
    for (const key of [...this.#guesses.keys()].slice(0, Math.max(0, this.#guesses.size - 5_000))) this.#guesses.delete(key)
  }
}
