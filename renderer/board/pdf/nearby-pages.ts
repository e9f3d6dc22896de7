/** Pages that hold a picture while `page` (and with `span` 2 its neighbour) is shown: themselves, what comes next, what was before, in the order in which they are drawn. */
export function nearbyPages(page: number, count: number, span: 1 | 2 = 1): number[] {
  const run = (from: number) => Array.from({ length: span }, (_, offset) => from + offset)
  return [...run(page), ...run(page + span), ...run(page - span)].filter(each => each >= 1 && each <= count)
}

/** A page number that the document has. */
export function pageWithin(page: number, count: number): number {
  return Math.min(Math.max(1, Math.trunc(page)), Math.max(1, count))
}

/** The first page of the pair that a page lies in: a cover stands alone on the right in print, but on a board pairs begin with page 1. */
export function pairStart(page: number): number {
  return page - ((page - 1) % 2)
}
