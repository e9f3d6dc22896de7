import type { Wants } from './wants'

/** By file: when something with it was last on the screen, ms; 0: never. */
export function shownTimes({ catalogue, all }: Wants, shownAtMs: (materialId: string) => number): (sha256: string) => number {
  const times = new Map<string, number>()
  for (const id of all) {
    const shown = shownAtMs(id)
    if (shown > 0) for (const { sha256 } of catalogue.get(id)?.manifest ?? []) times.set(sha256, Math.max(shown, times.get(sha256) ?? 0))
  }
  return sha256 => times.get(sha256) ?? 0
}
