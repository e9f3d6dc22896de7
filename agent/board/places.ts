import { z } from 'zod'
import { idSchema, sha256Schema } from '#shared/domain/ids'
import { placeSchema, type Place } from '#shared/domain/place'
import type { StateFile } from '../disk/state-file'

/** Materials whose place is remembered; the one that was left longest ago is forgotten first. */
export const placesLimit = 300

/** Newest last. The hash is the entry's: a replaced file has no place. */
export const placesSchema = z.array(z.object({ materialId: idSchema, sha256: sha256Schema, place: placeSchema })).max(placesLimit)
export type Places = z.infer<typeof placesSchema>

interface Needs {
  readonly file: StateFile<Places>
  /** The entry's hash of a material that this display knows. */
  sha256Of(materialId: string): string | undefined
  report(problem: unknown): void
}

/** Where people stopped in each material, over restarts. */
export class PlaceKeeper {
  readonly #needs: Needs

  constructor(needs: Needs) {
    this.#needs = needs
  }

  read(materialId: string): Place | undefined {
    const sha256 = this.#needs.sha256Of(materialId)
    return this.#needs.file.value.find(kept => kept.materialId === materialId && kept.sha256 === sha256)?.place
  }

  /** `null` forgets it. */
  keep(materialId: string, place: Place | null): void {
    const { file, sha256Of, report } = this.#needs
    const sha256 = sha256Of(materialId)
    if (sha256 === undefined) return
    const change = (kept: Places): Places => {
      const others = kept.filter(each => each.materialId !== materialId)
      return place ? [...others.slice(1 - placesLimit), { materialId, sha256, place }] : others
    }
    file.update(change).catch(report)
  }
}
