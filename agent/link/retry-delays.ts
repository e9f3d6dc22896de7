/** A random number in [0, 1). */
export type Random = () => number

/** Nobody tries more than once a second (acceptance T-30), ms. */
const shortestMs = 1_000

/** Full jitter: anything up to a limit that doubles with each attempt (`attempt` from 0), never less than a second. */
export function fullJitterMs(attempt: number, firstMs: number, longestMs: number, random: Random): number {
  const limitMs = Math.min(longestMs, firstMs * 2 ** Math.min(attempt, 20))
  return shortestMs + random() * Math.max(0, limitMs - shortestMs)
}

/** When a lost link tries again (mqtt.md, "Session"): first uniform over the hub's spread, then full jitter 2→60 s. */
export function reconnectDelayMs(attempt: number, spreadS: number, random: Random): number {
  return attempt === 0 ? random() * spreadS * 1000 : fullJitterMs(attempt - 1, 2_000, 60_000, random)
}

/** When a link tries for the first time: spread over 10 s after a boot of the whole school, at once when a person waits. */
export function firstConnectDelayMs(isPersonWaiting: boolean, random: Random): number {
  return isPersonWaiting ? 0 : random() * 10_000
}
