import type { Material } from '#shared/domain/material'
import type { MaterialRecords } from './material-records'

/** The school's catalogue, and what this display took in by itself; where both speak of one id, the school does. */
export function withTaken(catalogue: MaterialRecords, taken: ReadonlyMap<string, Material>): MaterialRecords {
  if (taken.size === 0) return catalogue
  const own = [...taken.values()].filter(({ id }) => !catalogue.has(id))
  return {
    size: catalogue.size + own.length,
    has: id => catalogue.has(id) || taken.has(id),
    get: id => catalogue.get(id) ?? taken.get(id),
    *values() {
      yield* catalogue.values()
      yield* own
    },
  }
}
