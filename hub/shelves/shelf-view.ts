import { sizeBytes, type Material } from '#shared/domain/material'
import type { ShelfRecord, Visibility } from '#shared/domain/personal-shelf'
import type { Result } from '#shared/result'

/** What a shelf asks of the school's library. */
export interface SchoolLibrary {
  adopt(material: Material): Promise<void>
  materialOf(materialId: string): Material | undefined
  removeMaterial(materialId: string): Promise<Result<null, { kind: 'unknown' } | { kind: 'in-use'; lessonTitles: string[] }>>
}

/** Why a shelf stays as it is. */
export type ChangeFault = { readonly kind: 'unknown' } | { readonly kind: 'full' } | { readonly kind: 'in-use'; readonly lessonTitles: readonly string[] }
/** A shelf with its materials, newest first. */
export interface ShelfView {
  readonly record: ShelfRecord
  readonly materials: readonly { readonly material: Material; readonly visibility: Visibility }[]
}

/** What lies on it. */
export const usedBytes = ({ materials }: ShelfView): number => materials.reduce((sum, { material }) => sum + sizeBytes(material), 0)
/** Two names that people would take for one. */
export const folded = (name: string): string => name.toLocaleLowerCase('ru').replaceAll('ё', 'е').replaceAll(/\s+/g, ' ')
