import type { Result } from '#shared/result'
import type { Random } from '../link/retry-delays'
import type { ContentSource } from './content-source'
import type { FetchFault, WantedFile } from './content-store'
import { downloadFromBest } from './download-from-best'
import { sizeOf, type FileLayout } from './file-layout'
import type { SpaceGuard } from './free-space'
import { RateLimit } from './rate-limit'
import { SourceChoice } from './source-choice'
import type { VerifiedIndex } from './verified-index'

export interface DownloadNeeds {
  /** Where files come from now, the best first. */
  sources(): readonly ContentSource[]
  /** What content may take of the disk in all; undefined: what the floor leaves. */
  quotaBytes?(): number | undefined
  /** What a download of this file may take, bytes a second, shared by all that are limited; undefined: everything. */
  rateFor?(file: WantedFile): number | undefined
  /** So many bytes are short for this file: whoever knows what is needed evicts others. True: look again. */
  makeRoom?(file: WantedFile, shortBytes: number): Promise<boolean>
  /** For the back-off of sources that failed. */
  readonly random?: Random
}

interface OnDisk {
  readonly layout: FileLayout
  readonly index: VerifiedIndex
  readonly partials: Map<string, number>
  readonly space: SpaceGuard
}

/** Brings files onto the disk, from the best source that has them, as fast and as far as the rules and the disk's room allow. */
export class LimitedDownloads {
  readonly #needs: DownloadNeeds
  readonly #disk: OnDisk
  readonly #silenceMs: number
  readonly #ranges: number | undefined
  readonly #choice: SourceChoice
  readonly #rate = new RateLimit()

  constructor({ silenceMs = 15_000, ranges }: { readonly silenceMs?: number; readonly ranges?: number }, needs: DownloadNeeds, disk: OnDisk) {
    this.#needs = needs
    this.#disk = disk
    this.#silenceMs = silenceMs
    this.#ranges = ranges
    this.#choice = new SourceChoice(needs.random ?? Math.random)
  }

  /** Whole and of the right hash, or a fault; what came so far stays for the next time. */
  async fetch(file: WantedFile, signal: AbortSignal, progress: (doneBytes: number) => void): Promise<Result<null, FetchFault>> {
    const { layout, partials } = this.#disk
    const onProgress = (doneBytes: number) => {
      partials.set(file.sha256, doneBytes)
      progress(doneBytes)
    }
    const pace = async (bytes: number) => {
      const rate = this.#needs.rateFor?.(file)
      if (rate !== undefined) await this.#rate.take(bytes, rate, signal)
    }
    const needs = { layout, silenceMs: this.#silenceMs, ranges: this.#ranges, checkSpace: (moreBytes: number) => this.#findRoom(file, moreBytes), onProgress, pace }
    try {
      return await downloadFromBest(file, this.#needs.sources(), this.#choice, needs, signal)
    } finally {
      partials.set(file.sha256, await sizeOf(layout.partialOf(file.sha256)))
    }
  }

  /** Looks once more when others made room. */
  async #findRoom(file: WantedFile, moreBytes: number): Promise<Result<null, FetchFault>> {
    const look = () => this.#disk.space.checkQuota(moreBytes, this.#usedBytes, this.#needs.quotaBytes?.())
    const found = await look()
    return found.ok || !(await this.#needs.makeRoom?.(file, found.fault.shortBytes)) ? found : look()
  }

  get #usedBytes(): number {
    const partBytes = [...this.#disk.partials.values()].reduce((sum, bytes) => sum + bytes, 0)
    return this.#disk.index.files.reduce((sum, { bytes }) => sum + bytes, partBytes)
  }
}
