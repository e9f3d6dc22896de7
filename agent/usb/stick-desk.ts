import type { MaterialView } from '#shared/contract/board'
import type { StickContents, StickRequests, SticksView, StickTaking, TakeFault } from '#shared/contract/sticks'
import type { Handlers } from '#shared/contract/carrier'
import type { TrustedKey } from '#shared/contract/mqtt/envelope'
import type { Disposable } from '#shared/lifetime'
import { failure, success, type Result } from '#shared/result'
import type { ServedFile } from '../agent-contract'
import type { ContentStore } from '../content/content-store'
import type { MaterialsPort } from '../library/materials-port'
import { contentsOf, servedOf, viewOf } from './stick-views'
import { readStick, type ReadFile, type StickReading } from './stick-reading'
import type { StickSource } from './stick-source'
import { StickWatch, type Stick } from './stick-watch'
import type { StickFinder } from './stick-finder'
import { takeBundle, type DesiredPort } from './take-bundle'
import { takeFile } from './take-files'
import { takenLimit, type TakenShelf } from './taken-shelf'

export interface StickDeskNeeds {
  readonly finder: StickFinder
  /** How often the table of mounts is looked at, ms; 2 s. */
  readonly everyMs?: number
  readonly source: StickSource
  readonly store: ContentStore
  readonly shelf: TakenShelf
  readonly desired: DesiredPort
  readonly materials: Pick<MaterialsPort, 'ensure' | 'keep' | 'pin' | 'evict'>
  keyring(): readonly TrustedKey[]
  now(): number
  addressOf(materialId: string, path: string): string
  /** The material that is on the screen alone; undefined: something else is. */
  shownMaterial(): string | undefined
  show(materialId: string): void
  close(): void
  /** The view is another one; call as often as you like. */
  changed(): void
  /** The display's own library is another one. */
  libraryChanged(): void
  /** A source is there: what waits may be tried now. */
  sourceCame(): void
  report(problem: unknown): void
}

interface Inserted {
  readonly stick: Stick
  readonly abort: AbortController
  reading: StickReading | undefined
}

type Handled = Handlers<StickRequests>

/** Owns what this display knows of the sticks in it: looks through them, plays from them, and takes from them what a person chose. Nothing happens by itself. */
export class StickDesk implements Disposable {
  readonly #needs: StickDeskNeeds
  readonly #inserted = new Map<string, Inserted>()
  readonly #watch: StickWatch
  #taking: StickTaking | undefined
  #takingAbort: AbortController | undefined
  #work: Promise<void> = Promise.resolve()
  #lost: string | undefined
  readonly #reads = new Set<Promise<void>>()

  constructor(needs: StickDeskNeeds) {
    this.#needs = needs
    this.#watch = new StickWatch({ finder: needs.finder, everyMs: needs.everyMs ?? 2_000, inserted: stick => this.#insert(stick), removed: stick => this.#remove(stick), report: needs.report })
  }

  get view(): SticksView {
    const cards = [...this.#inserted.values()].map(({ stick: { id, label }, reading }) => ({
      id, label,
      isReading: reading === undefined,
      files: reading?.files.filter(({ judged }) => judged.ok).length ?? 0,
      bundles: reading?.bundles.length ?? 0,
    }))
    return { cards, taking: this.#taking, lost: this.#lost }
  }

  /** What a file of a stick is to the screen; undefined for everything else. */
  materialView(id: string): MaterialView | undefined {
    const file = this.#fileOf(id)
    return file && viewOf(file, this.#needs.addressOf)
  }

  findFile(id: string, path: string): ServedFile | undefined {
    const file = this.#fileOf(id)
    return file && servedOf(file, path)
  }

  readonly handlers: Handled = {
    readStick: id => this.#contentsOf(id),
    openStickFile: (_stickId, fileId) => {
      if (!this.#fileOf(fileId)) return 'gone'
      this.#lost = undefined
      this.#needs.show(fileId)
      return 'opened'
    },
    takeStickFiles: (stickId, fileIds) => {
      const inserted = this.#inserted.get(stickId)
      const files = inserted?.reading?.files.filter(({ id, judged }) => fileIds.includes(id) && judged.ok) ?? []
      return inserted !== undefined && files.length > 0 && this.#begin(inserted, files.length === 1 ? files[0]!.name : inserted.stick.label, files.length, signal => this.#takeFiles(stickId, files, signal))
    },
    takeStickBundle: (stickId, bundleId) => {
      const inserted = this.#inserted.get(stickId)
      const found = inserted?.reading?.bundles.find(({ id }) => id === bundleId)?.bundle
      if (!inserted || !found?.ok) return false
      const { value: bundle } = found
      return this.#begin(inserted, bundle.body.title, bundle.contents.materials.length, async signal => {
        const progress = (doneBytes: number, totalBytes: number) => this.#advance({ doneBytes, totalBytes })
        const taken = await takeBundle(bundle, { ...this.#needs, progress }, signal)
        if (taken.ok) this.#advance({ done: taken.value.taken, doneBytes: this.#taking?.totalBytes ?? 0 })
        return taken.ok ? success(null) : taken
      })
    },
    endTaking: () => {
      this.#lost = undefined
      if (this.#taking?.state === 'running') this.#takingAbort?.abort('cancelled')
      else this.#taking = undefined
      this.#needs.changed()
    },
    dropTaken: async materialId => {
      if (!this.#needs.shelf.materials.has(materialId)) return
      await this.#needs.materials.evict([materialId])
      await this.#needs.shelf.remove(materialId)
      this.#needs.libraryChanged()
    },
  }

  async dispose(): Promise<void> {
    await this.#watch.dispose()
    for (const { abort } of this.#inserted.values()) abort.abort()
    this.#takingAbort?.abort('cancelled')
    await Promise.all([...this.#reads, this.#work])
  }

  #insert(stick: Stick): void {
    const inserted: Inserted = { stick, abort: new AbortController(), reading: undefined }
    this.#inserted.set(stick.id, inserted)
    this.#needs.changed()
    const read = this.#read(inserted).catch(error => void (inserted.abort.signal.aborted || this.#needs.report(error))).finally(() => this.#reads.delete(read))
    this.#reads.add(read)
  }

  async #read(inserted: Inserted): Promise<void> {
    const reading = await readStick(inserted.stick, this.#needs.keyring(), inserted.abort.signal)
    if (inserted.abort.signal.aborted) return
    inserted.reading = reading
    this.#needs.source.add(inserted.stick.id, reading)
    if (reading.bundles.some(({ bundle }) => bundle.ok)) this.#needs.sourceCame()
    this.#needs.changed()
  }

  #remove({ id }: Stick): void {
    const inserted = this.#inserted.get(id)
    inserted?.abort.abort()
    this.#needs.source.remove(id)
    const onScreen = this.#needs.shownMaterial()
    const lost = inserted?.reading?.files.find(file => file.id === onScreen)
    this.#inserted.delete(id)
    if (this.#taking?.stickId === id) this.#takingAbort?.abort('stick-gone')
    if (lost) {
      this.#lost = lost.name
      this.#needs.close()
    }
    this.#needs.changed()
  }

  /** False while another taking runs. */
  #begin({ stick }: Inserted, title: string, total: number, work: (signal: AbortSignal) => Promise<Result<null, TakeFault>>): boolean {
    if (this.#taking?.state === 'running') return false
    const abort = (this.#takingAbort = new AbortController())
    this.#taking = { stickId: stick.id, title, state: 'running', doneBytes: 0, totalBytes: 0, done: 0, total }
    this.#needs.changed()
    this.#work = work(abort.signal)
      .then(outcome => {
        const isPulled = abort.signal.reason === 'stick-gone' || (!outcome.ok && outcome.fault !== 'cancelled' && !this.#inserted.has(stick.id))
        this.#advance({ state: outcome.ok ? 'done' : isPulled ? 'stick-gone' : outcome.fault })
      })
      .catch(error => {
        this.#needs.report(error)
        this.#advance({ state: 'disk' })
      })
    return true
  }

  #advance(news: Partial<StickTaking>): void {
    if (this.#taking) this.#taking = { ...this.#taking, ...news }
    this.#needs.changed()
  }

  async #takeFiles(stickId: string, files: readonly ReadFile[], signal: AbortSignal): Promise<Result<null, TakeFault>> {
    const { source, store, shelf, materials, now } = this.#needs
    if (shelf.materials.size + files.length > takenLimit) return failure('too-many')
    const totalBytes = files.reduce((sum, { found }) => sum + found.bytes, 0)
    let before = 0
    for (const [done, file] of files.entries()) {
      this.#advance({ done, totalBytes, doneBytes: before })
      const start = before
      const progress = (share: number) => this.#advance({ doneBytes: start + Math.round(share * file.found.bytes) })
      const taken = await takeFile(file, { store, stickId, offer: (...offered) => source.offer(...offered), nowMs: now, progress }, signal)
      if (!taken.ok) return taken
      if (!(await shelf.add(taken.value))) return failure('too-many')
      this.#needs.libraryChanged()
      await materials.pin([taken.value.id])
      before += file.found.bytes
    }
    this.#advance({ done: files.length, doneBytes: totalBytes })
    return success(null)
  }

  #contentsOf(id: string): StickContents | undefined {
    const inserted = this.#inserted.get(id)
    return inserted?.reading && contentsOf(inserted.stick.label, inserted.reading, { store: this.#needs.store, taken: this.#needs.shelf.materials })
  }

  #fileOf(id: string): ReadFile | undefined {
    if (!id.startsWith('stick-file-')) return undefined
    for (const { reading } of this.#inserted.values()) {
      const file = reading?.files.find(one => one.id === id)
      if (file?.judged.ok) return file
    }
    return undefined
  }
}
