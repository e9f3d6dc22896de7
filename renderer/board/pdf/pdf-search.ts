import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { computed, onBeforeUnmount, shallowRef } from 'vue'
import { wanted, type Mark } from './page-text'
import { searchPdf, type Hit } from './search-pdf'

/** The search of one open document; `open` brings a page up. */
export function usePdfSearch(document: () => PDFDocumentProxy | undefined, open: (page: number) => void) {
  const hits = shallowRef<readonly Hit[]>([])
  const at = shallowRef(0)
  const phase = shallowRef<'idle' | 'searching' | 'done'>('idle')
  const hasText = shallowRef(false)
  let running = new AbortController()

  const state = computed(() => {
    if (phase.value === 'idle') return 'idle' as const
    if (hits.value.length > 0) return 'found' as const
    if (phase.value === 'searching') return 'searching' as const
    return hasText.value ? ('nothing' as const) : ('no-text' as const)
  })

  function stop(): void {
    running.abort()
    hits.value = []
    at.value = 0
    phase.value = 'idle'
  }

  async function search(words: string): Promise<void> {
    stop()
    const pdf = document()
    if (!pdf || wanted(words) === '') return
    const mine = (running = new AbortController())
    phase.value = 'searching'
    await searchPdf(pdf, words, mine.signal, (found, isText) => {
      hasText.value ||= isText
      if (found.length === 0) return
      const isFirst = hits.value.length === 0
      hits.value = [...hits.value, ...found]
      if (isFirst) open(found[0]!.page)
    }).catch(() => undefined) // a page that cannot be read has nothing to find
    if (!mine.signal.aborted) phase.value = 'done'
  }

  function go(by: 1 | -1): void {
    const { length } = hits.value
    if (length === 0) return
    at.value = (at.value + by + length) % length
    open(hits.value[at.value]!.page)
  }

  /** What to mark on a page; the place of now stands out. */
  const marksOf = (page: number): { mark: Mark; isNow: boolean }[] => hits.value.flatMap((hit, index) => (hit.page === page ? hit.marks.map(mark => ({ mark, isNow: index === at.value })) : []))

  onBeforeUnmount(() => running.abort())
  return { state, now: computed(() => at.value + 1), count: computed(() => hits.value.length), search, go, stop, marksOf }
}
