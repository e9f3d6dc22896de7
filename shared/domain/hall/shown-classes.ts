import { naturally } from '../natural-order'
import type { HallSettings } from './schema'

/** The classes that a hall screen shows, as people count: 5 А before 10 А. */
export function shownClasses<T extends { readonly id: string; readonly name: string; readonly grade: number; readonly buildingId?: string | undefined }>(classes: readonly T[], { buildingIds, grades, classIds }: HallSettings['show']): T[] {
  return classes
    .filter(({ id, grade, buildingId }) => (classIds.length === 0 || classIds.includes(id)) && (grades.length === 0 || grades.includes(grade)) && (buildingIds.length === 0 || (buildingId !== undefined && buildingIds.includes(buildingId))))
    .sort((a, b) => naturally(a.name, b.name))
}
