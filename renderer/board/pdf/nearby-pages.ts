/** Pages that hold a picture while `page` is shown: itself, the next, the previous, in the order in which they are drawn. */
export function nearbyPages(page: number, count: number): number[] {
  return [page, page + 1, page - 1].filter(each => each >= 1 && each <= count)
}

/** A page number that the document has. */
export function pageWithin(page: number, count: number): number {
  return Math.min(Math.max(1, Math.trunc(page)), Math.max(1, count))
}
