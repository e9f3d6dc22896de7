import { computed, onUnmounted, reactive, shallowRef, watch } from 'vue'
import type { LibraryPage } from '#shared/contract/library-cards'
import type { FilterName, LibraryFilters, LibraryQuery } from '#shared/contract/library-search'
import type { Result } from '#shared/result'

/** What fits on the glass without much scrolling. */
const pageSize = 24
/** While the catalogue is made searchable, the page is asked again. */
const preparingMs = 1_000

const noFilters: Record<FilterName, undefined> = { subject: undefined, grade: undefined, type: undefined, genre: undefined, topic: undefined, source: undefined, textbookLine: undefined, exam: undefined }

/** One search with its filters and its page; every change asks anew, and only the newest answer counts. */
export function useLibrarySearch<Fault>(ask: (query: LibraryQuery) => Promise<Result<LibraryPage, Fault>>, failed: (fault: Fault) => void) {
  const query = reactive<LibraryQuery>({ ...noFilters, words: '', sort: 'relevance', offset: 0, limit: pageSize })
  const page = shallowRef<LibraryPage>()
  let asked = 0
  let again: ReturnType<typeof setTimeout> | undefined

  async function search(): Promise<void> {
    const mine = ++asked
    clearTimeout(again)
    const answer = await ask({ ...query })
    if (mine !== asked) return // a newer question overtook this answer
    if (!answer.ok) return failed(answer.fault)
    page.value = answer.value
    if (answer.value.preparing) again = setTimeout(() => void search(), preparingMs)
  }

  watch(() => ({ ...query }), search)
  onUnmounted(() => clearTimeout(again))

  return {
    query,
    page,
    search,
    chosen: computed(() => (Object.keys(noFilters) as FilterName[]).filter(name => query[name] !== undefined)),
    /** Sets filters or words; the first page is shown. A topic belongs to its subject. */
    narrow(change: Partial<LibraryFilters> & { readonly words?: string; readonly sort?: LibraryQuery['sort'] }): void {
      Object.assign(query, 'subject' in change && change.subject !== query.subject ? { topic: undefined } : {}, change, { offset: 0 })
    },
    reset(): void {
      Object.assign(query, noFilters, { words: '', offset: 0 })
    },
    turnPage(pages: number): void {
      query.offset = Math.max(0, query.offset + pages * pageSize)
    },
  }
}
