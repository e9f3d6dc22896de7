import type { Dictionary } from './dictionary'

/** Entries of a dictionary near a word. `whole` false: only their beginning is near. */
export interface NearWords {
  readonly from: number
  readonly before: number
  readonly distance: number
  readonly whole: boolean
}

/** Typos that are forgiven: one from 4 letters, two from 8, none in numbers. */
export function forgivenTypos(word: string): number {
  if (/\p{N}/u.test(word)) return 0
  return word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0
}

/**
 * Walks the dictionary as the trie that its order is, with one row of optimal string alignment distance (letters swapped count once) a level, and
 * leaves every branch whose row is above `limit`.
 */
export function nearWords({ letters, starts, size }: Dictionary, word: string, limit: number): NearWords[] {
  const width = word.length + 1
  const deepest = word.length + limit
  const rows = new Uint8Array((deepest + 1) * width)
  for (let at = 0; at < width; at++) rows[at] = at
  const path = new Uint16Array(deepest + 1)
  const found: NearWords[] = []
  walk(0, size, 0)
  return found

  function walk(from: number, before: number, depth: number): void {
    for (let low = from; low < before;) {
      if (starts[low + 1]! - starts[low]! === depth) {
        low++ // the string that ends here; its own distance was told by its last letter
        continue
      }
      const letter = letters[starts[low]! + depth]!
      const high = endOfBranch(low, before, depth, letter)
      path[depth] = letter
      const least = fillRow(depth + 1, letter)
      if (least <= limit) tell(low, high, depth + 1)
      low = high
    }
  }

  function tell(low: number, high: number, depth: number): void {
    const distance = depth + limit < word.length ? limit + 1 : rows[depth * width + word.length]!
    const isWhole = starts[low + 1]! - starts[low]! === depth
    if (isWhole && distance <= limit) found.push({ from: low, before: low + 1, distance, whole: true })
    if (distance <= limit && high - low > (isWhole ? 1 : 0)) found.push({ from: low, before: high, distance, whole: false })
    if (depth < deepest) walk(low, high, depth)
  }

  /** Fills the row of `depth` letters, but only where the distance can be within the limit; answers its least distance. */
  function fillRow(depth: number, letter: number): number {
    const row = depth * width
    const above = row - width
    const first = Math.max(1, depth - limit)
    const last = Math.min(word.length, depth + limit)
    rows[row + first - 1] = first === 1 && depth <= limit ? depth : limit + 1
    if (last === depth + limit) rows[above + last] = limit + 1
    let least = rows[row + first - 1]!
    for (let at = first; at <= last; at++) {
      const same = word.charCodeAt(at - 1) === letter
      let distance = Math.min(rows[above + at]! + 1, rows[row + at - 1]! + 1, rows[above + at - 1]! + (same ? 0 : 1))
      if (depth > 1 && at > 1 && word.charCodeAt(at - 2) === letter && path[depth - 2] === word.charCodeAt(at - 1)) distance = Math.min(distance, rows[above - width + at - 2]! + 1)
      rows[row + at] = distance
      if (distance < least) least = distance
    }
    return least
  }

  /** The first entry after `low` that has another letter at `depth`. Branches are short: doubled steps, then halves. */
  function endOfBranch(low: number, before: number, depth: number, letter: number): number {
    let step = 1
    while (low + step < before && isInBranch(low + step, depth, letter)) step *= 2
    let from = low + (step >>> 1)
    let end = Math.min(before, low + step)
    while (from + 1 < end) {
      const middle = (from + end) >>> 1
      if (isInBranch(middle, depth, letter)) from = middle
      else end = middle
    }
    return end
  }

  function isInBranch(index: number, depth: number, letter: number): boolean {
    const start = starts[index]!
    return starts[index + 1]! - start > depth && letters[start + depth] === letter
  }
}
