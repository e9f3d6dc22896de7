const collator = new Intl.Collator('ru', { numeric: true })

/** Orders names and ids as people count: 9 before 10, «2 А» before «10 А» (T-28); equal for the eye, then by code. */
export function naturally(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0)
}
