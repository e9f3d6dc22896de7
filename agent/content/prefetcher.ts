import { z } from 'zod'
import type { Presence } from '#shared/contract/board'
import { idSchema } from '#shared/domain/ids'
import { readinessOf, type Missing, type Readiness } from '#shared/domain/readiness'
import type { Disposable } from '#shared/lifetime'
import { failure, success, type Result } from '#shared/result'
import { StateFile } from '../disk/state-file'
import type { MaterialRecords } from '../library/material-records'
import type { EnsureFault, MaterialsPort } from '../library/materials-port'
import type { Random } from '../link/retry-delays'
import { Throttle } from '../link/throttle'
import type { ContentStore } from './content-store'
import { Ensured } from './ensured'
import { FetchQueue } from './fetch-queue'
import { doneBytesOf, filesOf, totalBytesOf } from './file-sets'
import { reasonOf } from './fetch-faults'

type Known = Pick<MaterialRecords, 'has' | 'get'>

export interface PrefetcherNeeds {
  readonly store: ContentStore
  readonly random: Random
  /** Presence or readiness changed; at most four times a second. */
  changed(): void
  report(problem: unknown): void
}

/** More than a display's disk would hold; bounds the state file. */
const keptLimit = 5_000
const keptSchema = z.object({ version: z.literal(1), materialIds: z.array(idSchema) })

/** Brings what this display wants onto its disk: what somebody waits for first, then the plan, then what was asked to be kept. */
export class Prefetcher implements MaterialsPort, Disposable {
  readonly #kept: StateFile<z.infer<typeof keptSchema>>
  readonly #store: ContentStore
  readonly #queue: FetchQueue
  readonly #news: Throttle
  #catalogue: Known = new Map()
  #planned: readonly string[] = []
  #ensured: readonly Ensured[] = []

  private constructor(kept: StateFile<z.infer<typeof keptSchema>>, needs: PrefetcherNeeds) {
    this.#kept = kept
    this.#store = needs.store
    this.#news = new Throttle(250, () => {
      for (const ensured of this.#ensured) ensured.tell(needs.store)
      needs.changed()
    })
    this.#queue = new FetchQueue({
      store: needs.store,
      random: needs.random,
      report: needs.report,
      urgent: () => this.#ensured.flatMap(({ files }) => files),
      usual: () => filesOf(this.#wanted(), this.#catalogue),
      advanced: sha256 => this.#advanced(sha256),
      ended: (sha256, fault) => {
        for (const ensured of this.#ensured) if (fault) ensured.failed(sha256, fault)
        else ensured.arrived(sha256)
        this.#news.touch()
      },
    })
  }

  /** `file` keeps what was asked to be kept; the plan and the catalogue are the caller's to remember. */
  static async open(file: string, needs: PrefetcherNeeds): Promise<Prefetcher> {
    const kept = await StateFile.open({ file, schema: keptSchema, empty: { version: 1 as const, materialIds: [] }, report: needs.report })
    return new Prefetcher(kept, needs)
  }

  /** What the display knows of, and what of it should be on disk, the most needed first. */
  follow(catalogue: Known, planned: readonly string[]): void {
    this.#catalogue = catalogue
    this.#planned = planned
    this.#queue.refresh()
    this.#news.touch()
  }

  /** The hub is back, or files were found good or bad: looks again and tries everything now. */
  poke(): void {
    for (const ensured of this.#ensured) ensured.lookAgain(this.#store)
    this.#queue.retryNow()
    this.#news.touch()
  }

  async keep(materialIds: readonly string[]): Promise<void> {
    await this.#kept.update(({ materialIds: before }) => ({ version: 1, materialIds: [...new Set([...materialIds, ...before])].slice(0, keptLimit) }))
    this.#queue.refresh()
    this.#news.touch()
  }

  async ensure(materialIds: readonly string[], onProgress: (doneBytes: number, totalBytes: number) => void, signal: AbortSignal): Promise<Result<null, EnsureFault>> {
    const unknown = this.#firstUnknown(materialIds)
    if (unknown !== undefined) return failure({ kind: 'unknown', materialId: unknown })
    if (signal.aborted) return failure({ kind: 'stopped' })
    const ensured = new Ensured(filesOf(materialIds, this.#catalogue), this.#store, onProgress)
    const stop = () => ensured.stop()
    signal.addEventListener('abort', stop, { once: true })
    this.#ensured = [ensured, ...this.#ensured]
    this.#queue.retryNow()
    try {
      return await ensured.outcome
    } finally {
      signal.removeEventListener('abort', stop)
      this.#ensured = this.#ensured.filter(other => other !== ensured)
      this.#queue.refresh()
      this.#news.touch()
    }
  }

  async verify(materialIds: readonly string[], signal: AbortSignal): Promise<Result<{ checked: number; damaged: number }, { kind: 'unknown'; materialId: string }>> {
    const unknown = this.#firstUnknown(materialIds)
    if (unknown !== undefined) return failure({ kind: 'unknown', materialId: unknown })
    const { checked, damaged } = await this.#store.verify(filesOf(materialIds, this.#catalogue).map(({ sha256 }) => sha256), signal)
    this.#queue.damaged(damaged)
    this.#news.touch()
    return success({ checked, damaged: damaged.length })
  }

  presenceOf(materialId: string): Presence {
    const files = filesOf([materialId], this.#catalogue)
    if (files.length > 0 && files.every(({ sha256 }) => this.#store.has(sha256))) return { kind: 'ready' }
    const { reason, doneBytes } = this.stateOf(materialId)
    if (reason === 'downloading') return { kind: 'loading', doneBytes, totalBytes: totalBytesOf(files) }
    if (reason === 'waiting') return { kind: 'absent', reason: 'not-fetched' }
    return { kind: 'absent', reason: reason === 'source-unreachable' ? 'hub-unreachable' : reason }
  }

  /** Why a material is not whole on this disk; only meaningful when it is not. */
  stateOf(materialId: string): { reason: Exclude<Missing['reason'], 'unknown'>; doneBytes: number } {
    const files = filesOf([materialId], this.#catalogue)
    const missing = files.filter(({ sha256 }) => !this.#store.has(sha256))
    const doneBytes = doneBytesOf(files, this.#store)
    if (missing.some(({ sha256 }) => this.#queue.isRunning(sha256))) return { reason: 'downloading', doneBytes }
    const fault = missing.map(({ sha256 }) => this.#queue.faultOf(sha256)).find(found => found !== undefined)
    if (fault) return { reason: reasonOf(fault), doneBytes }
    return { reason: this.#queue.isSourceInTrouble ? 'source-unreachable' : 'waiting', doneBytes }
  }

  readiness(): Readiness {
    return readinessOf(this.#wanted(), this.#catalogue, sha256 => this.#store.has(sha256), materialId => this.stateOf(materialId))
  }

  async dispose(): Promise<void> {
    this.#news.dispose()
    for (const ensured of this.#ensured) ensured.stop()
    await this.#queue.dispose()
  }

  #wanted(): string[] {
    return [...new Set([...this.#planned, ...this.#kept.value.materialIds])]
  }

  #firstUnknown(materialIds: readonly string[]): string | undefined {
    return materialIds.find(materialId => !this.#catalogue.has(materialId))
  }

  #advanced(sha256: string): void {
    for (const ensured of this.#ensured) ensured.advanced(sha256)
    this.#news.touch()
  }
}
