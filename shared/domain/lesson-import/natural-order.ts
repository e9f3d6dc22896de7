const collator = new Intl.Collator('ru', { numeric: true, sensitivity: 'base' })

/** Names as people count: «2» before «10», «Урок 9» before «Урок 10», folder by folder. */
export function compareNaturally(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')]
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order = collator.compare(left[i]!, right[i]!)
    if (order !== 0) return order
  }
  return left.length - right.length || (a < b ? -1 : a > b ? 1 : 0)
}
