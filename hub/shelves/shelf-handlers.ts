import type { Handlers } from '#shared/contract/carrier'
import type { PanelShelfRequests } from '#shared/contract/personal-shelves'
import { failure, success } from '#shared/result'
import type { ShelfStore } from './shelf-store'

/** Answers the panel about teachers' shelves: how much, never what. */
export function shelfHandlers(shelves: ShelfStore, roomName: (roomId: string) => string): Handlers<PanelShelfRequests> {
  const done = (isDone: boolean) => (isDone ? success(null) : failure({ kind: 'unknown' } as const))
  return {
    listShelves: () => shelves.rows(roomName),
    removeShelf: async shelfId => done(await shelves.removeShelf(shelfId)),
    restoreShelf: async shelfId => done(await shelves.restoreShelf(shelfId)),
  }
}
