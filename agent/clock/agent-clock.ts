/** Steps of the device's clock below this are left alone, ms. */
const stepMs = 2_000
/** Up to here the device's clock and the hub's agree (mqtt.md judges commands by whole seconds and long ttls), ms. */
export const agreementMs = 90_000
/** No display of this version ever ran before. */
export const plausibleSinceMs = Date.UTC(2026, 0, 1)

export interface ClockNeeds {
  /** The device's clock, epoch ms; may step. */
  wallMs(): number
  /** Never steps, any origin. */
  monotonicMs(): number
  /** The last instant that a hub confirmed, kept over restarts; 0 when never. */
  readonly lastConfirmedMs: number
}

export interface ClockState {
  /** The display cannot tell the time: nobody confirmed it and the device's clock is implausible or went back behind a confirmed instant. */
  readonly doubt: boolean
  /** Device clock minus hub's, as last heard. */
  readonly errorMs: number | undefined
}

/** The one clock of an agent: runs on monotonic time, so that steps of the device's clock do not make countdowns jump. */
export class AgentClock {
  readonly #needs: ClockNeeds
  #offsetMs: number
  #hubOffsetMs: number | undefined
  #errorMs: number | undefined

  constructor(needs: ClockNeeds) {
    this.#needs = needs
    this.#offsetMs = needs.wallMs() - needs.monotonicMs()
  }

  /** Epoch ms. */
  now(): number {
    return Math.round(this.#needs.monotonicMs() + this.#offsetMs)
  }

  /** Epoch ms as the hub counts, so that all displays of a school ring together; our own where it was not heard. */
  schoolNow(): number {
    return Math.round(this.#needs.monotonicMs() + (this.#hubOffsetMs ?? this.#offsetMs))
  }

  get state(): ClockState {
    const now = this.now()
    const implausible = now < plausibleSinceMs || now < this.#needs.lastConfirmedMs - agreementMs
    return { doubt: this.#hubOffsetMs === undefined && implausible, errorMs: this.#errorMs }
  }

  /** Takes the hub's signed time (epoch ms of this very moment); the device's clock is only overruled when it is far off. */
  hear(hubMs: number): void {
    this.#hubOffsetMs = hubMs - this.#needs.monotonicMs()
    this.#errorMs = Math.round(this.#needs.wallMs() - hubMs)
    if (Math.abs(this.now() - hubMs) > agreementMs) this.#offsetMs = this.#hubOffsetMs
  }

  /** Looks whether the device's clock stepped (NTP, sleep, a person) since the last look; true when the hub should be asked again. */
  look(): boolean {
    const steppedMs = this.#needs.wallMs() - this.#needs.monotonicMs() - this.#offsetMs
    const overruled = this.#errorMs !== undefined && Math.abs(this.#errorMs) > agreementMs
    if (Math.abs(steppedMs) < stepMs || (overruled && Math.abs(steppedMs - this.#errorMs!) < stepMs)) return false
    if (steppedMs < 0 && this.#hubOffsetMs !== undefined) return true // the hub knew better a moment ago
    this.#offsetMs += steppedMs
    this.#hubOffsetMs = undefined
    this.#errorMs = undefined
    return true
  }
}
