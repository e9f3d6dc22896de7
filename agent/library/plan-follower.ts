import type { SceneView } from '#shared/contract/scene-view'
import { mayFetch } from '#shared/domain/content-rules'
import { materialsNeeded, neededSoon, type NeededLesson } from '#shared/domain/needed-soon'
import type { ContentPlan } from '../content/wants'
import type { DesiredState } from '../desired/desired-state'
import { withoutNames } from '../shelves/with-personal'
import type { LibraryIndex } from './library-index'

interface Follower {
  follow(catalogue: LibraryIndex['materials'], plan: ContentPlan): void
}

/**
 * Tells the prefetcher what should be on disk, only when that is something new: the lesson on the screen first, then what the room's lessons of today and its
 * next day need, in order of need, then a hall screen's playlist (all pinned), then the rest of what the school plans; and what of it the rules of downloads allow now.
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
    const onScreen = materialsOf(view, library)
    const own = documents.personal.flatMap(({ materials }) => materials.map(({ id }) => id)) // kept whole for this room, whether or not the hub is there
    const inHall = documents.hall?.playlist.map(({ materialId }) => materialId) ?? []
    const soon = [...new Set([...onScreen.lesson, ...materialsNeeded(this.#soon), ...inHall, ...own])]
    const rules = set.download ?? {}
    const timeZone = timetable?.timeZone ?? 'UTC'
    const plan = {
      planned: [...new Set([...soon, ...documents.content])],
      soon: [...new Set([...onScreen.alone, ...soon])],
      mayFetchSoon: mayFetch('soon', rules, nowMs, timeZone),
      mayFetchRest: mayFetch('some-day', rules, nowMs, timeZone),
    }
    const planned = JSON.stringify(plan)
    if (planned === this.#planned && library === this.#library) return
    this.#planned = planned
    this.#library = library
    this.#follower.follow(withoutNames(library.materials, documents.personal), plan)
  }
}

/** A lesson on the screen needs all its materials; one that is shown alone is there already and must only stay. */
function materialsOf(view: SceneView, library: LibraryIndex): { lesson: readonly string[]; alone: readonly string[] } {
  if (view.kind !== 'face') return { lesson: [], alone: [] }
  if (view.lesson) return { lesson: library.materialsOf(view.lesson.id), alone: [] }
  return { lesson: [], alone: view.face.kind === 'material' ? [view.face.material.id] : [] }
}
