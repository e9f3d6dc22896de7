import { computed, onScopeDispose, shallowReactive, shallowRef, watch } from 'vue'
import type { LibraryFindings, LibraryItem, PanelQuery } from '#shared/contract/panel-library'
import { useLibraryStore } from './library'

const pageSize = 100
/** While somebody types, the hub is asked at the pauses. */
const pauseMs = 150

/** The list of what a query finds, as a window on it: only the pages that were looked at are here. */
export function useLibraryPages(query: () => PanelQuery) {
  const library = useLibraryStore()
  const head = shallowRef<Omit<LibraryFindings, 'items' | 'offset'>>()
  const pages = shallowReactive(new Map<number, readonly LibraryItem[]>())
  const asked = new Set<number>()
  let turn = 0
  let pause: number | undefined

  async function load(page: number): Promise<void> {
    if (asked.has(page)) return
    asked.add(page)
    const now = turn
    const answer = await library.find(query(), page * pageSize, pageSize)
    if (now !== turn) return
    if (!answer.ok) return void asked.delete(page)
    const { items, offset: _offset, ...rest } = answer.value
    head.value = rest
    pages.set(page, items)
  }
  /** Another question, or another library: what is shown stays until the answer is here. */
  async function begin(): Promise<void> {
    const now = ++turn
    asked.clear()
    const answer = await library.find(query(), 0, pageSize)
    if (now !== turn || !answer.ok) return
    const { items, offset: _offset, ...rest } = answer.value
    pages.clear()
    asked.add(0)
    head.value = rest
    pages.set(0, items)
  }
  watch([query, () => library.version], () => {
    clearTimeout(pause)
    pause = window.setTimeout(() => void begin(), pauseMs)
  }, { deep: true })
  onScopeDispose(() => clearTimeout(pause))
  void begin()

  return {
    head,
    total: computed(() => head.value?.total ?? 0),
    /** Undefined while its page is on the way. */
    itemAt: (index: number): LibraryItem | undefined => pages.get(Math.floor(index / pageSize))?.[index % pageSize],
    /** These rows are looked at. */
    look: (indexes: readonly number[]): void => {
      for (const page of new Set(indexes.map(index => Math.floor(index / pageSize)))) if (!pages.has(page)) void load(page)
    },
  }
}
