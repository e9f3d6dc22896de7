import { failure, success, type Result } from '#shared/result'
import { isOfSource, type StandingFault } from './fetch-faults'
import type { ContentStore, FetchFault, WantedFile } from './content-store'
import { doneBytesOf, totalBytesOf } from './file-sets'

/** How often in a row the source may fail without a byte before whoever waits is told. */
const patience = 3

/** Somebody waits for these files. */
export class Ensured {
  readonly files: readonly WantedFile[]
  readonly outcome: Promise<Result<null, FetchFault>>
  readonly #missing: Set<string>
  readonly #onProgress: (doneBytes: number, totalBytes: number) => void
  #resolve: (outcome: Result<null, FetchFault>) => void = () => {}
  #failures = 0

  constructor(files: readonly WantedFile[], store: Pick<ContentStore, 'has'>, onProgress: (doneBytes: number, totalBytes: number) => void) {
    this.files = files
    this.#missing = new Set(files.map(({ sha256 }) => sha256).filter(sha256 => !store.has(sha256)))
    this.#onProgress = onProgress
    this.outcome = new Promise(resolve => {
      this.#resolve = resolve
    })
    this.#settle()
  }

  includes(sha256: string): boolean {
    return this.#missing.has(sha256)
  }

  arrived(sha256: string): void {
    this.#missing.delete(sha256)
    this.#settle()
  }

  /** Files may have come by another way. */
  lookAgain(store: Pick<ContentStore, 'has'>): void {
    for (const sha256 of this.#missing) if (store.has(sha256)) this.#missing.delete(sha256)
    this.#settle()
  }

  /** A byte came. */
  advanced(sha256: string): void {
    if (this.includes(sha256)) this.#failures = 0
  }

  failed(sha256: string, fault: StandingFault): void {
    if (!this.includes(sha256)) return
    this.#failures += 1
    if (!isOfSource(fault) || this.#failures >= patience) this.#resolve(failure(fault))
  }

  stop(): void {
    this.#resolve(failure({ kind: 'stopped' }))
  }

  tell(store: Pick<ContentStore, 'has' | 'partialBytes'>): void {
    this.#onProgress(doneBytesOf(this.files, store), totalBytesOf(this.files))
  }

  #settle(): void {
    if (this.#missing.size === 0) this.#resolve(success(null))
  }
}
