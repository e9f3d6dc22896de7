/** How long ago something was, in the unit a person would say. */
export interface Age {
  readonly unit: 'now' | 'seconds' | 'minutes' | 'hours' | 'days'
  readonly count: number
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** Age of an instant (ISO 8601) at `nowMs`; undefined stays undefined, and a clock a little behind the hub's never shows the future. */
export function ageOf(instant: string | undefined, nowMs: number): Age | undefined {
  if (instant === undefined) return undefined
  const ms = Math.max(0, nowMs - Date.parse(instant))
  if (ms < 5_000) return { unit: 'now', count: 0 }
  if (ms < minuteMs) return { unit: 'seconds', count: Math.floor(ms / 5_000) * 5 }
  if (ms < hourMs) return { unit: 'minutes', count: Math.floor(ms / minuteMs) }
  if (ms < dayMs) return { unit: 'hours', count: Math.floor(ms / hourMs) }
  return { unit: 'days', count: Math.floor(ms / dayMs) }
}

/** Whole minutes until an instant (epoch ms), to the nearest but never 0 before it has passed. */
export function minutesUntil(untilMs: number, nowMs: number): number {
  return untilMs <= nowMs ? 0 : Math.max(1, Math.round((untilMs - nowMs) / minuteMs))
}
