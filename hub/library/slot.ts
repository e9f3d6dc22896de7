/** Room for one at a time, in order of asking. */
export class Slot {
  #isTaken = false
  readonly #waiting: (() => void)[] = []

  async enter(): Promise<void> {
    if (this.#isTaken) await new Promise<void>(resolve => this.#waiting.push(resolve))
    this.#isTaken = true
  }

  leave(): void {
    const next = this.#waiting.shift()
    if (next) next() // it stays taken, by the next one
    else this.#isTaken = false
  }
}
