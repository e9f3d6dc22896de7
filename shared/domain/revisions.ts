/** A desired document as the display keeps it: its revision and keys. */
export interface RevisedDocument<T extends object> {
  readonly rev: number
  readonly set: Partial<T>
}

/** A group that the display belongs to; the higher priority wins, then the smaller id. */
export interface GroupRank {
  readonly id: string
  readonly priority: number
}

/** Whether a document that arrived replaces the stored one: only a higher revision does (mqtt.md, "Desired and reported"). */
export function isNewer(stored: number | undefined, arrived: number): boolean {
  return stored === undefined || arrived > stored
}

/** What should be, key by key: the display's own document over its groups', groups by priority, then id. A key that is `undefined` is absent. */
export function mergeDesired<T extends object>(
  own: RevisedDocument<T> | undefined,
  groups: readonly (GroupRank & { readonly document: RevisedDocument<T> })[],
): Partial<T> {
  const weakestFirst = [...groups].sort((a, b) => a.priority - b.priority || compareIds(b.id, a.id))
  const sets = [...weakestFirst.map(({ document }) => document.set), own?.set ?? {}]
  return Object.fromEntries(sets.flatMap(set => Object.entries(set).filter(([, value]) => value !== undefined))) as Partial<T>
}

function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
