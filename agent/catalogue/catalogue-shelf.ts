import { join } from 'node:path'
import { z } from 'zod'
import { catalogueSchema } from '#shared/contract/catalogue'
import { catalogueRootSchema, lineOf, segmentReferenceSchema, type SegmentReference } from '#shared/contract/catalogue-segment'
import { sha256Schema } from '#shared/domain/ids'
import { parseMaterial, type Material } from '#shared/domain/material'
import type { ContentStore } from '../content/content-store'
import { StateFile, type StateFileOptions } from '../disk/state-file'
import { parseJson } from '../trust/envelopes'
import { changeOf, nextTable, type CatalogueChange } from './catalogue-change'
import { CatalogueSnapshot } from './catalogue-snapshot'
import type { LoadedSegment } from './loaded-segment'
import { RecordCache } from './record-cache'
import { RecordTable } from './record-table'
import { SegmentFiles } from './segment-files'

const currentSchema = z.object({
  /** Hash of the document that was applied; absent: none. */
  document: sha256Schema.optional(),
  revision: z.string().max(64),
  segments: z.array(segmentReferenceSchema),
})
type Current = z.infer<typeof currentSchema>

interface Needs {
  readonly store: Pick<ContentStore, 'fetch' | 'fileOf' | 'verify'>
  /** Another state is there; `current` is it already. What only the old one had is swept from the disk when the promise ends. */
  changed(change: CatalogueChange): Promise<void> | void
  /** The disk lost something: the document should be applied again. */
  damaged(): void
  report(problem: unknown): void
}

/** Text of the records that are kept ready in memory; with their objects about 25 MB. */
const cacheBytes = 8 * 1024 * 1024
const fetchesAtOnce = 4

/** Owns the display's catalogue: segments on disk, one small document that says which, and the new state only when all of it is here. */
export class CatalogueShelf {
  readonly #files: SegmentFiles
  readonly #state: StateFile<Current>
  readonly #needs: Needs
  readonly #cache = new RecordCache<Material>(cacheBytes)
  #segments: readonly LoadedSegment[] = []
  #snapshot: CatalogueSnapshot
  #damaged = new Set<number>()
  #isWhole = true

  private constructor(files: SegmentFiles, state: StateFile<Current>, needs: Needs) {
    this.#files = files
    this.#state = state
    this.#needs = needs
    this.#snapshot = this.#snapshotOf('', RecordTable.empty(), [])
  }

  /** With what is on disk; a segment that is not is missing until it was brought again. */
  static async open(folder: string, needs: Needs, report: StateFileOptions<unknown>['report']): Promise<CatalogueShelf> {
    const files = await SegmentFiles.open(folder)
    const state = await StateFile.open<Current>({ file: join(folder, 'current.json'), schema: currentSchema, empty: { revision: '', segments: [] }, report })
    const shelf = new CatalogueShelf(files, state, needs)
    const loaded: LoadedSegment[] = []
    const segments = await Promise.all(state.value.segments.map(async reference => ({ reference, segment: await files.load(reference) })))
    for (const { reference, segment } of segments) {
      if (segment) loaded.push(segment)
      else report({ kind: 'file-set-aside', file: join(folder, `${reference.sha256}.jsonl`), asideAs: '', recovered: 'empty' })
    }
    shelf.#isWhole = loaded.length === state.value.segments.length
    shelf.#segments = loaded
    shelf.#snapshot = shelf.#snapshotOf(state.value.revision, nextTable({ table: RecordTable.empty(), segments: [] }, loaded), loaded)
    return shelf
  }

  get current(): CatalogueSnapshot {
    return this.#snapshot
  }

  /** Hash of the document whose every record is here. */
  get document(): string | undefined {
    return this.#isWhole ? this.#state.value.document : undefined
  }

  /** Brings what the document names and this display has not, then shows all of it at once. `isWanted` ends the way there early. */
  async put(document: string, text: string, signal: AbortSignal, isWanted: () => boolean): Promise<'kept' | 'refused' | 'incomplete'> {
    const candidate = parseJson(text)
    const root = catalogueRootSchema.safeParse(candidate).data
    if (root) {
      const segments = await this.#bring(root.segments, signal, isWanted)
      return segments && isWanted() ? this.#show({ document, revision: root.revision, segments: root.segments }, segments) : 'incomplete'
    }
    const whole = catalogueSchema.safeParse(candidate).data
    if (!whole) return 'refused'
    const lines = [
      ...whole.materials.flatMap(material => (parseMaterial(material).ok ? [lineOf('material', material.id, material)] : [])),
      ...whole.lessons.map(lesson => lineOf('lesson', lesson.id, lesson)),
    ]
    const segment = lines.length === 0 ? undefined : await this.#files.make(lines)
    if (lines.length > 0 && !segment) return 'incomplete'
    return this.#show({ document, revision: document, segments: segment ? [segment.reference] : [] }, segment ? [segment] : [])
  }

  /** The school names no catalogue. */
  async drop(): Promise<void> {
    if (this.#state.value.document !== undefined) await this.#show({ revision: '', segments: [] }, [])
  }

  idle(): Promise<void> {
    return this.#state.idle()
  }

  /** Undefined when something could not be brought. */
  async #bring(wanted: readonly SegmentReference[], signal: AbortSignal, isWanted: () => boolean): Promise<LoadedSegment[] | undefined> {
    const known = new Map(this.#segments.filter(({ number }) => !this.#damaged.has(number)).map(segment => [segment.reference.sha256, segment]))
    const missing = wanted.filter(({ sha256 }) => !known.has(sha256))
    let isFailed = false
    const bringNext = async (): Promise<void> => {
      for (let reference = missing.shift(); reference && !isFailed && isWanted() && !signal.aborted; reference = missing.shift()) {
        const segment = await this.#bringOne(reference, signal)
        if (segment) known.set(reference.sha256, segment)
        else isFailed = true
      }
    }
    await Promise.all(Array.from({ length: fetchesAtOnce }, bringNext))
    const segments = wanted.flatMap(({ sha256 }) => known.get(sha256) ?? [])
    return segments.length === wanted.length ? segments : undefined
  }

  async #bringOne(reference: SegmentReference, signal: AbortSignal): Promise<LoadedSegment | undefined> {
    const here = this.#damaged.size === 0 ? await this.#files.load(reference) : await this.#files.check(reference)
    if (here) return here // an earlier try got so far
    const { store } = this.#needs
    const fetched = await store.fetch(reference, signal, () => {})
    const file = fetched.ok ? store.fileOf(reference.sha256) : undefined
    const taken = file === undefined ? undefined : await this.#files.take(reference, file)
    if (file && !taken) await store.verify([reference.sha256], signal) // its own copy rotted: it is fetched again next time
    return taken
  }

  async #show(current: Current, segments: readonly LoadedSegment[]): Promise<'kept'> {
    await this.#files.settle()
    await this.#state.update(() => current)
    const from = this.#snapshot
    const table = nextTable({ table: from.table, segments: this.#segments }, segments)
    this.#damaged = new Set()
    this.#isWhole = true
    this.#segments = segments
    this.#snapshot = this.#snapshotOf(current.revision, table, segments)
    await this.#needs.changed(changeOf(from, this.#snapshot))
    await this.#files.sweep(current.segments)
    return 'kept'
  }

  #snapshotOf(revision: string, table: RecordTable, segments: readonly LoadedSegment[]): CatalogueSnapshot {
    return new CatalogueSnapshot({ revision, table, cache: this.#cache, segments: new Map(segments.map(segment => [segment.number, segment])), damaged: segment => this.#lost(segment) })
  }

  #lost(segment: LoadedSegment): void {
    if (this.#damaged.has(segment.number) || !this.#segments.includes(segment)) return
    this.#damaged.add(segment.number)
    this.#isWhole = false
    this.#needs.report({ kind: 'catalogue-damaged', file: segment.file })
    queueMicrotask(() => this.#needs.damaged())
  }
}
