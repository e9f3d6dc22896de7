import { onScopeDispose, shallowRef, watch } from 'vue'
import type { LibraryItem, PanelQuery } from '#shared/contract/panel-library'
import { useLibraryStore } from './library'

/** While somebody types, the hub is asked at the pauses. */
const pauseMs = 150

/** The first of what a query finds, to choose from. */
export function useLibraryChoice(query: () => PanelQuery, limit: number) {
  const library = useLibraryStore()
  const items = shallowRef<readonly LibraryItem[]>()
  const total = shallowRef(0)
  let turn = 0
  let pause: number | undefined

  async function ask(): Promise<void> {
    const now = ++turn
    const answer = await library.find(query(), 0, limit)
    if (now !== turn || !answer.ok) return
    items.value = answer.value.items
    total.value = answer.value.total
  }
  watch([query, () => library.version], () => {
    clearTimeout(pause)
    pause = window.setTimeout(() => void ask(), pauseMs)
  }, { deep: true })
  onScopeDispose(() => clearTimeout(pause))
  void ask()
  /** `items` is undefined until the first answer. */
  return { items, total }
}
