import { setTimeout as delay } from 'node:timers/promises'

/** So much may go through at once after a rest, seconds of the rate: timers are no finer. */
const burstS = 0.25

/** Holds several downloads together below one rate, however they take turns. */
export class RateLimit {
  /** When everything taken so far is paid for, monotonic ms. */
  #paidAtMs = -Infinity

  /** Waits until `bytes` more are within the rate (bytes a second). Throws the signal's reason. */
  async take(bytes: number, rateBytesPerS: number, signal: AbortSignal): Promise<void> {
    const nowMs = performance.now()
    this.#paidAtMs = Math.max(this.#paidAtMs, nowMs) + (bytes / rateBytesPerS) * 1000
    const waitMs = this.#paidAtMs - nowMs - burstS * 1000
    if (waitMs > 0) await delay(waitMs, undefined, { signal })
  }
}
