import type { ImportDetail } from '#shared/contract/import-detail'
import type { MaterialType } from '#shared/domain/material'
import { failure, type Result } from '#shared/result'

/** What a file turned out to be, by its content alone. */
export interface Inspected {
  readonly type: MaterialType
  readonly mediaType: string
  /** Without the dot. */
  readonly extension: string
  readonly durationS?: number
  /** Of pictures, as they are stored. */
  readonly widthPx?: number
  readonly heightPx?: number
}

export type InspectFault = { readonly kind: 'damaged' | 'unsupported'; readonly detail: ImportDetail }

export const damaged = (detail: ImportDetail): Result<never, InspectFault> => failure({ kind: 'damaged', detail })
export const unsupported = (detail: ImportDetail): Result<never, InspectFault> => failure({ kind: 'unsupported', detail })

/** A picture above this is refused: scaling it would hold up to four bytes a pixel, and a hub may be a board with 2–4 GB. */
export const largestPicturePixels = 100_000_000

/** A duration that is worth telling, in seconds, to a hundredth. */
export function durationOf(seconds: number): { durationS?: number } {
  return Number.isFinite(seconds) && seconds > 0.005 && seconds < 1e7 ? { durationS: Math.round(seconds * 100) / 100 } : {}
}
