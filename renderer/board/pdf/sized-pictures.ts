interface Pictures {
  keepOnly(numbers: readonly number[]): void
}

/** Pictures for the size that pages have now. Those of a size before stay until something of this one is on the glass, whatever is turned to meanwhile: else the glass is dark. */
export class SizedPictures<P extends Pictures> {
  readonly #make: () => P
  readonly #outgrown = new Set<P>()
  #now: P
  #size: string

  constructor(size: string, make: () => P) {
    this.#make = make
    this.#size = size
    this.#now = make()
  }

  get now(): P {
    return this.#now
  }

  /** Begins anew for another size; false when it is the same. */
  resize(size: string): boolean {
    if (size === this.#size) return false
    this.#size = size
    this.#outgrown.add(this.#now)
    this.#now = this.#make()
    return true
  }

  /** A picture of this size is on the glass: the others go. */
  painted(): void {
    for (const before of this.#outgrown) before.keepOnly([])
    this.#outgrown.clear()
  }

  free(): void {
    this.painted()
    this.#now.keepOnly([])
  }
}
