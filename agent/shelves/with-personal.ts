import type { PersonalShelf } from '#shared/contract/personal-shelves'
import type { Material } from '#shared/domain/material'
import type { MaterialRecords } from '../library/material-records'

/** The catalogue, and by their ids what lies on the room's shelves too. Whoever walks through it (search, lists) meets the catalogue alone. */
export function withPersonal(records: MaterialRecords, shelves: readonly PersonalShelf[]): MaterialRecords {
  if (shelves.length === 0) return records
  const own = new Map(shelves.flatMap(({ materials }) => materials.map((material): [string, Material] => [material.id, material])))
  return {
    get size() {
      return records.size
    },
    has: id => own.has(id) || records.has(id),
    get: id => own.get(id) ?? records.get(id),
    values: () => records.values(),
  }
}

/** The same for those who tell the school what is on this disk: what lies on a shelf is called after it. */
export function withoutNames(records: MaterialRecords, shelves: readonly PersonalShelf[]): MaterialRecords {
  return withPersonal(records, shelves.map(shelf => ({ ...shelf, materials: shelf.materials.map(material => ({ ...material, title: shelf.name })) })))
}
