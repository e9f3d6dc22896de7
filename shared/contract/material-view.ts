import type { Material, MaterialType } from '../domain/material'
import type { Subject } from '../domain/subject'

/** Where a material stands on this display. Only `ready` may be opened without the hub. */
export type Presence =
  | { readonly kind: 'ready' }
  | { readonly kind: 'loading'; readonly doneBytes: number; readonly totalBytes: number }
  | { readonly kind: 'absent'; readonly reason: 'hub-unreachable' | 'no-space' | 'damaged' | 'not-fetched' | 'refused' }

/** A material as the board draws it. `address` is only good on this display and only for this material; '' unless ready. */
export interface MaterialView {
  readonly id: string
  readonly title: string
  readonly type: MaterialType
  readonly mediaType: string
  readonly address: string
  /** Address of its folder, with the slash: what a series, an article or a package consists of lies below; '' unless ready. */
  readonly folder: string
  /** Of the entry. */
  readonly bytes: number
  readonly widthPx: number | undefined
  readonly heightPx: number | undefined
  /** Integrated loudness as the import measured it. */
  readonly loudnessLufs: number | undefined
  /** Paths below `folder` of a series' pictures, in order, without those that never open. */
  readonly pictures: readonly string[]
  readonly subtitles: readonly { readonly address: string; readonly language: string }[]
  readonly presence: Presence
}

export interface MaterialCard {
  readonly id: string
  readonly title: string
  readonly type: MaterialType
  readonly subject: Subject
  readonly grades: readonly number[]
  readonly summary: string
  readonly genre: Material['genre']
  readonly exams: Material['exams']
  readonly presence: Presence
}
