import { z } from 'zod'
import { idSchema } from '../domain/ids'
import type { Subject } from '../domain/subject'
import type { LibraryOutcome } from './library-search'
import type { MaterialCard } from './material-view'

export interface LessonCard {
  readonly id: string
  readonly title: string
  readonly subject: Subject
  readonly grade: number
  readonly minutes: number
  readonly stages: number
  readonly readiness: { readonly ready: number; readonly total: number }
}

/** One thing that the library shows. */
export type LibraryCard = { readonly kind: 'lesson'; readonly lesson: LessonCard } | { readonly kind: 'material'; readonly material: MaterialCard }

/** A page of what was found. */
export type LibraryPage = LibraryOutcome & { readonly items: readonly LibraryCard[] }

export const shelfItemSchema = z.object({ kind: z.enum(['lesson', 'material']), id: idSchema })
export type ShelfItem = z.infer<typeof shelfItemSchema>

/** What a class of this room likes, the newest first, and had last. `className` is '' in a room without a timetable. */
export interface ShelfView {
  readonly className: string
  readonly classNames: readonly string[]
  readonly favourites: readonly LibraryCard[]
  readonly recent: readonly LibraryCard[]
}
