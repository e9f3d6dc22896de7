import type { LibraryCard, ShelfItem, ShelfView } from '#shared/contract/library-cards'
import type { Requests } from '#shared/contract/board'
import type { Handlers } from '#shared/contract/carrier'
import { localTime } from '#shared/domain/local-time'
import { momentAt } from '#shared/domain/school-moment'
import { isPersonalId } from '#shared/domain/personal-id'
import type { DayLesson } from '#shared/domain/timetable/day-lesson'
import type { LibraryIndex } from '../library/library-index'
import type { LibraryShelves } from '../library/library-shelves'
import type { MaterialsPort } from '../library/materials-port'
import type { LibrarySearch } from '../search/library-search'
import { parseSearchId } from '../search/search-document'
import { lessonCardOf, materialCardOf } from './material-views'

interface Needs {
  library(): LibraryIndex
  readonly materials: MaterialsPort
  readonly search: LibrarySearch
  readonly shelves: LibraryShelves
  /** Classes that the timetable brings into this room, and today's lessons here. */
  room(): { readonly classNames: readonly string[]; readonly today: readonly DayLesson[]; readonly timeZone: string }
  now(): number
}

type LibraryRequests = Pick<Requests, 'searchLibrary' | 'readShelf' | 'setFavourite'>

/** What the window asks about the library. */
export function libraryHandlers(needs: Needs): Handlers<LibraryRequests> {
  const { search, shelves } = needs
  return {
    searchLibrary: async query => {
      const { ids, ...outcome } = await search.search(query)
      return { ...outcome, items: cardsOf(needs, ids.map(parseSearchId)) }
    },
    readShelf: className => shelfOf(needs, className ?? classNow(needs)),
    setFavourite: async (className, item, isFavourite) => {
      await shelves.setFavourite(className, item, isFavourite)
      return shelfOf(needs, className)
    },
  }
}

function shelfOf(needs: Needs, className: string): ShelfView {
  const { favourites, recent } = needs.shelves.of(className)
  return { className, classNames: needs.room().classNames, favourites: cardsOf(needs, favourites), recent: cardsOf(needs, recent) }
}

/** Whoever has a lesson here now, or next, or the room's first class; '' without a timetable. */
export function classNow({ room, now }: Pick<Needs, 'room' | 'now'>): string {
  const { classNames, today, timeZone } = room()
  const moment = momentAt(today, localTime(now(), timeZone).minute)
  const lesson = moment.kind === 'lesson' ? moment.lesson : moment.kind === 'break' ? moment.next : today.at(-1)
  return lesson?.className ?? classNames[0] ?? ''
}

/** What the catalogue no longer has is left out. */
function cardsOf({ library, materials }: Needs, items: readonly ShelfItem[]): LibraryCard[] {
  const { lessons, materials: records } = library()
  return items.flatMap(({ kind, id }): LibraryCard[] => {
    if (isPersonalId(id)) return []
    if (kind === 'lesson') {
      const lesson = lessons.get(id)
      return lesson ? [{ kind, lesson: lessonCardOf(lesson, materials) }] : []
    }
    const material = records.get(id)
    return material ? [{ kind, material: materialCardOf(material, materials) }] : []
  })
}
