import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { desiredSetSchema, type DesiredSet } from '#shared/contract/mqtt/desired'
import { roomBellsSchema, type RoomBells } from '#shared/domain/bells/room-bells'
import { contentRulesSchema, type ContentRules } from '#shared/domain/content-rules'
import { hallSettingsSchema, type HallSettings } from '#shared/domain/hall/schema'
import { idSchema, instantSchema } from '#shared/domain/ids'
import { StateFile, type StateFileOptions } from '../../agent/disk/state-file'
import { stableJson } from './stable-json'

/** Materials that people may ask one display to keep besides those of the lessons; the oldest wish goes first. */
const keptLimit = 2_000

const documentSchema = z.object({ rev: z.int().min(0), ts: instantSchema, set: desiredSetSchema, kept: z.array(idSchema).max(keptLimit).default([]), rules: contentRulesSchema.default({}), bells: roomBellsSchema.default({}), hall: hallSettingsSchema.optional() })
export type DesiredDocument = z.infer<typeof documentSchema>

const none: DesiredDocument = { rev: 0, ts: '1970-01-01T00:00:00.000Z', set: {}, kept: [], rules: {}, bells: {} }

/** One desired document per display on disk; a revision is kept before anyone hears of it. */
export class DesiredStore {
  readonly #folder: string
  readonly #report: StateFileOptions<unknown>['report']
  readonly #files = new Map<string, StateFile<DesiredDocument>>()

  constructor(folder: string, report: StateFileOptions<unknown>['report']) {
    this.#folder = folder
    this.#report = report
  }

  /** Revision 0 until the first one was made. */
  of(displayId: string): DesiredDocument {
    return this.#files.get(displayId)?.value ?? none
  }

  async load(displayId: string): Promise<DesiredDocument> {
    return (await this.#file(displayId)).value
  }

  /** Whether the set differs from the kept one; then it is kept with the next revision, at least `floor`. */
  async put(displayId: string, set: DesiredSet, ts: string, floor = 0): Promise<boolean> {
    const file = await this.#file(displayId)
    if (file.value.rev >= floor && file.value.rev > 0 && stableJson(file.value.set) === stableJson(set)) return false
    await file.update(document => ({ ...document, rev: Math.max(document.rev + 1, floor), ts, set }))
    return true
  }

  /** Remembers that these materials belong on the display's disk. */
  async keep(displayId: string, materialIds: readonly string[]): Promise<void> {
    await (await this.#file(displayId)).update(document => ({ ...document, kept: [...new Set([...document.kept, ...materialIds])].slice(-keptLimit) }))
  }

  /** Remembers how this display may fill its disk. */
  async setRules(displayId: string, rules: ContentRules): Promise<void> {
    await (await this.#file(displayId)).update(document => ({ ...document, rules }))
  }

  /** Remembers how the bell is told on this display. */
  async setBells(displayId: string, bells: RoomBells): Promise<void> {
    await (await this.#file(displayId)).update(document => ({ ...document, bells }))
  }

  /** Remembers what this hall screen shows; undefined: it is a class screen. */
  async setHall(displayId: string, hall: HallSettings | undefined): Promise<void> {
    await (await this.#file(displayId)).update(({ hall: _before, ...document }) => (hall ? { ...document, hall } : document))
  }

  async forget(displayId: string): Promise<void> {
    this.#files.delete(displayId)
    const path = this.#path(displayId)
    for (const file of [path, `${path}.last-good`]) await rm(file, { force: true })
  }

  async #file(displayId: string): Promise<StateFile<DesiredDocument>> {
    const open = this.#files.get(displayId)
    if (open) return open
    const file = await StateFile.open<DesiredDocument>({ file: this.#path(displayId), schema: documentSchema, empty: none, report: this.#report })
    this.#files.set(displayId, file)
    return file
  }

  #path(displayId: string): string {
    return join(this.#folder, `${displayId}.json`)
  }
}
