import type { View } from 'foliate-js/view.js'
import { computed, onBeforeUnmount, shallowRef } from 'vue'

/** Places that are kept of one search: nobody goes through more. */
const mostHits = 500

/** The search of one open book. */
export function useBookSearch(view: () => View | undefined) {
  const hits = shallowRef<readonly string[]>([])
  const at = shallowRef(0)
  const phase = shallowRef<'idle' | 'searching' | 'done'>('idle')
  let turn = 0

  const state = computed(() => (phase.value === 'idle' ? 'idle' : hits.value.length > 0 ? 'found' : phase.value === 'searching' ? 'searching' : 'nothing'))

  function stop(): void {
    turn++
    view()?.clearSearch()
    hits.value = []
    at.value = 0
    phase.value = 'idle'
  }

  async function search(words: string): Promise<void> {
    stop()
    const book = view()
    const query = words.trim()
    if (!book || query === '') return
    const mine = turn
    phase.value = 'searching'
    for await (const found of book.search({ query })) {
      if (mine !== turn) return
      if (found === 'done' || !found.subitems || hits.value.length >= mostHits) continue
      const isFirst = hits.value.length === 0
      hits.value = [...hits.value, ...found.subitems.map(({ cfi }) => cfi)].slice(0, mostHits)
      if (isFirst) void book.goTo(hits.value[0]!)
    }
    if (mine === turn) phase.value = 'done'
  }

  function go(by: 1 | -1): void {
    const { length } = hits.value
    if (length === 0) return
    at.value = (at.value + by + length) % length
    void view()?.goTo(hits.value[at.value]!)
  }

  onBeforeUnmount(() => turn++)
  return { state, now: computed(() => at.value + 1), count: computed(() => hits.value.length), search, go, stop }
}
