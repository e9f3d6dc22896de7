/** The agent's clock as this page knows it. */
export interface AgentClock {
  /** The agent said `nowMs` (epoch ms) at `monotonicMs` of this page. */
  hear(nowMs: number, monotonicMs: number): void
  /** Epoch ms by the agent's clock, whole: Temporal refuses parts of a millisecond. Asked again later it is never less, unless the agent's clock was really set. */
  at(monotonicMs: number): number
}

/** The agent's clock may be corrected back by so much while people look: what is drawn waits for it instead of running backwards (acceptance T-23). Further back it was another time altogether. */
const waitsForMs = 10 * 60_000
/** Differences below this are delays of the carrier; above, the agent's clock was really set. */
const carrierDelayMs = 1500

/**
 * Follows the agent by the page's monotonic clock, so that this machine's wall clock never matters. A message can only be late, never early:
 * of small differences the later one is nearer to the truth, and time never runs backwards because of the carrier.
 */
export function makeAgentClock(): AgentClock {
  let offsetMs: number | undefined
  let shownMs = -Infinity
  return {
    hear(nowMs, monotonicMs) {
      const heard = nowMs - monotonicMs
      if (offsetMs === undefined || Math.abs(heard - offsetMs) > carrierDelayMs || heard > offsetMs) offsetMs = heard
    },
    at(monotonicMs) {
      const truthMs = Math.floor((offsetMs ?? 0) + monotonicMs)
      shownMs = shownMs - truthMs > waitsForMs ? truthMs : Math.max(shownMs, truthMs)
      return shownMs
    },
  }
}
