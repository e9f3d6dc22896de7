import type { ContentStore, WantedFile } from './content-store'
import { filesToEvict } from './eviction'

interface Needs {
  readonly store: Pick<ContentStore, 'files' | 'evict'>
  /** Hashes that must stay, and hashes that are planned. */
  pinned(): ReadonlySet<string>
  planned(): ReadonlySet<string>
  /** Tells when something with a file was last on the screen, epoch ms; 0: never. */
  shownAtMs(): (sha256: string) => number
}

/** Makes room on the disk for what is needed by taking away what is needed less; one at a time, so that two downloads do not both count on the same bytes. */
export class RoomMaker {
  readonly #needs: Needs
  #work: Promise<unknown> = Promise.resolve()

  constructor(needs: Needs) {
    this.#needs = needs
  }

  /** True when enough was taken away. */
  makeFor({ sha256 }: WantedFile, shortBytes: number): Promise<boolean> {
    const making = this.#work.then(async () => {
      const { store } = this.#needs
      const shownAtMs = this.#needs.shownAtMs()
      const pinned = this.#needs.pinned()
      const files = store.files().map(file => ({ ...file, shownAtMs: shownAtMs(file.sha256) }))
      const going = filesToEvict(files, shortBytes, { pinned, planned: this.#needs.planned(), isForPinned: pinned.has(sha256) })
      return going.length > 0 && (await store.evict(going)) >= shortBytes
    })
    this.#work = making.catch(() => {})
    return making
  }
}
