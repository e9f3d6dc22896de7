import { join } from 'node:path'
import type { DesiredSet } from '#shared/contract/mqtt/desired'
import type { TrustedKey } from '#shared/contract/mqtt/envelope'
import type { Disposable } from '#shared/lifetime'
import type { CatalogueChange } from '../catalogue/catalogue-change'
import { CatalogueShelf } from '../catalogue/catalogue-shelf'
import type { CatalogueSnapshot } from '../catalogue/catalogue-snapshot'
import type { ContentStore } from '../content/content-store'
import type { StateFileOptions } from '../disk/state-file'
import { LibraryIndex } from '../library/library-index'
import type { Random } from '../link/retry-delays'
import type { TakenShelf } from '../usb/taken-shelf'
import { withTaken } from '../library/with-taken'
import { withPersonal } from '../shelves/with-personal'
import { DesiredKeeper, type DesiredFault } from './desired-keeper'
import { DocumentFetcher, type Shelves } from './document-fetcher'
import { DocumentShelf } from './document-shelf'
import { referencesOf, type Documents } from './documents'

/** Where this display's desired state comes from, once it belongs to a school. */
export interface DesiredTopics {
  readonly own: string
  ofGroup(groupId: string): string
}

interface Needs {
  readonly store: ContentStore
  readonly random: Random
  keyring(): readonly TrustedKey[]
  /** What this display has besides the school's catalogue. */
  readonly taken?: Pick<TakenShelf, 'materials' | 'revision'>
  /** The catalogue is in another state: what differs, so that an index need not be made anew. */
  catalogueChanged?(change: CatalogueChange): Promise<void> | void
  /** Something that is wanted, or a document on the shelf, is another one now. */
  changed(): void
  refused(topic: string, reason: DesiredFault | 'malformed-document'): void
  report(problem: unknown): void
}

/** What the school wants of this display, and the documents that say so: all on disk, so that it stands without any network. */
export class DesiredState implements Disposable {
  readonly #keeper: DesiredKeeper
  readonly #shelf: DocumentShelf
  readonly #catalogue: CatalogueShelf
  readonly #fetcher: DocumentFetcher
  readonly #needs: Needs
  #topics: DesiredTopics | undefined
  #applied: Record<string, number> = {}
  readonly #waiting = new Set<() => void>()
  #index: { made: LibraryIndex; of: CatalogueSnapshot; taken: string; personal: Documents['personal'] } | undefined

  private constructor(keeper: DesiredKeeper, shelf: DocumentShelf, catalogue: CatalogueShelf, needs: Needs) {
    this.#keeper = keeper
    this.#shelf = shelf
    this.#catalogue = catalogue
    this.#needs = needs
    const shelves: Shelves = {
      hashOf: slot => (slot === 'catalogue' ? catalogue.document : shelf.hashOf(slot)),
      put: async (slot, sha256, text, signal, isWanted) => {
        if (slot === 'catalogue') return catalogue.put(sha256, text, signal, isWanted)
        return (await shelf.put(slot, sha256, text)) ? 'kept' : 'refused'
      },
      drop: slot => (slot === 'catalogue' ? catalogue.drop() : shelf.drop(slot)),
    }
    this.#fetcher = new DocumentFetcher(shelves, {
      store: needs.store,
      random: needs.random,
      report: needs.report,
      changed: () => this.#look(),
      refused: slot => needs.refused(slot, 'malformed-document'),
    })
  }

  static async open(folder: string, needs: Needs, report: StateFileOptions<unknown>['report']): Promise<DesiredState> {
    const opened: { state?: DesiredState } = {}
    const [keeper, shelf, catalogue] = await Promise.all([
      DesiredKeeper.open(join(folder, 'desired.json'), report),
      DocumentShelf.open(join(folder, 'documents'), report),
      CatalogueShelf.open(join(folder, 'catalogue'), {
        store: needs.store,
        changed: change => needs.catalogueChanged?.(change),
        damaged: () => opened.state?.poke(),
        report: needs.report,
      }, report),
    ])
    const old = await shelf.oldCatalogue()
    if (old) {
      if (catalogue.document === undefined) await catalogue.put(old.sha256, old.text, AbortSignal.timeout(0), () => true)
      await shelf.forgetOldCatalogue()
    }
    return (opened.state = new DesiredState(keeper, shelf, catalogue, needs))
  }

  get set(): DesiredSet {
    return (this.#topics && this.#keeper.merged(this.#topics.own, this.#topics.ofGroup)) ?? {}
  }

  get documents(): Documents {
    return this.#shelf.documents
  }

  /** Names the state that `library` is in; '' before the first catalogue. */
  get libraryRevision(): string {
    return this.#catalogue.current.revision + this.#takenRevision
  }

  /** Materials and lessons of the catalogue, what was taken from sticks, and by their ids those of the room's shelves; another object only when one of them is in another state. */
  get library(): LibraryIndex {
    const { current } = this.#catalogue
    const { personal } = this.documents
    const taken = this.#takenRevision
    const known = this.#index
    if (known?.of === current && known.taken === taken && known.personal === personal) return known.made
    const made = new LibraryIndex(withPersonal(withTaken(current, this.#needs.taken?.materials ?? new Map()), personal), current.lessons)
    this.#index = { made, of: current, taken, personal }
    return made
  }

  get groupIds(): readonly string[] {
    return this.#topics ? this.#keeper.groups(this.#topics.own).map(({ id }) => id) : []
  }

  /** Begins with what is on disk. */
  use(topics: DesiredTopics): void {
    this.#topics = topics
    this.#look()
  }

  /** The parsed JSON of a message on a `desired` topic. */
  async receive(topic: string, candidate: unknown): Promise<void> {
    if (!this.#desiredTopics().includes(topic)) return
    const received = await this.#keeper.receive(topic, candidate, this.#needs.keyring())
    if (!received.ok) this.#needs.refused(topic, received.fault)
    else if (received.value) this.#look()
  }

  /** The same from a stick: what is older than what is known is none of anybody's business, for newer words came by another way. */
  async receiveBundled(topic: string, candidate: unknown): Promise<void> {
    if (!this.#desiredTopics().includes(topic)) return
    const received = await this.#keeper.receive(topic, candidate, this.#needs.keyring())
    if (received.ok && received.value) this.#look()
    else if (!received.ok && received.fault !== 'old-revision') this.#needs.refused(topic, received.fault)
  }

  /** Topic → revision whose documents are all here, and the topics that wait for theirs (mqtt.md, "Desired and reported"). */
  progress(): { revs: Record<string, number>; pending: string[] } {
    const known = this.#keeper.revs(this.#desiredTopics())
    if (this.#fetcher.isSettled) this.#applied = known
    const revs = Object.fromEntries(Object.entries(this.#applied).filter(([topic]) => topic in known))
    return { revs, pending: Object.keys(known).filter(topic => known[topic] !== revs[topic]) }
  }

  /** Resolves when everything that desired state names, and that `matters`, is here, or when `signal` ends the wait. */
  async settled(signal: AbortSignal, matters: (sha256: string) => boolean = () => true): Promise<void> {
    if (this.#fetcher.isSettledFor(matters) || signal.aborted) return
    await new Promise<void>(resolve => {
      const go = () => {
        if (!signal.aborted && !this.#fetcher.isSettledFor(matters)) return
        this.#waiting.delete(go)
        signal.removeEventListener('abort', go)
        resolve()
      }
      this.#waiting.add(go)
      signal.addEventListener('abort', go, { once: true })
    })
  }

  /** Where a wanted document is on the hub; undefined for files that are not documents. */
  pathOf(sha256: string): string | undefined {
    return Object.values(referencesOf(this.set)).find(reference => reference.sha256 === sha256)?.url
  }

  /** The hub is back. */
  poke(): void {
    this.#fetcher.poke()
  }

  /** A new enrolment: revisions count anew; the last good documents stay until new ones are here. */
  async forget(): Promise<void> {
    await this.#keeper.forget()
    this.#applied = {}
  }

  async dispose(): Promise<void> {
    await this.#fetcher.dispose()
    await this.#keeper.idle()
    await this.#catalogue.idle()
  }

  get #takenRevision(): string {
    return this.#needs.taken?.revision ?? ''
  }

  #desiredTopics(): string[] {
    return this.#topics ? [this.#topics.own, ...this.groupIds.map(this.#topics.ofGroup)] : []
  }

  #look(): void {
    const isKnown = this.#topics && this.#keeper.merged(this.#topics.own, this.#topics.ofGroup) !== undefined
    if (isKnown) this.#fetcher.want(referencesOf(this.set))
    for (const go of [...this.#waiting]) go()
    this.#needs.changed()
  }
}
