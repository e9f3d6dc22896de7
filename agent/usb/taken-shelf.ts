import { z } from 'zod'
import { materialSchema, type Material } from '#shared/domain/material'
import { StateFile, type StateFileOptions } from '../disk/state-file'

/** More does not fit into a small state file, nor into anybody's memory of what is on the board. */
export const takenLimit = 500
const schema = z.object({ version: z.literal(1), revision: z.int().min(0), materials: z.array(materialSchema).max(takenLimit) })
type Taken = z.infer<typeof schema>

/** Materials that were taken from sticks into this display alone: no hub knows of them, and none is needed. */
export class TakenShelf {
  readonly #file: StateFile<Taken>
  #byId: { readonly of: Taken; readonly map: ReadonlyMap<string, Material> } | undefined

  private constructor(file: StateFile<Taken>) {
    this.#file = file
  }

  static async open(file: string, report: StateFileOptions<unknown>['report']): Promise<TakenShelf> {
    return new TakenShelf(await StateFile.open<Taken>({ file, schema, empty: { version: 1, revision: 0, materials: [] }, report }))
  }

  /** Names the state; '' while nothing was ever taken. */
  get revision(): string {
    const { revision } = this.#file.value
    return revision === 0 ? '' : `+${revision}`
  }

  /** Another object only when something changed. */
  get materials(): ReadonlyMap<string, Material> {
    const { value } = this.#file
    if (this.#byId?.of !== value) this.#byId = { of: value, map: new Map(value.materials.map(material => [material.id, material])) }
    return this.#byId.map
  }

  /** False when the shelf is full. */
  async add(material: Material): Promise<boolean> {
    await this.#file.update(taken => {
      const others = taken.materials.filter(({ id }) => id !== material.id)
      return others.length >= takenLimit ? taken : { version: 1, revision: taken.revision + 1, materials: [material, ...others] }
    })
    return this.materials.has(material.id)
  }

  async remove(materialId: string): Promise<void> {
    if (!this.materials.has(materialId)) return
    await this.#file.update(taken => ({ version: 1, revision: taken.revision + 1, materials: taken.materials.filter(({ id }) => id !== materialId) }))
  }

  idle(): Promise<void> {
    return this.#file.idle()
  }
}
