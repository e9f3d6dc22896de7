import type { SceneView } from '#shared/contract/board'
import type { DesiredState } from '../desired/desired-state'
import type { LibraryIndex } from './library-index'

interface Follower {
  follow(catalogue: LibraryIndex['materials'], planned: readonly string[]): void
}

/** Tells the prefetcher what should be on disk: the lesson on the screen first, then what the school plans; only when that is something new. */
export class PlanFollower {
  readonly #follower: Follower
  #library: LibraryIndex | undefined
  #planned = ''

  constructor(follower: Follower) {
    this.#follower = follower
  }

  look({ library, documents }: Pick<DesiredState, 'library' | 'documents'>, view: SceneView): void {
    const shown = view.kind === 'face' && view.lesson ? library.materialsOf(view.lesson.id) : []
    const ids = [...new Set([...shown, ...documents.content])]
    const planned = ids.join(' ')
    if (planned === this.#planned && library === this.#library) return
    this.#planned = planned
    this.#library = library
    this.#follower.follow(library.materials, ids)
  }
}
