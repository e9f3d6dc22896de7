import type { Presence } from '#shared/contract/material-view'
import type { Readiness } from '#shared/domain/readiness'
import type { Disposable } from '#shared/lifetime'
import { failure, success, type Result } from '#shared/result'
import type { KnownMaterials } from '../library/material-records'
import type { EnsureFault, MaterialsPort } from '../library/materials-port'
import type { Random } from '../link/retry-delays'
import { Throttle } from '../link/throttle'
import type { ContentStore, WantedFile } from './content-store'
import { Ensured } from './ensured'
import { FetchQueue } from './fetch-queue'
import { filesOf, hashesOf } from './file-sets'
import { PresenceReader, type AbsentState } from './presence-reader'
import { RoomMaker } from './room-maker'
import { shownTimes } from './shown-times'
import { Wants, type ContentPlan } from './wants'

export interface PrefetcherNeeds {
  readonly store: ContentStore
  readonly random: Random
  /** When a material was last on the screen, epoch ms; 0: never. */
  shownAtMs?(materialId: string): number
  /** Presence or readiness changed; at most four times a second. */
  changed(): void
  report(problem: unknown): void
}

/** Brings what this display wants onto its disk: what somebody waits for first, then the plan, then what was asked to be kept. */
export class Prefetcher implements MaterialsPort, Disposable {
  readonly #wants: Wants
  readonly #store: ContentStore
  readonly #queue: FetchQueue
  readonly #presence: PresenceReader
  readonly #room: RoomMaker
  readonly #news: Throttle
  #ensured: readonly Ensured[] = []

  private constructor(wants: Wants, needs: PrefetcherNeeds) {
    this.#wants = wants
    this.#store = needs.store
    this.#news = new Throttle(250, () => {
      for (const ensured of this.#ensured) ensured.tell(needs.store)
      needs.changed()
    })
    this.#room = new RoomMaker({
      store: needs.store,
      pinned: () => this.#staying(),
      planned: () => hashesOf(wants.files),
      shownAtMs: () => shownTimes(wants, needs.shownAtMs ?? (() => 0)),
    })
    this.#queue = new FetchQueue({
      store: needs.store,
      random: needs.random,
      report: needs.report,
      urgent: () => this.#ensured.flatMap(({ files }) => files),
      usual: () => wants.allowedFiles,
      advanced: sha256 => this.#advanced(sha256),
      ended: (sha256, fault) => {
        for (const ensured of this.#ensured) if (fault) ensured.failed(sha256, fault)
        else ensured.arrived(sha256)
        this.#news.touch()
      },
    })
    this.#presence = new PresenceReader({ wants, store: needs.store, queue: this.#queue })
  }

  /** `file` keeps what was asked to be kept; the plan and the catalogue are the caller's to remember. */
  static async open(file: string, needs: PrefetcherNeeds): Promise<Prefetcher> {
    return new Prefetcher(await Wants.open(file, problem => needs.report(problem)), needs)
  }

  /** What the display knows of, and what of it should be on disk. */
  follow(catalogue: KnownMaterials, plan: ContentPlan): void {
    this.#wants.follow(catalogue, plan)
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
    await this.#wants.keep(materialIds)
    this.#queue.refresh()
    this.#news.touch()
  }

  async pin(materialIds: readonly string[]): Promise<void> {
    await this.#wants.pin(materialIds)
    this.#queue.refresh()
    this.#news.touch()
  }

  async evict(materialIds: readonly string[]): Promise<{ evicted: number; stayed: number; freedBytes: number }> {
    await this.#wants.drop(materialIds)
    const staying = this.#staying()
    const files = filesOf(materialIds, this.#wants.catalogue).filter(({ sha256 }) => this.#store.has(sha256))
    const going = files.filter(({ sha256 }) => !staying.has(sha256)).map(({ sha256 }) => sha256)
    const freedBytes = await this.#store.evict(going)
    this.poke()
    return { evicted: going.length, stayed: files.length - going.length, freedBytes }
  }

  /** So many bytes are short for a file: takes away what is needed less. */
  makeRoom(file: WantedFile, shortBytes: number): Promise<boolean> {
    return this.#room.makeFor(file, shortBytes)
  }

  /** Whether somebody waits for this file. */
  isWaitedFor(sha256: string): boolean {
    return this.#ensured.some(ensured => ensured.includes(sha256))
  }

  async ensure(materialIds: readonly string[], onProgress: (doneBytes: number, totalBytes: number) => void, signal: AbortSignal): Promise<Result<null, EnsureFault>> {
    const unknown = this.#firstUnknown(materialIds)
    if (unknown !== undefined) return failure({ kind: 'unknown', materialId: unknown })
    if (signal.aborted) return failure({ kind: 'stopped' })
    const ensured = new Ensured(filesOf(materialIds, this.#wants.catalogue), this.#store, onProgress)
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
    const { checked, damaged } = await this.#store.verify(filesOf(materialIds, this.#wants.catalogue).map(({ sha256 }) => sha256), signal)
    this.damaged(damaged)
    return success({ checked, damaged: damaged.length })
  }

  /** Files were found damaged: they are fetched again at once if they are wanted. */
  damaged(files: readonly string[]): void {
    this.#queue.damaged(files)
    this.#news.touch()
  }

  presenceOf(materialId: string): Presence {
    return this.#presence.presenceOf(materialId)
  }

  /** Why a material is not whole on this disk; only meaningful when it is not. */
  stateOf(materialId: string): AbsentState {
    return this.#presence.stateOf(materialId)
  }

  /** The code with which the disk refuses to take files; undefined while it takes them. */
  get diskCode(): string | undefined {
    return this.#queue.diskCode
  }

  /** Ids of what should be on this disk: planned, and asked to be kept. */
  get wanted(): readonly string[] {
    return this.#wants.all
  }

  readiness(): Readiness {
    return this.readinessOf(this.#wants.all)
  }

  readinessOf(materialIds: readonly string[]): Readiness {
    return this.#presence.readinessOf(materialIds)
  }

  async dispose(): Promise<void> {
    this.#news.dispose()
    for (const ensured of this.#ensured) ensured.stop()
    await this.#queue.dispose()
  }

  /** Hashes that no eviction touches. */
  #staying(): ReadonlySet<string> {
    return hashesOf([...this.#wants.pinnedFiles, ...this.#ensured.flatMap(({ files }) => files)])
  }

  #firstUnknown(materialIds: readonly string[]): string | undefined {
    return materialIds.find(materialId => !this.#wants.catalogue.has(materialId))
  }

  #advanced(sha256: string): void {
    for (const ensured of this.#ensured) ensured.advanced(sha256)
    this.#news.touch()
  }
}
