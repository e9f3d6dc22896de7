import type { CatalogueChange } from '../catalogue/catalogue-change'
import type { LibraryFeed, LibraryStep } from '../search/library-search'
import { documentOfLesson, documentOfMaterial, type SearchDocument, type SearchId } from '../search/search-document'
import type { LibraryIndex } from './library-index'
import type { MaterialsPort } from './materials-port'

/** The catalogue for the search, in one state, whose name is `tag`. */
export function feedOf(library: LibraryIndex, tag: string): LibraryFeed {
  return { tag, size: library.lessons.size + library.materials.size, documents: () => documentsOf(library) }
}

/** A change with more records is not held in memory: the search takes the catalogue as it stands. */
const stepLimit = 5_000

/** A change of the catalogue for the search; undefined for one so large that the whole is as well. `beside` names the state of what this display has besides the catalogue. */
export function stepOf(change: CatalogueChange, beside: string): LibraryStep | undefined {
  if (change.count > stepLimit) return undefined
  return {
    from: change.from.revision + beside,
    to: change.to.revision + beside,
    changes: {
      added: [...Array.from(change.materials(), documentOfMaterial), ...change.lessons().map(documentOfLesson)],
      removedIds: change.removed().map(({ kind, id }): SearchId => `${kind}/${id}`),
    },
  }
}

function* documentsOf({ lessons, materials }: LibraryIndex): Generator<SearchDocument> {
  for (const lesson of lessons.values()) yield documentOfLesson(lesson)
  for (const material of materials.values()) yield documentOfMaterial(material)
}

/** What of the wanted materials and of the lessons opens without the hub. */
export function readyIdsOf(library: LibraryIndex, wanted: readonly string[], materials: MaterialsPort): SearchId[] {
  const isReady = (id: string) => materials.presenceOf(id).kind === 'ready'
  const lessons = [...library.lessons.keys()].filter(id => library.materialsOf(id).every(isReady))
  return [...lessons.map((id): SearchId => `lesson/${id}`), ...wanted.filter(isReady).map((id): SearchId => `material/${id}`)]
}
