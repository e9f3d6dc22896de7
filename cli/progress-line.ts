/** A terminal is written to at most this often. */
const showEveryMs = 100

/** Lines that stay, and in a terminal one line below them that changes. Names of files cannot steer the terminal: control characters are dropped. */
export class ProgressLine {
  readonly #write: (text: string) => void
  readonly #isTerminal: boolean
  #shownMs = -Infinity
  #isShowing = false

  constructor(write: (text: string) => void, isTerminal: boolean) {
    this.#write = write
    this.#isTerminal = isTerminal
  }

  /** Shows what is going on now; without a terminal nothing is said before the end. */
  show(words: () => string): void {
    const nowMs = performance.now()
    if (!this.#isTerminal || nowMs - this.#shownMs < showEveryMs) return
    this.#shownMs = nowMs
    this.#isShowing = true
    this.#write(`\r\x1b[2K${plain(words())}`)
  }

  say(words: string): void {
    this.#write(`${this.#isShowing ? '\r\x1b[2K' : ''}${plain(words)}\n`)
    this.#isShowing = false
  }

  /** The last line; answers the exit code for whoever returns it. */
  end(words: string, exitCode: number): number {
    this.say(words)
    return exitCode
  }
}

const plain = (words: string): string => words.replaceAll(/\p{Cc}/gu, '�')
