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
  /** Device clock minus hub's (or, while the hub is silent, the time server's), as last heard. */
  readonly errorMs: number | undefined
  /** The last instant that somebody confirmed, epoch ms; absent: nobody ever did. */
  readonly trustedMs: number | undefined
}

/** The one clock of an agent: runs on monotonic time, so that steps of the device's clock do not make countdowns jump. */
export class AgentClock {
  readonly #needs: ClockNeeds
  #offsetMs: number
  #hubOffsetMs: number | undefined
  #witnessOffsetMs: number | undefined
  #errorMs: number | undefined
  /** How far the device's clock stands behind what was confirmed, once that was seen. */
  #heldStepMs = 0

  constructor(needs: ClockNeeds) {
    this.#needs = needs
    this.#offsetMs = needs.wallMs() - needs.monotonicMs()
  }

  /** Epoch ms. */
  now(): number {
    return Math.round(this.#needs.monotonicMs() + this.#offsetMs)
  }

  /** Epoch ms as the hub counts, so that all displays of a school ring together; a time server's where it was not heard, else our own. */
  schoolNow(): number {
    return Math.round(this.#needs.monotonicMs() + (this.#confirmedOffsetMs ?? this.#offsetMs))
  }

  /** Since the device's clock last stepped. */
  get isHubHeard(): boolean {
    return this.#hubOffsetMs !== undefined
  }

  get #confirmedOffsetMs(): number | undefined {
    return this.#hubOffsetMs ?? this.#witnessOffsetMs
  }

  /** Before this nothing is the present. */
  get #notBeforeMs(): number {
    return Math.max(plausibleSinceMs, this.#needs.lastConfirmedMs - agreementMs)
  }

  get state(): ClockState {
    const trustedMs = this.#confirmedOffsetMs === undefined ? this.#needs.lastConfirmedMs : this.schoolNow()
    return { doubt: this.#confirmedOffsetMs === undefined && this.now() < this.#notBeforeMs, errorMs: this.#errorMs, trustedMs: trustedMs || undefined }
  }

  /** Takes the hub's signed time (epoch ms of this very moment); the device's clock is only overruled when it is far off. */
  hear(hubMs: number): void {
    this.#hubOffsetMs = hubMs - this.#needs.monotonicMs()
    this.#agree(hubMs, this.#hubOffsetMs)
  }

  /** Takes a time server's word (epoch ms of this very moment), which nobody signed: never against the hub, and nothing that cannot be. False when it does not count. */
  witness(serverMs: number): boolean {
    if (this.isHubHeard || serverMs < this.#notBeforeMs) return false
    this.#witnessOffsetMs = serverMs - this.#needs.monotonicMs()
    this.#agree(serverMs, this.#witnessOffsetMs)
    return true
  }

  /** Who confirmed the time knew better a moment ago: the clock goes on, and each step is news once. */
  #holds(steppedMs: number): boolean {
    const isNews = Math.abs(steppedMs - this.#heldStepMs) >= stepMs
    this.#heldStepMs = steppedMs
    return isNews
  }

  #agree(trueMs: number, offsetMs: number): void {
    this.#errorMs = Math.round(this.#needs.wallMs() - trueMs)
    if (Math.abs(this.now() - trueMs) > agreementMs) this.#offsetMs = offsetMs
  }

  /** Looks whether the device's clock stepped (NTP, sleep, a person) since the last look; true when the hub should be asked again. */
  look(): boolean {
    const steppedMs = this.#needs.wallMs() - this.#needs.monotonicMs() - this.#offsetMs
    const overruled = this.#errorMs !== undefined && Math.abs(this.#errorMs) > agreementMs
    if (Math.abs(steppedMs) < stepMs || (overruled && Math.abs(steppedMs - this.#errorMs!) < stepMs)) return false
    if (steppedMs < 0 && this.#confirmedOffsetMs !== undefined) return this.#holds(steppedMs)
    this.#offsetMs += steppedMs
    this.#hubOffsetMs = this.#witnessOffsetMs = undefined
    this.#errorMs = undefined
    return true
  }
}
