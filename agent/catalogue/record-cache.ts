/** The values used last, by what they weigh together. */
export class RecordCache<V> {
  readonly #limit: number
  readonly #kept = new Map<string, { readonly value: V; readonly weight: number }>()
  #weight = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  get(key: string): V | undefined {
    const found = this.#kept.get(key)
    if (!found) return undefined
    this.#kept.delete(key)
    this.#kept.set(key, found) // newest last
    return found.value
  }

  put(key: string, value: V, weight: number): void {
    this.#kept.set(key, { value, weight })
    this.#weight += weight
    for (const [oldest, { weight: less }] of this.#kept) {
      if (this.#weight <= this.#limit || oldest === key) return
      this.#kept.delete(oldest)
      this.#weight -= less
    }
  }
}
