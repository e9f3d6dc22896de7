import type { MaterialView } from '#shared/contract/material-view'
import type { ReportPlace } from '#shared/domain/material-report'

/** What every player of a material is given. */
export interface PlayerProps {
  readonly material: MaterialView
  /** The page that the lesson names. */
  readonly page: number | undefined
  /** The second that the lesson names. */
  readonly startS: number | undefined
  readonly isFront: boolean
  /** In front or on its way there, not only loaded ahead. */
  readonly isWanted: boolean
  /** Rises when the same picture is shown afresh: begin anew. */
  readonly turn: number
  readonly showsControls: boolean
}

export type BrokenReason = 'cannot-play' | 'cannot-load' | 'frozen'

/** `ready`: the first picture can be painted. `broken`: it never will be; a `ready` that comes after all takes it back. */
export interface PlayerEmits {
  ready: []
  /** Something to read while it loads: it may come up as it is, and is not reported as shown. */
  words: []
  broken: [reason: BrokenReason]
}

/** What keys and the clicker can do with a player; it exposes those that it has. */
export interface PlayerHandle {
  /** A film or a recording: space plays and pauses it. */
  toggle?(): void
  turnPage?(by: number): void
  /** Where in it people are now; undefined where it has no places. */
  place?(): ReportPlace | undefined
  /** The clicker's step inside of the face; false when there is nothing more in that direction. */
  present?(by: 1 | -1): boolean
}
