import type { TocItem } from 'foliate-js/view.js'

export interface Chapter {
  readonly label: string
  readonly href: string
  readonly depth: number
}

/** Deeper chapters than these are not listed: nobody finds them on a board. */
const deepest = 2

/** The contents of a book as one list; entries that lead nowhere are left out, those below them are not. */
export function chaptersOf(toc: readonly TocItem[] | null | undefined, depth = 0): Chapter[] {
  if (depth > deepest) return []
  return (toc ?? []).flatMap(({ label, href, subitems }) => {
    const own = href && label?.trim() ? [{ label: label.trim().replace(/\s+/g, ' '), href, depth }] : []
    return [...own, ...chaptersOf(subitems, depth + 1)]
  })
}
