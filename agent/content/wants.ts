import { z } from 'zod'
import { idSchema } from '#shared/domain/ids'
import { StateFile, type StateFileOptions } from '../disk/state-file'
import type { KnownMaterials } from '../library/material-records'
import type { WantedFile } from './content-store'
import { filesOf } from './file-sets'

/** More than a display's disk would hold; bounds the state file. */
const keptLimit = 5_000
const keptSchema = z.object({ version: z.literal(1), materialIds: z.array(idSchema), pinned: z.array(idSchema).default([]) })
type Kept = z.infer<typeof keptSchema>

/** What should be on the disk, told by the school; the most needed first. */
export interface ContentPlan {
  readonly planned: readonly string[]
  /** Of these, what the next lessons need and what is on the screen: never evicted. */
  readonly soon?: readonly string[]
  /** What may be fetched now though nobody waits for it. */
  readonly mayFetchSoon?: boolean
  readonly mayFetchRest?: boolean
}

/** What this display wants on its disk: the plan, and what people asked it to keep or to pin (on disk itself, over restarts). */
export class Wants {
  readonly #kept: StateFile<Kept>
  catalogue: KnownMaterials = new Map()
  #plan: ContentPlan = { planned: [] }

  private constructor(kept: StateFile<Kept>) {
    this.#kept = kept
  }

  static async open(file: string, report: StateFileOptions<unknown>['report']): Promise<Wants> {
    return new Wants(await StateFile.open<Kept>({ file, schema: keptSchema, empty: { version: 1, materialIds: [], pinned: [] }, report }))
  }

  follow(catalogue: KnownMaterials, plan: ContentPlan): void {
    this.catalogue = catalogue
    this.#plan = plan
  }

  keep(materialIds: readonly string[]): Promise<void> {
    return this.#kept.update(kept => ({ ...kept, materialIds: united(materialIds, kept.materialIds) }))
  }

  pin(materialIds: readonly string[]): Promise<void> {
    return this.#kept.update(kept => ({ ...kept, materialIds: united(materialIds, kept.materialIds), pinned: united(materialIds, kept.pinned) }))
  }

  /** Nobody asks for these any more; what the school plans stays planned. */
  drop(materialIds: readonly string[]): Promise<void> {
    const others = (ids: readonly string[]) => ids.filter(id => !materialIds.includes(id))
    return this.#kept.update(kept => ({ ...kept, materialIds: others(kept.materialIds), pinned: others(kept.pinned) }))
  }

  /** Ids of everything, the most needed first. */
  get all(): string[] {
    return [...new Set([...this.#plan.planned, ...this.#kept.value.materialIds])]
  }

  /** Files that may be fetched now without anybody waiting for them. */
  get allowedFiles(): WantedFile[] {
    const { mayFetchSoon = true, mayFetchRest = true, soon = [] } = this.#plan
    return filesOf(mayFetchRest ? this.all : mayFetchSoon ? soon : [], this.catalogue)
  }

  get pinnedFiles(): WantedFile[] {
    return filesOf([...(this.#plan.soon ?? []), ...this.#kept.value.pinned], this.catalogue)
  }

  get files(): WantedFile[] {
    return filesOf(this.all, this.catalogue)
  }

  /** Whether the rules of downloads keep a material waiting. */
  isHeld(materialId: string): boolean {
    const { mayFetchSoon = true, mayFetchRest = true, soon = [] } = this.#plan
    return !mayFetchRest && !(mayFetchSoon && soon.includes(materialId))
  }
}

const united = (newer: readonly string[], older: readonly string[]): string[] => [...new Set([...newer, ...older])].slice(0, keptLimit)
