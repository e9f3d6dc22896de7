import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { desiredSetSchema, type DesiredSet } from '#shared/contract/mqtt/desired'
import { instantSchema } from '#shared/domain/ids'
import { StateFile, type StateFileOptions } from '../../agent/disk/state-file'
import { stableJson } from './stable-json'

const documentSchema = z.object({ rev: z.int().min(0), ts: instantSchema, set: desiredSetSchema })
export type DesiredDocument = z.infer<typeof documentSchema>

const none: DesiredDocument = { rev: 0, ts: '1970-01-01T00:00:00.000Z', set: {} }

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
    await file.update(({ rev }) => ({ rev: Math.max(rev + 1, floor), ts, set }))
    return true
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
