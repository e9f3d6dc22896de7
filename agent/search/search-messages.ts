import type { LibraryOutcome, LibraryQuery } from '#shared/contract/library-search'
import type { SearchDocument, SearchId } from './search-document'

/** What may be asked of whoever has the index; answers come in the order of the questions. */
export type SearchAsk =
  /** Reads what is saved; answers which catalogue that is of. */
  | { readonly kind: 'open'; readonly folder: string }
  | { readonly kind: 'search'; readonly query: LibraryQuery }
  /** A piece of a change; `tag` ends it and names the catalogue that the index then is of. `isWhole`: what no piece had is removed. */
  | { readonly kind: 'apply'; readonly added: readonly SearchDocument[]; readonly removedIds: readonly SearchId[]; readonly isWhole: boolean; readonly tag: string | undefined; readonly total: number }
  | { readonly kind: 'ready'; readonly ids: readonly SearchId[] }

export interface SearchAnswers {
  open: { readonly tag: string | undefined; readonly problem: string | undefined }
  search: LibraryOutcome & { readonly ids: readonly SearchId[] }
  apply: null
  ready: null
}

export interface SearchAskFrame {
  readonly ask: number
  readonly about: SearchAsk
}
export type SearchAnswerFrame = { readonly ask: number; readonly answer: SearchAnswers[keyof SearchAnswers] } | { readonly ask: number; readonly error: string } | { readonly problem: string }

/** Whoever has the index: a worker, or, where there is none, this very thread. */
export interface SearchHost {
  ask<K extends SearchAsk['kind']>(about: Extract<SearchAsk, { kind: K }>): Promise<SearchAnswers[K]>
  close(): Promise<void>
}
