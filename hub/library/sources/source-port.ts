import type { Readable } from 'node:stream'
import type { ItemProblem, SourceFault } from '#shared/contract/library-sources'
import type { MaterialMetadata } from '#shared/domain/material'
import type { Result } from '#shared/result'

/** What a source may say of a material; the rest is found out at import. */
export type SourceMetadata = Partial<Pick<MaterialMetadata, 'title' | 'subject' | 'grades' | 'topic' | 'topics' | 'genre' | 'exams' | 'textbookLine' | 'summary' | 'author' | 'licence' | 'language'>>

/** A file of an item, opened when its turn has come. */
export interface ItemFile {
  /** Inside the item; not looked at for a single file. */
  readonly path: string
  readonly bytes: number
  open(): Readable
}

export type ItemContent =
  | { readonly kind: 'file' | 'folder'; readonly name: string; readonly files: readonly ItemFile[] }
  | { readonly kind: 'link'; readonly address: string; readonly title: string }

export type ItemFault = Pick<ItemProblem, 'kind' | 'detail'>

/** One thing that a source offers. */
export interface SourceItem {
  /** Names it in its source, always the same. */
  readonly key: string
  /** Another one when its content or what is said of it is another. */
  readonly mark: string
  readonly title: string
  readonly metadata: SourceMetadata
  /** Brings what is far away; called once, when the item is new or another. */
  content(signal: AbortSignal): Promise<Result<ItemContent, ItemFault>>
}

export interface SourceListing {
  readonly items: readonly SourceItem[]
  /** What it offers and cannot be taken, each with its reason. */
  readonly problems: readonly ItemProblem[]
  /** There is more than a try looks at. */
  readonly isCut?: boolean
}

/** The one port of library sources: it lists; the import is the hub's. */
export interface LibrarySource {
  list(signal: AbortSignal): Promise<Result<SourceListing, SourceFault>>
  /** Temporary files go. */
  dispose(): Promise<void>
}
