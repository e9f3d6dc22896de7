import type { DesiredBody, DesiredSet, Reference } from '#shared/contract/mqtt/desired'
import type { Reported } from '#shared/contract/mqtt/reported'
import { displayTopics } from '#shared/contract/mqtt/topics'
import { fillRoute, routes } from '#shared/contract/routes'
import type { RoomBells } from '#shared/domain/bells/room-bells'
import type { ContentRules } from '#shared/domain/content-rules'
import type { HallSettings } from '#shared/domain/hall/schema'
import type { BoardLesson } from '#shared/domain/lesson'
import type { Material } from '#shared/domain/material'
import type { TimeServer } from '#shared/domain/time-server'
import type { Timetable } from '#shared/domain/timetable/schema'
import type { SchoolRules } from '#shared/domain/school-rules'
import type { Disposable } from '#shared/lifetime'
import type { LibraryPort } from '../library/library-port'
import type { BellPresses } from '../school/bell-presses'
import type { SchoolStore } from '../school/school-store'
import { nameOf, type BoardRecords, type CatalogueSegments } from './catalogue-segments'
import type { DesiredStore } from './desired-store'
import { boardLibraryOf, emptyBoardLibrary, plannedMaterials, type BoardLibrary } from './display-library'
import type { HallDesk } from './hall-desk'
import type { DisplayRegistry, EnrolledDisplay } from './registry'
import { documentHashes } from './set-references'
import type { PersonalDocuments } from '../shelves/personal-documents'
import { stableJson } from './stable-json'

interface Needs {
  readonly root: string
  readonly library: Pick<LibraryPort, 'materials' | 'lessons' | 'keepDocument' | 'fileOf'>
  readonly school: SchoolStore
  /** Rules of law and school, as every display is told them. */
  rules(): SchoolRules
  readonly registry: DisplayRegistry
  readonly store: DesiredStore
  readonly segments: CatalogueSegments
  readonly personal: Pick<PersonalDocuments, 'ofRoom' | 'mayRead'>
  readonly bellPresses: Pick<BellPresses, 'alignment'>
  readonly halls: Pick<HallDesk, 'documentOf'>
  readonly language: 'ru' | 'en'
  readonly timeServer?: TimeServer | undefined
  /** What lessons are about the next time, by the school's term plans. */
  readonly topics?: { of(timetable: Timetable): Timetable }
  /** Where phones reach the short addresses of invites; undefined while only this machine reaches the hub. */
  inviteBase(): string | undefined
  now(): number
  /** Signs and publishes, retained. */
  publish(topic: string, body: DesiredBody): void
  changed(displayId: string): void
  report(problem: unknown): void
}

/** Documents that are written to disk side by side. */
const displaysAtOnce = 16

/** How long changes are gathered, so that a folder of imported files becomes one document instead of hundreds. */
const gatherMs = 1_500

interface Shared {
  readonly library: BoardLibrary
  /** Which state of the catalogue `hashes` are of. */
  readonly revision: string
  readonly hashes: ReadonlySet<string>
}

/** Makes what should be on every display from library, school and registry; a revision rises only when something really changed. */
export class DesiredKeeper implements Disposable {
  readonly #needs: Needs
  #shared: Shared = { library: emptyBoardLibrary, revision: '', hashes: new Set() }
  /** References of the present and the previous document: a display may still be fetching the older one. */
  readonly #documents = new Map<string, Set<string>>()
  #work: Promise<void> = Promise.resolve()
  #isDue = false
  #gathering: NodeJS.Timeout | undefined

  constructor(needs: Needs) {
    this.#needs = needs
  }

  /** What displays may know of the library now. */
  get library(): BoardLibrary {
    return this.#shared.library
  }

  /** At start: every kept document is said again, then brought up to date. */
  async start(): Promise<void> {
    for (const { id } of this.#needs.registry.all()) {
      const document = await this.#needs.store.load(id)
      if (document.rev > 0) this.#say(id)
    }
    await this.refresh()
  }

  /** Something changed and more may: looks again in a moment. */
  refreshSoon(): void {
    this.#gathering ??= setTimeout(() => void this.refresh(), gatherMs)
  }

  /** Resolves when displays have been told all that is known now: whoever is about to speak of a new material waits for it. */
  async settle(): Promise<void> {
    await (this.#gathering === undefined ? this.#work : this.refresh())
  }

  /** Looks at everything again; calls that come while one waits are one. Resolves when the documents are said. */
  refresh(): Promise<void> {
    clearTimeout(this.#gathering)
    this.#gathering = undefined
    if (this.#isDue) return this.#work
    this.#isDue = true
    this.#work = this.#work.then(async () => {
      this.#isDue = false
      await this.#refreshAll().catch(error => this.#needs.report(error))
    })
    return this.#work
  }

  /** A person wants these materials on the display's disk from now on. */
  async keep(displayIds: readonly string[], materialIds: readonly string[]): Promise<void> {
    if (materialIds.length === 0) return
    for (const displayId of displayIds) await this.#needs.store.keep(displayId, materialIds)
    await this.refresh()
  }

  /** A person wants these displays to fill their disks in this way. */
  async setRules(displayIds: readonly string[], rules: ContentRules): Promise<void> {
    for (const displayId of displayIds) {
      await this.#needs.store.setRules(displayId, rules)
      this.#needs.changed(displayId)
    }
    await this.refresh()
  }

  /** A person wants the bell told in this way on these displays. */
  async setBells(displayIds: readonly string[], bells: RoomBells): Promise<void> {
    for (const displayId of displayIds) {
      await this.#needs.store.setBells(displayId, bells)
      this.#needs.changed(displayId)
    }
    await this.refresh()
  }

  /** A person wants these displays to be hall screens that show this, or class screens. */
  async setHall(displayIds: readonly string[], hall: HallSettings | undefined): Promise<void> {
    for (const displayId of displayIds) {
      await this.#needs.store.setHall(displayId, hall)
      this.#needs.changed(displayId)
    }
    await this.refresh()
  }

  /** A display that applied a higher revision than ours knows a future that we lost (an old backup): go above it. */
  async compare(displayId: string, { revs }: Reported): Promise<void> {
    const { store, root } = this.#needs
    const applied = revs[displayTopics(root, displayId).desired] ?? 0
    const { rev, set } = store.of(displayId)
    if (rev === 0 || applied <= rev) return
    await store.put(displayId, set, new Date(this.#needs.now()).toISOString(), applied + 1)
    this.#say(displayId)
  }

  mayRead(displayId: string, sha256: string): boolean {
    const display = this.#needs.registry.find(displayId)
    if (!display) return false
    return this.#needs.personal.mayRead(display.roomId, sha256) || this.#shared.hashes.has(sha256) || this.#needs.segments.names(sha256) || (this.#documents.get(displayId)?.has(sha256) ?? false)
  }

  dispose(): void {
    clearTimeout(this.#gathering)
  }

  async forget(displayId: string): Promise<void> {
    this.#documents.delete(displayId)
    await this.#needs.store.forget(displayId)
  }

  async #refreshAll(): Promise<void> {
    const { registry, school, store, now } = this.#needs
    const catalogue = await this.#writeCatalogue()
    const { library } = this.#shared
    const documents = {
      catalogue,
      timetable: await this.#keep(this.#needs.topics?.of(school.timetable()) ?? school.timetable()),
      invites: await this.#keep({ version: 1, invites: school.shownInvites() }),
      notices: await this.#keep({ version: 1, notices: school.notices() }),
      rules: await this.#keep(this.#needs.rules()),
    }
    const planned = plannedMaterials(library)
    const usual = await this.#keep({ version: 1, materialIds: planned })
    const roomIds = [...new Set(registry.all().map(({ roomId }) => roomId))]
    const personal = new Map(await Promise.all(roomIds.map(async roomId => {
      const document = this.#needs.personal.ofRoom(roomId)
      return [roomId, document && (await this.#keep(document))] as const
    })))
    const update = async (display: EnrolledDisplay): Promise<void> => {
      const { kept: all, rules, bells, hall: settings } = await store.load(display.id)
      const kept = [...all, ...(settings?.playlist ?? []).map(({ materialId }) => materialId)].filter(id => library.materials.has(id))
      const content = kept.length === 0 ? usual : await this.#keep({ version: 1, materialIds: [...new Set([...planned, ...kept])] })
      const hall = settings && (await this.#keep(this.#needs.halls.documentOf(settings)))
      const set = { ...this.#setOf(display, { ...documents, content, personal: personal.get(display.roomId), hall }), ...(Object.keys(rules).length > 0 ? { download: rules } : {}), ...(Object.keys(bells).length > 0 ? { bells } : {}) }
      this.#allow(display.id, set)
      if (await store.put(display.id, set, new Date(now()).toISOString())) this.#say(display.id)
    }
    const displays = [...registry.all()]
    while (displays.length > 0) await Promise.all(displays.splice(0, displaysAtOnce).map(update))
  }

  /** Only what changed in the library is written; its document names the segments. */
  async #writeCatalogue(): Promise<Omit<Reference, 'url'>> {
    const { segments } = this.#needs
    const library = boardLibraryOf(this.#needs.library.materials(), this.#needs.library.lessons())
    const root = await segments.write(recordsOf(library), { keep: text => this.#needs.library.keepDocument(text), fileOf: sha256 => this.#needs.library.fileOf(sha256) })
    const isOther = root.revision !== this.#shared.revision || this.#shared.library === emptyBoardLibrary
    const hashes = isOther ? new Set(manifestHashes(library)) : this.#shared.hashes
    this.#shared = { library, revision: root.revision, hashes }
    return this.#keep(root)
  }

  #setOf(display: EnrolledDisplay, documents: Record<'catalogue' | 'timetable' | 'invites' | 'notices' | 'rules' | 'content', Omit<Reference, 'url'>> & Record<'personal' | 'hall', Omit<Reference, 'url'> | undefined>): DesiredSet {
    const { school, language, registry, timeServer } = this.#needs
    const inviteBase = this.#needs.inviteBase()
    const bellAlignment = this.#needs.bellPresses.alignment
    const { name, timeZone, rooms } = school.school()
    const refer = ({ sha256, bytes }: Omit<Reference, 'url'>): Reference => ({ url: fillRoute(routes.displayFile, { displayId: display.id, sha256 }), sha256, bytes })
    return {
      name: display.name,
      room: { id: display.roomId, name: rooms.find(({ id }) => id === display.roomId)?.name ?? display.roomId },
      groups: display.groupIds.map(id => ({ id, priority: 0 })),
      school: { name, timeZone },
      language,
      ...(inviteBase === undefined ? {} : { inviteBase }),
      catalogue: refer(documents.catalogue),
      timetable: refer(documents.timetable),
      invites: refer(documents.invites),
      notices: refer(documents.notices),
      rules: refer(documents.rules),
      content: refer(documents.content),
      ...(documents.hall ? { hall: refer(documents.hall) } : {}),
      ...(documents.personal ? { personal: refer(documents.personal) } : {}),
      ...(bellAlignment ? { bellAlignment } : {}),
      ...(timeServer ? { timeServer } : {}),
      emergency: null,
      spreadS: Math.max(2, Math.ceil(registry.all().length / 16)), // mqtt.md, "Session"
    }
  }

  #allow(displayId: string, set: DesiredSet): void {
    this.#documents.set(displayId, new Set([...documentHashes(set), ...documentHashes(this.#needs.store.of(displayId).set)]))
  }

  #keep(document: unknown): Promise<{ sha256: string; bytes: number }> {
    return this.#needs.library.keepDocument(stableJson(document))
  }

  #say(displayId: string): void {
    const topic = displayTopics(this.#needs.root, displayId).desired
    const { rev, ts, set } = this.#needs.store.of(displayId)
    this.#needs.publish(topic, { v: 1, topic, rev, ts, set })
    this.#needs.changed(displayId)
  }
}

function recordsOf({ materials, lessons }: BoardLibrary): BoardRecords {
  const records = new Map<string, Material | BoardLesson>()
  for (const [id, material] of materials) records.set(nameOf('material', id), material)
  for (const [id, lesson] of lessons) records.set(nameOf('lesson', id), lesson)
  return records
}

function* manifestHashes({ materials }: BoardLibrary): Generator<string> {
  for (const { manifest } of materials.values()) for (const { sha256 } of manifest) yield sha256
}
