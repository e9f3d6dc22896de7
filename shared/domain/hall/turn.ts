/** What a round is made of. */
export interface RoundPage {
  /** Stands once in a round, and names the same place of it when its content changes. */
  readonly key: string
  readonly dwellMs: number
}

/** The page on the glass, where it stood in its round, and since when (epoch ms). */
export interface Turn {
  readonly key: string
  readonly index: number
  readonly sinceMs: number
}

/**
 * The page at `nowMs`, going on from an earlier turn: each page has its whole dwell time, none is passed over or shown twice in a round. A page whose content changes stays where it
 * is; one that is gone gives its place to what stands there now. `pages` is not empty.
 */
export function turnAt(pages: readonly RoundPage[], before: Turn | undefined, nowMs: number): Turn {
  const known = before ? pages.findIndex(({ key }) => key === before.key) : -1
  let index = known >= 0 ? known : Math.min(before?.index ?? 0, pages.length - 1)
  let sinceMs = before && known >= 0 && before.sinceMs <= nowMs ? before.sinceMs : nowMs
  const roundMs = pages.reduce((sum, { dwellMs }) => sum + dwellMs, 0)
  sinceMs += Math.floor((nowMs - sinceMs) / roundMs) * roundMs // it slept
  while (nowMs - sinceMs >= pages[index]!.dwellMs) {
    sinceMs += pages[index]!.dwellMs
    index = (index + 1) % pages.length
  }
  return { key: pages[index]!.key, index, sinceMs }
}

/** The next page, before its time: a film is over. */
export function turnOn(pages: readonly RoundPage[], turn: Turn, nowMs: number): Turn {
  const index = (Math.max(0, pages.findIndex(({ key }) => key === turn.key)) + 1) % pages.length
  return { key: pages[index]!.key, index, sinceMs: nowMs }
}
