import type { PlaceKind } from '#shared/domain/timetable/school-places'
import type { Timetable } from '#shared/domain/timetable/schema'

/** A class, room or building as its list shows it. */
export interface PlaceRow {
  readonly id: string
  readonly name: string
  readonly grade?: number
  readonly shift?: number
  readonly buildingId?: string | undefined
  readonly buildingName?: string | undefined
  /** Lessons of a week; of a building its classes and rooms. */
  readonly count: number
}

export function placeRowsOf({ classes, rooms, buildings, lessons }: Timetable, of: PlaceKind): PlaceRow[] {
  const nameOf = new Map(buildings.map(({ id, name }) => [id, name]))
  const counts = new Map<string, number>()
  const named = of === 'class' ? lessons.flatMap(({ classIds }) => classIds) : of === 'room' ? lessons.map(({ roomId }) => roomId) : [...classes, ...rooms].map(({ buildingId }) => buildingId)
  for (const id of named) if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1)
  const told = (buildingId: string | undefined) => ({ buildingId, buildingName: buildingId === undefined ? undefined : nameOf.get(buildingId) })
  const listed: Omit<PlaceRow, 'count'>[] =
    of === 'class' ? classes.map(({ id, name, grade, shift = 1, buildingId }) => ({ id, name, grade, shift, ...told(buildingId) }))
    : of === 'room' ? rooms.map(({ id, name, buildingId }) => ({ id, name, ...told(buildingId) }))
    : [...buildings]
  return listed.map(place => ({ ...place, count: counts.get(place.id) ?? 0 }))
}
