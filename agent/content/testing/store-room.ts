import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ContentStore, WantedFile } from '../content-store'
import { hubSource } from '../hub-source'
import { openOwnStore, type OwnStoreNeeds, type OwnStoreOptions } from '../own-store'
import type { StoreProblem } from '../store-problem'
import { TestSource } from './test-source'

/** A temporary folder with stores in it, and a source to fetch from; the silence that a store bears is short, the floor nothing. */
export class StoreRoom {
  readonly folder: string
  readonly source: TestSource
  readonly problems: StoreProblem[] = []
  /** How often a store told that `has` changed. */
  changes = 0
  readonly #open = new Set<ContentStore>()

  private constructor(folder: string, source: TestSource) {
    this.folder = folder
    this.source = source
  }

  static async make(): Promise<StoreRoom> {
    return new StoreRoom(await mkdtemp(join(tmpdir(), 'doska-store-')), await new TestSource().start())
  }

  async open(options: Partial<OwnStoreOptions> = {}, needs: Partial<OwnStoreNeeds> = {}): Promise<ContentStore> {
    const store = await openOwnStore({ folder: this.folder, floor: { bytes: 0, share: 0 }, silenceMs: 300, ...options }, {
      now: Date.now,
      sources: () => [hubSource(file => this.source.of(file))],
      changed: () => void this.changes++,
      report: problem => void this.problems.push(problem),
      ...needs,
    })
    this.#open.add(store)
    return store
  }

  async close(store: ContentStore): Promise<void> {
    this.#open.delete(store)
    await store.dispose()
  }

  /** As after a new start. */
  async reopen(store: ContentStore): Promise<ContentStore> {
    await this.close(store)
    return this.open()
  }

  finalPath({ sha256 }: WantedFile): string {
    return join(this.folder, 'files', sha256.slice(0, 2), sha256)
  }

  partialPath({ sha256 }: WantedFile): string {
    return join(this.folder, 'partial', sha256)
  }

  async dispose(): Promise<void> {
    for (const store of this.#open) await store.dispose()
    await this.source.close()
    await rm(this.folder, { recursive: true, force: true })
  }
}
