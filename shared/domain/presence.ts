/** What orders status messages of one display: a random id of the process and a counter of its connections. */
export interface StatusOrder {
  readonly boot: string
  readonly seq: number
  readonly state: string
}

/**
 * Whether a status replaces the last one known. A `lost` that does not belong to the newest birth's connection is an old will
 * (Sparkplug B's bdSeq) and must not bury a newer session.
 */
export function statusReplaces(last: StatusOrder | undefined, arrived: StatusOrder): boolean {
  if (!last) return true
  if (arrived.state === 'lost') return arrived.boot === last.boot && arrived.seq === last.seq
  return arrived.boot !== last.boot || arrived.seq >= last.seq
}

/** States in which a display reads commands. */
export function isAlive(state: string): boolean {
  return state === 'ready' || state === 'busy' || state === 'sleeping' || state === 'updating' || state === 'safe-mode'
}
