import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Lifetime } from '#shared/lifetime'
import type { DesiredState } from './desired/desired-state'
import type { StateFileOptions } from './disk/state-file'
import { feedOf, readyIdsOf } from './library/library-feed'
import { LibraryShelves } from './library/library-shelves'
import type { MaterialsPort } from './library/materials-port'
import { LibrarySearch } from './search/library-search'
import { SearchThread } from './search/search-thread'

interface Needs {
  readonly state: string
  readonly desired: DesiredState
  readonly materials: MaterialsPort & { readonly wanted: readonly string[] }
  /** The built search worker; absent: the index is in this thread. */
  readonly program: string | undefined
  /** Ready before anybody asks: a display with a window of its own. */
  readonly isWarm: boolean
  report(problem: unknown): void
}

/** After the board's first picture: the index is made or read while nobody waits. */
const warmUpMs = 4_000

/** Opens what this display finds its library by: the index, and each class's favourites and recent things. */
export async function openLibrary({ state, desired, materials, program, isWarm, report }: Needs, lifetime: Lifetime, setAside: StateFileOptions<unknown>['report']) {
  const shelves = await LibraryShelves.open(join(state, 'library-shelves.json'), setAside)
  lifetime.defer(() => shelves.idle())
  const search = lifetime.own(
    new LibrarySearch({
      folder: join(state, 'search'),
      async openHost(died) {
        if (program !== undefined && existsSync(program)) return new SearchThread(program, died, report)
        const { SearchServer } = await import('./search/search-server') // its stemmers are a third of an agent's program
        return new SearchServer(report)
      },
      feed: () => feedOf(desired.library, desired.libraryRevision),
      readyIds: () => readyIdsOf(desired.library, materials.wanted, materials),
      warmUpMs: isWarm ? warmUpMs : undefined,
      report,
    }),
  )
  return { shelves, search }
}
