/** A segment as the hub counts it. */
export interface Counted {
  /** Lines in its file. */
  readonly count: number
  /** Lines of it that still matter: newest word about their record. */
  readonly live: number
}

/** Records of one segment when the catalogue is written for the first time: about 1 MB of ordinary materials. */
export const segmentRecords = 1000

/** A run of this many small segments at the end becomes one. */
const runLength = 16
const sizes = [8, 64, 512] as const

/**
 * Which segments at the end to write as one: its first index; undefined while there are few. Each line is written again at most once a size, so a
 * change costs its own lines at once and about three times them over the years.
 */
export function mergeFrom(segments: readonly Counted[]): number | undefined {
  for (const size of sizes) {
    let first = segments.length
    while (first > 0 && segments[first - 1]!.count < size) first--
    if (segments.length - first > runLength) return first
  }
  return undefined
}

/** The first segment of which less than half still matters. */
export function wornSegment(segments: readonly Counted[]): number | undefined {
  const worn = segments.findIndex(({ count, live }) => live * 2 < count)
  return worn === -1 ? undefined : worn
}
