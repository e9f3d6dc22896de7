interface Needs {
  /** Where a display serves its files to others, as it said itself, while it is alive; undefined: it does not. */
  addressOf(displayId: string): string | undefined
  /** The hash of its credential, from which its capabilities are made. */
  secretOf(displayId: string): string | undefined
  /** A random number in [0, 1). */
  random(): number
}

export interface Holder {
  readonly displayId: string
  readonly address: string
  readonly secret: string
}

/** Files and displays that are remembered: a school's library many times over. */
const filesLimit = 20_000
const holdersLimit = 8

/** Which displays took which file whole from here. It may be gone there by now: then the one that asks is told so and goes on to the next. */
export class FileHolders {
  readonly #needs: Needs
  readonly #holders = new Map<string, Set<string>>()

  constructor(needs: Needs) {
    this.#needs = needs
  }

  took(displayId: string, sha256: string): void {
    const holders = this.#holders.get(sha256) ?? new Set()
    this.#holders.delete(sha256)
    this.#holders.set(sha256, holders.add(displayId)) // the last named is forgotten last
    if (holders.size > holdersLimit) holders.delete([...holders][0]!)
    if (this.#holders.size > filesLimit) this.#holders.delete(this.#holders.keys().next().value!)
  }

  /** Others that may have the file, in random order, so that no display serves them all. */
  of(sha256: string, askerId: string): Holder[] {
    const found = [...(this.#holders.get(sha256) ?? [])].flatMap(displayId => {
      const [address, secret] = [this.#needs.addressOf(displayId), this.#needs.secretOf(displayId)]
      return displayId !== askerId && address && secret ? [{ displayId, address, secret, luck: this.#needs.random() }] : []
    })
    return found.sort((a, b) => a.luck - b.luck).map(({ displayId, address, secret }) => ({ displayId, address, secret }))
  }
}
