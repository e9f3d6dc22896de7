/** What orders status messages of one display: a random id of the process and a counter of its connections. */
export interface StatusOrder {
  readonly boot: string
  readonly seq: number
  readonly state: string
}

/**
 * Whether a status replaces the last one known. A `lost` older than the newest birth, or of another start, is an old will (Sparkplug B's
 * bdSeq) and must not bury a newer session. One of a later connection counts: that connection died before its birth arrived.
 */
export function statusReplaces(last: StatusOrder | undefined, arrived: StatusOrder): boolean {
  if (!last) return true
  if (arrived.state === 'lost') return arrived.boot === last.boot && arrived.seq >= last.seq
  return arrived.boot !== last.boot || arrived.seq >= last.seq
}

/** States in which a display reads commands. */
export function isAlive(state: string): boolean {
  return state === 'ready' || state === 'busy' || state === 'sleeping' || state === 'updating' || state === 'safe-mode'
}
