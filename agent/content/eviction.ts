/** A file that might go. */
export interface Evictable {
  readonly sha256: string
  readonly bytes: number
  /** When something with it was last on the screen, epoch ms; 0: never. */
  readonly shownAtMs: number
}

export interface EvictionRules {
  /** Never goes: what is on the screen, what somebody waits for, what the next lessons need, what a person pinned. */
  readonly pinned: ReadonlySet<string>
  /** Planned, but not soon: goes only for something that is pinned, else both would drive each other out for ever. */
  readonly planned: ReadonlySet<string>
  readonly isForPinned: boolean
}

/** What must go so that `neededBytes` become free: first what nobody plans, then what is planned for some day; within both the least recently shown. Nothing at all when it would not be enough. */
export function filesToEvict(files: readonly Evictable[], neededBytes: number, { pinned, planned, isForPinned }: EvictionRules): string[] {
  const mayGo = files.filter(({ sha256 }) => !pinned.has(sha256) && (isForPinned || !planned.has(sha256)))
  const inOrder = mayGo.toSorted((a, b) => Number(planned.has(a.sha256)) - Number(planned.has(b.sha256)) || a.shownAtMs - b.shownAtMs || (a.sha256 < b.sha256 ? -1 : 1))
  const going: string[] = []
  let freed = 0
  for (const { sha256, bytes } of inOrder) {
    if (freed >= neededBytes) break
    going.push(sha256)
    freed += bytes
  }
  return freed >= neededBytes ? going : []
}
