import { z } from 'zod'
import { idSchema } from '../ids'
import { nameKey } from '../timetable-import/name-key'
import { buildingSchema, classSchema, roomSchema, type Timetable } from './schema'

export const placeKinds = ['class', 'room', 'building'] as const
export type PlaceKind = (typeof placeKinds)[number]

const id = idSchema.optional()
/** What a person saves of a class, a room or a building; an id only where it is there already. */
export const placeCandidateSchema = z.discriminatedUnion('of', [
  classSchema.extend({ of: z.literal('class'), id }),
  roomSchema.extend({ of: z.literal('room'), id }),
  buildingSchema.extend({ of: z.literal('building'), id }),
])
export type PlaceCandidate = z.infer<typeof placeCandidateSchema>

/** What would lead nowhere without a place. Displays and invites are the hub's to know: whoever sees only a timetable leaves them out. */
export interface PlaceUses {
  readonly lessonIds: readonly string[]
  /** Changes from today on, by their dates. */
  readonly changeDates: readonly string[]
  /** Special days of the calendar, by name. */
  readonly days: readonly string[]
  /** Rules of bells, counted from 1. */
  readonly bellRules: readonly number[]
  /** Classes and rooms of a building, by name. */
  readonly inside: readonly string[]
  readonly hasDisplay?: boolean
  readonly hasInvite?: boolean
}

export function placeUsesOf({ lessons, changes, calendar, bellRules, classes, rooms }: Timetable, of: PlaceKind, placeId: string, today: string): PlaceUses {
  const takes = ({ classIds, roomId }: { readonly classIds: readonly string[]; readonly roomId?: string | undefined }) => (of === 'class' ? classIds.includes(placeId) : of === 'room' && roomId === placeId)
  const isIn = ({ buildingId }: { readonly buildingId?: string | undefined }) => of === 'building' && buildingId === placeId
  return {
    lessonIds: lessons.filter(takes).map(({ id }) => id),
    changeDates: changes.filter(change => change.date >= today && (takes({ classIds: [], ...change }) || (change.added && takes(change.added)))).map(({ date }) => date),
    days: of === 'class' ? calendar.days.filter(({ classIds }) => classIds?.includes(placeId)).map(({ name }) => name) : [],
    bellRules: bellRules.flatMap((rule, index) => (isIn(rule) ? [index + 1] : [])),
    inside: [...classes, ...rooms].filter(isIn).map(({ name }) => name),
  }
}

export const isPlaceUsed = ({ lessonIds, changeDates, days, bellRules, inside, hasDisplay = false, hasInvite = false }: PlaceUses): boolean =>
  hasDisplay || hasInvite || [lessonIds, changeDates, days, bellRules, inside].some(({ length }) => length > 0)

const listOf = { class: 'classes', room: 'rooms', building: 'buildings' } as const

/** The place of that name, other than the one with this id: two of one name would be told apart nowhere. */
export function placeNamed(timetable: Timetable, { of, name, id: own }: PlaceCandidate): { readonly id: string } | undefined {
  return timetable[listOf[of]].find(place => place.id !== own && nameKey(place.name) === nameKey(name))
}

export function withPlace(timetable: Timetable, { of, ...place }: PlaceCandidate & { readonly id: string }): Timetable {
  const list: readonly { readonly id: string }[] = timetable[listOf[of]]
  return { ...timetable, [listOf[of]]: list.some(({ id }) => id === place.id) ? list.map(one => (one.id === place.id ? place : one)) : [...list, place] }
}

/** Without the place and without the changes that named it; undefined where nobody has the id. */
export function withoutPlace(timetable: Timetable, of: PlaceKind, placeId: string): Timetable | undefined {
  const list: readonly { readonly id: string }[] = timetable[listOf[of]]
  const left = list.filter(({ id }) => id !== placeId)
  if (left.length === list.length) return undefined
  const isFree = ({ roomId, added }: Timetable['changes'][number]) => (of === 'room' ? roomId !== placeId && added?.roomId !== placeId : of !== 'class' || !added?.classIds.includes(placeId))
  return { ...timetable, [listOf[of]]: left, changes: timetable.changes.filter(isFree) }
}
