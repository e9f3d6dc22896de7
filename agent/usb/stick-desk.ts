import type { MaterialView } from '#shared/contract/material-view'
import type { StickContents, StickRequests, SticksView } from '#shared/contract/sticks'
import type { Handlers } from '#shared/contract/carrier'
import type { TrustedKey } from '#shared/contract/mqtt/envelope'
import type { Disposable } from '#shared/lifetime'
import { success } from '#shared/result'
import type { ServedFile } from '../agent-contract'
import type { ContentStore } from '../content/content-store'
import type { MaterialsPort } from '../library/materials-port'
import { mayBeShelved } from './judge-file'
import type { SendToShelf } from '../shelves/send-to-shelf'
import { shelveFiles } from './shelve-files'
import { contentsOf, servedOf, viewOf } from './stick-views'
import { readStick, type ReadFile, type StickReading } from './stick-reading'
import type { StickSource } from './stick-source'
import { StickWatch, type Stick } from './stick-watch'
import { Taking } from './taking'
import type { StickFinder } from './stick-finder'
import { takeBundle, type DesiredPort } from './take-bundle'
import { takeFiles } from './take-files'
import type { TakenShelf } from './taken-shelf'

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
  /** The way onto the shelf that is open now; undefined: none is. */
  toShelf(): SendToShelf | undefined
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
  readonly #taking: Taking
  #lost: string | undefined
  readonly #reads = new Set<Promise<void>>()

  constructor(needs: StickDeskNeeds) {
    this.#needs = needs
    this.#taking = new Taking({ isInserted: id => this.#inserted.has(id), changed: needs.changed, report: needs.report })
    this.#watch = new StickWatch({ finder: needs.finder, everyMs: needs.everyMs ?? 2_000, inserted: stick => this.#insert(stick), removed: stick => this.#remove(stick), report: needs.report })
  }

  get view(): SticksView {
    const cards = [...this.#inserted.values()].map(({ stick: { id, label }, reading }) => ({
      id, label,
      isReading: reading === undefined,
      files: reading?.files.filter(({ judged }) => judged.ok).length ?? 0,
      bundles: reading?.sets.length ?? 0,
    }))
    return { cards, taking: this.#taking.view, lost: this.#lost }
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
      return inserted !== undefined && files.length > 0 && this.#taking.begin(inserted.stick, 'display', titleOfSome(files, inserted.stick), files.length, signal => takeFiles(files, { ...this.#needs, stickId, advance: news => this.#taking.advance(news) }, signal))
    },
    shelveStickFiles: (stickId, fileIds, visibility) => {
      const inserted = this.#inserted.get(stickId)
      const files = inserted?.reading?.files.filter(({ id, judged }) => fileIds.includes(id) && mayBeShelved(judged)) ?? []
      const send = this.#needs.toShelf() // whoever stood there chose: the shelf may be shut meanwhile
      if (!inserted || files.length === 0 || !send) return false
      return this.#taking.begin(inserted.stick, 'shelf', titleOfSome(files, inserted.stick), files.length, signal => shelveFiles(files, visibility, send, news => this.#taking.advance(news), signal))
    },
    takeStickBundle: (stickId, bundleId) => {
      const inserted = this.#inserted.get(stickId)
      const found = inserted?.reading?.sets.find(({ id }) => id === bundleId)?.bundle
      if (!inserted || !found?.ok) return false
      const { value: bundle } = found
      return this.#taking.begin(inserted.stick, 'display', bundle.body.title, bundle.contents.materials.length, async signal => {
        const progress = (doneBytes: number, totalBytes: number) => this.#taking.advance({ doneBytes, totalBytes })
        const taken = await takeBundle(bundle, { ...this.#needs, progress }, signal)
        if (taken.ok) this.#taking.advance({ done: taken.value.taken, doneBytes: this.#taking.view?.totalBytes ?? 0 })
        return taken.ok ? success(null) : taken
      })
    },
    endTaking: () => {
      this.#lost = undefined
      this.#taking.end()
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
    await Promise.all([...this.#reads, this.#taking.dispose()])
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
    this.#taking.lose(id)
    if (lost) {
      this.#lost = lost.name
      this.#needs.close()
    }
    this.#needs.changed()
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

const titleOfSome = (files: readonly ReadFile[], { label }: Stick): string => (files.length === 1 ? files[0]!.name : label)
