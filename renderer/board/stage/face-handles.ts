import type { InjectionKey } from 'vue'
import type { ReportPlace } from '#shared/domain/material-report'

/** What keys and the clicker can do with a face that is on the stage. */
export interface FaceHandle {
  isFront(): boolean
  /** A film or a recording, which space plays and pauses. */
  hasSound(): boolean
  toggle(): void
  turnPage(by: number): void
  /** Where in the material people are now. */
  place(): ReportPlace | undefined
  /** The clicker's step inside of the face; false when the face has nothing more in that direction. */
  present(by: 1 | -1): boolean
}

/** Every face on the stage joins here while it lives: they are mounted by the stage, out of the app's own reach. */
export const faceHandlesKey: InjectionKey<Set<FaceHandle>> = Symbol('faces on the stage')
