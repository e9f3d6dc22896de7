import { failure, success, type Result } from '#shared/result'
import type { ContentStore, FetchFault, Inventory, WantedFile } from './content-store'
import { FileChecker } from './file-checker'
import { isHash, makeLayout, readPartials, type FileLayout } from './file-layout'
import { SpaceGuard, type MeasureSpace, type SpaceFloor } from './free-space'
import type { Pace } from './hashing'
import { LimitedDownloads, type DownloadNeeds } from './limited-downloads'
import { SharedFetches } from './shared-fetches'
import { codeOf, type StoreProblem } from './store-problem'
import { Turns } from './turns'
import { VerifiedIndex } from './verified-index'

export interface OwnStoreOptions {
  /** Only this store's: `files`, `partial` and the journal lie below it. */
  readonly folder: string
  /** What downloads leave free; 512 MB or 5 %, whichever is more. */
  readonly floor?: SpaceFloor
  /** How long the network may be silent in one step; 15 s. */
  readonly silenceMs?: number
  /** Requests at once for one large file; absent: 1 from a place that answers at once, else 4. */
  readonly ranges?: number
}

export interface OwnStoreNeeds extends DownloadNeeds {
  /** Epoch ms. */
  now(): number
  /** `has` changed without a `fetch`: a file was found good or bad. */
  changed(): void
  report(problem: StoreProblem): void
  /** Absent: the system's own answer. */
  readonly space?: MeasureSpace
}

/** Opens a display's own store. What is not known to be good is hashed in the background; the promise does not wait for that. */
export async function openOwnStore(options: OwnStoreOptions, needs: OwnStoreNeeds): Promise<ContentStore> {
  const layout = await makeLayout(options.folder)
  const partials = await readPartials(layout, needs.now())
  const { index, suspects, damagedLines } = await VerifiedIndex.open(layout)
  if (damagedLines > 0) needs.report({ kind: 'journal-damaged', lines: damagedLines })
  const store = new OwnStore(options, needs, { layout, index, partials })
  store.suspect(suspects)
  return store
}

interface OnDisk {
  readonly layout: FileLayout
  readonly index: VerifiedIndex
  readonly partials: Map<string, number>
}

class OwnStore implements ContentStore {
  readonly kind = 'own'
  readonly #needs: OwnStoreNeeds
  readonly #disk: OnDisk
  readonly #space: SpaceGuard
  readonly #checker: FileChecker
  readonly #downloads: LimitedDownloads
  readonly #fetches = new SharedFetches()
  /** One hand at a time on each file: a check never deletes what a download has just put in place. */
  readonly #turns = new Turns()
  readonly #ended = new AbortController()

  constructor(options: OwnStoreOptions, needs: OwnStoreNeeds, disk: OnDisk) {
    this.#needs = needs
    this.#disk = disk
    this.#space = new SpaceGuard(options.folder, options.floor, needs.space)
    this.#downloads = new LimitedDownloads(options, needs, { ...disk, space: this.#space })
    this.#checker = new FileChecker({ ...disk, turns: this.#turns, changed: needs.changed, report: needs.report })
  }

  has(sha256: string): boolean {
    return this.#disk.index.bytesOf(sha256) !== undefined
  }

  /** Looks at the disk: a file that is gone or was changed since it was verified is no longer `has` until it is hashed again. */
  fileOf(sha256: string): string | undefined {
    if (!this.has(sha256)) return undefined
    if (this.#disk.index.isUnchanged(sha256)) return this.#disk.layout.fileOf(sha256)
    this.#checker.forget(sha256)
    this.suspect([sha256])
    return undefined
  }

  suspect(files: readonly string[]): void {
    for (const sha256 of files) this.#checker.suspect(sha256, this.#ended.signal)
  }

  async fetch(file: WantedFile, signal: AbortSignal, onProgress: (doneBytes: number) => void): Promise<Result<null, FetchFault>> {
    if (!isHash(file.sha256)) throw new Error(`not a hash: ${file.sha256}`)
    if (this.#ended.signal.aborted) return failure({ kind: 'stopped' })
    if (this.has(file.sha256)) return this.#judge(file)
    return this.#fetches.join(file.sha256, signal, onProgress, (shared, progress) =>
      this.#turns.take(file.sha256, () => this.#bring(file, shared, progress)),
    )
  }

  partialBytes(sha256: string): number {
    return this.#disk.partials.get(sha256) ?? 0
  }

  async verify(files: readonly string[], signal: AbortSignal): Promise<{ checked: number; damaged: string[] }> {
    const either = AbortSignal.any([signal, this.#ended.signal])
    const everything = this.#disk.index.hashes
    const result = await this.#checker.verify(files.length > 0 ? new Set(files) : everything, either)
    const isWholePass = files.length === 0 && result.damaged.length === 0 && result.checked === everything.length
    if (isWholePass) await this.#checker.markPass(this.#needs.now())
    return result
  }

  /** Measured: every verified file is looked at. */
  async inventory(): Promise<Inventory> {
    const { index } = this.#disk
    const hashes = index.hashes.filter(sha256 => this.fileOf(sha256) !== undefined)
    const bytes = hashes.reduce((sum, sha256) => sum + (index.bytesOf(sha256) ?? 0), 0)
    return { files: hashes.length, bytes, freeBytes: await this.#space.freeBytes(), verifiedAtMs: index.passedAtMs }
  }

  async scrubNext(beforeMs: number, signal: AbortSignal, pace: Pace): Promise<{ sha256: string; isGood: boolean } | undefined> {
    const { index } = this.#disk
    const due = index.hashes.filter(sha256 => index.checkedAtMs(sha256) < beforeMs)
    const sha256 = due.reduce<string | undefined>((oldest, one) => (oldest === undefined || index.checkedAtMs(one) < index.checkedAtMs(oldest) ? one : oldest), undefined)
    if (sha256 === undefined) return undefined
    const finding = await this.#checker.scrub(sha256, this.#needs.now(), AbortSignal.any([signal, this.#ended.signal]), pace)
    if (finding === 'good' && due.length === 1) await this.#checker.markPass(this.#needs.now())
    return { sha256, isGood: finding === 'good' || finding === 'unknown' }
  }

  files(): readonly WantedFile[] {
    return this.#disk.index.files
  }

  async evict(files: readonly string[]): Promise<number> {
    let freedBytes = 0
    for (const sha256 of files) {
      const bytes = this.#disk.index.bytesOf(sha256)
      if (bytes === undefined) continue
      if (await this.#turns.take(sha256, () => this.#checker.remove(sha256))) freedBytes += bytes
    }
    if (freedBytes > 0) this.#needs.changed()
    return freedBytes
  }

  async dispose(): Promise<void> {
    this.#ended.abort()
    this.#fetches.dispose()
    await this.#checker.idle()
    await this.#turns.idle()
    await this.#disk.index.dispose()
  }

  async #bring(file: WantedFile, signal: AbortSignal, progress: (doneBytes: number) => void): Promise<Result<null, FetchFault>> {
    try {
      // An earlier run may have put it in place and died before it could say so.
      if (this.has(file.sha256) || (await this.#checker.check(file.sha256, signal)) === 'good') return this.#judge(file)
      signal.throwIfAborted()
      const fetched = await this.#downloads.fetch(file, signal, progress)
      if (!fetched.ok) return fetched
      await this.#checker.enter(file.sha256)
      return this.#judge(file)
    } catch (error) {
      return failure(signal.aborted ? { kind: 'stopped' } : await this.#space.faultOf(codeOf(error)))
    }
  }

  /** One hash has one size: another one in the manifest is a damaged manifest. */
  #judge(file: WantedFile): Result<null, FetchFault> {
    return this.#disk.index.bytesOf(file.sha256) === file.bytes ? success(null) : failure({ kind: 'damaged' })
  }
}
