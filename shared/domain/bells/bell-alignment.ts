/** Somebody pressed when the school's bell rang; both epoch ms of true time, `plannedMs` is when the timetable says. */
export interface BellPress {
  readonly plannedMs: number
  readonly pressedMs: number
}

/** How much later than the timetable the school's bell rings (negative: earlier), as a line through what was pressed. */
export interface BellAlignment {
  /** Epoch ms that `offsetMs` is of. */
  readonly atMs: number
  readonly offsetMs: number
  /** How the bell's clock drifts; 0 until presses lie a day apart. */
  readonly driftMsPerDay: number
}

const dayMs = 86_400_000
/** Bell clocks are set anew a few times a year: what is older says nothing. */
const validDays = 60
const pressesUsed = 12
/** Clocks that drift more than this a day are broken, or were set in between. */
const driftLimitMs = 30_000

/** The line through the newest presses; medians (Theil–Sen), so that one press at the wrong moment does not turn it. Undefined without presses. */
export function alignBells(presses: readonly BellPress[], nowMs: number): BellAlignment | undefined {
  const used = usedPresses(presses, nowMs)
  const newest = used.at(-1)
  if (!newest) return undefined
  const slopes = used.flatMap((a, index) => used.slice(index + 1).flatMap(b => (b.pressedMs - a.pressedMs >= dayMs / 2 ? [(lagOf(b) - lagOf(a)) / (b.pressedMs - a.pressedMs)] : [])))
  const slope = used.length >= 3 && newest.pressedMs - used[0]!.pressedMs >= dayMs ? median(slopes) : 0
  const drift = Math.abs(slope * dayMs) <= driftLimitMs ? slope : 0
  const offsetMs = median(used.map(press => lagOf(press) + drift * (newest.pressedMs - press.pressedMs)))
  return { atMs: newest.pressedMs, offsetMs: Math.round(offsetMs), driftMsPerDay: Math.round(drift * dayMs) }
}

/** The bell's lag at an instant, ms. */
export function bellLagMs(alignment: BellAlignment | undefined, nowMs: number): number {
  return alignment ? alignment.offsetMs + (alignment.driftMsPerDay * (nowMs - alignment.atMs)) / dayMs : 0
}

/** How far the presses lie from the line at most, ms; undefined while one press alone cannot tell. */
export function alignmentErrorMs(presses: readonly BellPress[], nowMs: number): number | undefined {
  const used = usedPresses(presses, nowMs)
  const line = alignBells(presses, nowMs)
  return line && used.length > 1 ? Math.round(Math.max(...used.slice(-3).map(press => Math.abs(lagOf(press) - bellLagMs(line, press.pressedMs))))) : undefined
}

const lagOf = ({ plannedMs, pressedMs }: BellPress): number => pressedMs - plannedMs

function usedPresses(presses: readonly BellPress[], nowMs: number): BellPress[] {
  return presses.filter(({ pressedMs }) => nowMs - pressedMs < validDays * dayMs).sort((a, b) => a.pressedMs - b.pressedMs).slice(-pressesUsed)
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}
