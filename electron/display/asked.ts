/** Questions on their way, by number. */
export class Asked<T> {
  readonly #waiting = new Map<number, (answer: T) => void>()
  #last = 0

  /** `send` gets the number that the answer must name. */
  ask(send: (ask: number) => void): Promise<T> {
    const ask = ++this.#last
    return new Promise(resolve => {
      this.#waiting.set(ask, resolve)
      send(ask)
    })
  }

  answer(ask: number, answer: T): void {
    this.#waiting.get(ask)?.(answer)
    this.#waiting.delete(ask)
  }

  /** Whoever still waits gets this: the other side is gone. */
  answerAll(answer: T): void {
    for (const resolve of this.#waiting.values()) resolve(answer)
    this.#waiting.clear()
  }
}
