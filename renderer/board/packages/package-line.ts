import type { PlayerWord } from '#shared/contract/package-messages'
import type { Disposable } from '#shared/lifetime'
import type { ReaderWord } from './package-reader'

/** The board's end of the line to one player page; a worker of its own reads it (package-reader.ts), and goes with it. */
export class PackageLine implements Disposable {
  readonly #reader = new Worker(new URL('./package-reader.ts', import.meta.url), { type: 'module' })

  constructor(heard: (word: PlayerWord) => void, flooded: () => void) {
    this.#reader.onmessage = ({ data }: MessageEvent<ReaderWord>) => ('word' in data ? heard(data.word) : flooded())
  }

  /** The other end, for the player page. */
  open(): MessagePort {
    const { port1, port2 } = new MessageChannel()
    this.#reader.postMessage(undefined, [port1])
    return port2
  }

  dispose(): void {
    this.#reader.terminate() // in the middle of a word, if need be
  }
}
