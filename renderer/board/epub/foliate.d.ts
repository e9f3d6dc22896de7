/** What we use of foliate-js, which has no types of its own. */
declare module 'foliate-js/view.js' {
  export interface TocItem {
    readonly label?: string
    readonly href?: string
    readonly subitems?: readonly TocItem[] | null
  }

  export interface Relocation {
    readonly cfi?: string
    /** Of the whole book, 0…1. */
    readonly fraction?: number
    readonly location?: { readonly current: number; readonly total: number }
  }

  export interface FoundInBook {
    readonly subitems?: readonly { readonly cfi: string }[]
  }

  /** `<foliate-view>`: a book, paginated into frames that share our origin and run no script. */
  export class View extends HTMLElement {
    readonly renderer: HTMLElement & { setStyles?(css: string): void }
    readonly book: { readonly toc?: readonly TocItem[] | null }
    open(book: Blob): Promise<void>
    close(): void
    init(start: { lastLocation?: string | undefined; showTextStart?: boolean }): Promise<void>
    goTo(target: string): Promise<unknown>
    next(): Promise<void>
    prev(): Promise<void>
    search(sought: { query: string }): AsyncGenerator<FoundInBook | 'done'>
    clearSearch(): void
  }
}
