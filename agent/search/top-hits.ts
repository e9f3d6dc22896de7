/** Keeps the `limit` best of what it is shown: higher keys first, of equal keys the lower value. A heap whose root is the worst kept. */
export class TopHits {
  readonly #keys: Float64Array
  readonly #values: Float64Array
  readonly #limit: number
  #count = 0

  constructor(limit: number) {
    this.#limit = limit
    this.#keys = new Float64Array(limit)
    this.#values = new Float64Array(limit)
  }

  /** Keys below this change nothing. */
  get threshold(): number {
    return this.#count < this.#limit ? -Infinity : this.#keys[0]!
  }

  offer(key: number, value: number): void {
    if (this.#count < this.#limit) this.#rise(key, value)
    else if (this.#isWorse(0, key, value)) this.#sink(key, value)
  }

  /** The values, the best first. */
  sorted(): number[] {
    const places = Array.from({ length: this.#count }, (_none, at) => at)
    places.sort((a, b) => this.#keys[b]! - this.#keys[a]! || this.#values[a]! - this.#values[b]!)
    return places.map(at => this.#values[at]!)
  }

  #isWorse(at: number, key: number, value: number): boolean {
    return this.#keys[at]! < key || (this.#keys[at] === key && this.#values[at]! > value)
  }

  #rise(key: number, value: number): void {
    let at = this.#count++
    while (at > 0) {
      const parent = (at - 1) >>> 1
      if (this.#isWorse(parent, key, value)) break
      this.#move(parent, at)
      at = parent
    }
    this.#put(at, key, value)
  }

  #sink(key: number, value: number): void {
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= this.#count) break
      if (child + 1 < this.#count && this.#isWorse(child + 1, this.#keys[child]!, this.#values[child]!)) child++
      if (!this.#isWorse(child, key, value)) break
      this.#move(child, at)
      at = child
    }
    this.#put(at, key, value)
  }

  #move(from: number, to: number): void {
    this.#keys[to] = this.#keys[from]!
    this.#values[to] = this.#values[from]!
  }

  #put(at: number, key: number, value: number): void {
    this.#keys[at] = key
    this.#values[at] = value
  }
}
