import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { ShelfRow } from '#shared/contract/personal-shelves'
import { useLinkStore, type PanelBridge } from './link'
import { useSessionStore } from './session'

/** Teachers' own shelves as the hub tells them: how much, never what. */
export const useShelvesStore = defineStore('shelves', () => {
  const link = useLinkStore()
  const session = useSessionStore()
  const rows = shallowRef<readonly ShelfRow[]>([])

  async function reload(): Promise<void> {
    if (!session.isTechnician) return
    const answer = await link.ask('listShelves')
    if (answer.ok) rows.value = answer.value
  }
  const follow = (bridge: PanelBridge) => void bridge.on('shelvesChanged', () => void reload())

  return { rows, follow, reload, remove: (id: string) => link.ask('removeShelf', id), restore: (id: string) => link.ask('restoreShelf', id) }
})
