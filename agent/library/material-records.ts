import type { Material } from '#shared/domain/material'

/** The materials that a display knows of, by id. A record may be read from disk each time: do not walk through all of them lightly. */
export interface MaterialRecords {
  readonly size: number
  has(materialId: string): boolean
  get(materialId: string): Material | undefined
  values(): Iterable<Material>
}

/** Whether and what one of them is. */
export type KnownMaterials = Pick<MaterialRecords, 'has' | 'get'>
