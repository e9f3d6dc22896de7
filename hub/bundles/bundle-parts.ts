import { bundleLimits, bundlePlaces } from '#shared/contract/bundle'

/** What must lie in one part together: a material's files, because another hub takes in one part after the other. */
export interface BundleUnit {
  readonly files: ReadonlyMap<string, number>
}

/** Files of one part, by SHA-256, with their bytes. */
export type PartFiles = ReadonlyMap<string, number>

interface PackedParts {
  readonly parts: readonly PartFiles[]
  /** Units that no part can hold. */
  readonly tooLong: readonly BundleUnit[]
}

/** What an entry of a stored zip costs besides its bytes (APPNOTE 6.3.10): both headers, the descriptor, its name twice. */
const entryBytes = 30 + 46 + 16 + 2 * bundlePlaces.file('0'.repeat(64)).length

/**
 * Which file goes into which part, in order: `first` (documents) into the first one, then unit after unit, a new part where one is full. A file that two units have lies in
 * each part that needs it. `fixedBytes`: what every part has anyway. Undefined: the documents alone are more than a part holds.
 */
export function packParts(first: PartFiles, units: readonly BundleUnit[], partBytes: number, fixedBytes: number): PackedParts | undefined {
  const room = partBytes - fixedBytes
  const costOf = (files: PartFiles, present?: PartFiles) => [...files].reduce((sum, [sha256, bytes]) => (present?.has(sha256) ? sum : sum + bytes + entryBytes), 0)
  const parts: Map<string, number>[] = [new Map(first)]
  let usedBytes = costOf(first)
  if (usedBytes > room || first.size > mostFiles) return undefined
  const tooLong: BundleUnit[] = []
  for (const unit of units) {
    if (costOf(unit.files) > room || unit.files.size > mostFiles) {
      tooLong.push(unit)
      continue
    }
    const part = parts.at(-1)!
    const cost = costOf(unit.files, part)
    if (usedBytes + cost > room || part.size + unit.files.size > mostFiles) {
      parts.push(new Map(unit.files))
      usedBytes = costOf(unit.files)
    } else {
      for (const [sha256, bytes] of unit.files) part.set(sha256, bytes)
      usedBytes += cost
    }
  }
  return { parts, tooLong }
}

/** A part has its head and its contents too. */
const mostFiles = bundleLimits.files - 2
