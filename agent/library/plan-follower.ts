import type { SceneView } from '#shared/contract/board'
import { materialsNeeded, neededSoon, type NeededLesson } from '#shared/domain/needed-soon'
import type { DesiredState } from '../desired/desired-state'
import type { LibraryIndex } from './library-index'

interface Follower {
  follow(catalogue: LibraryIndex['materials'], planned: readonly string[], pinned: readonly string[]): void
}

/**
 * Tells the prefetcher what should be on disk, only when that is something new: the lesson on the screen first, then what the room's lessons of today and its
 * next day need, in order of need (both pinned), then the rest of what the school plans.
 */
export class PlanFollower {
  readonly #follower: Follower
  #library: LibraryIndex | undefined
  #planned = ''
  #soon: readonly NeededLesson[] = []

  constructor(follower: Follower) {
    this.#follower = follower
  }

  /** As of the last look. */
  get soon(): readonly NeededLesson[] {
    return this.#soon
  }

  look({ library, documents, set }: Pick<DesiredState, 'library' | 'documents' | 'set'>, view: SceneView, nowMs: number): void {
    const { timetable } = documents
    this.#soon = timetable && set.room ? neededSoon(timetable, set.room.id, library, nowMs) : []
    const shown = view.kind === 'face' && view.lesson ? library.materialsOf(view.lesson.id) : []
    const pinned = [...new Set([...shown, ...materialsNeeded(this.#soon)])]
    const ids = [...new Set([...pinned, ...documents.content])]
    const planned = JSON.stringify([ids, pinned.length])
    if (planned === this.#planned && library === this.#library) return
    this.#planned = planned
    this.#library = library
    this.#follower.follow(library.materials, ids, pinned)
  }
}
