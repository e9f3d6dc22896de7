/** The agent's clock as this page knows it. */
export interface AgentClock {
  /** The agent said `nowMs` (epoch ms) at `monotonicMs` of this page. */
  hear(nowMs: number, monotonicMs: number): void
  /** Epoch ms by the agent's clock, whole: Temporal refuses parts of a millisecond. */
  at(monotonicMs: number): number
}

/** Differences below this are delays of the carrier; above, the agent's clock was really set. */
const carrierDelayMs = 1500

/**
 * Follows the agent by the page's monotonic clock, so that this machine's wall clock never matters. A message can only be late, never early:
 * of small differences the later one is nearer to the truth, and time never runs backwards because of the carrier.
 */
export function makeAgentClock(): AgentClock {
  let offsetMs: number | undefined
  return {
    hear(nowMs, monotonicMs) {
      const heard = nowMs - monotonicMs
      if (offsetMs === undefined || Math.abs(heard - offsetMs) > carrierDelayMs || heard > offsetMs) offsetMs = heard
    },
    at(monotonicMs) {
      return Math.floor((offsetMs ?? 0) + monotonicMs)
    },
  }
}
