import { z } from 'zod'
import type { School } from '#shared/contract/panel'
import { timetableSchema, type Timetable } from '#shared/domain/timetable/schema'
import { fromVersionOne, timetableOneSchema } from '#shared/domain/timetable/version-one'

/** A timetable without what school.json says: zone, buildings, classes and rooms have one place each. */
export const planSchema = timetableSchema.omit({ timeZone: true, buildings: true, classes: true, rooms: true })
export type TimetablePlan = z.infer<typeof planSchema>
/** As the hub keeps it; a file of the first format is read too. */
export const keptPlanSchema = z.union([planSchema, timetableOneSchema.transform(one => planOf(fromVersionOne(one)))])

export function planOf({ timeZone: _zone, buildings: _buildings, classes: _classes, rooms: _rooms, ...plan }: Timetable): TimetablePlan {
  return plan
}

export interface SchoolParts {
  readonly school: School
  readonly plan: TimetablePlan
}

/** The school and plan that a whole timetable makes of the present ones: its rooms, classes and buildings are added or renamed, no other is lost. */
export function partsOf(timetable: Timetable, school: School): SchoolParts {
  const { timeZone, buildings, classes, rooms } = timetable
  const groupsOf = new Map(school.rooms.map(({ id, groupIds }) => [id, groupIds]))
  return {
    school: {
      ...school,
      timeZone,
      ...(buildings.length > 0 ? { buildings: joined(school.buildings ?? [], buildings) } : {}),
      classes: joined(school.classes, classes),
      rooms: joined(school.rooms, rooms.map(room => ({ ...room, groupIds: groupsOf.get(room.id) ?? [] }))),
    },
    plan: planOf(timetable),
  }
}

/** The same where the timetable is all there is: what it lacks is gone. */
export function onlyPartsOf(timetable: Timetable, school: School): SchoolParts {
  const { buildings, classes, rooms } = timetable
  const { school: all, plan } = partsOf(timetable, school)
  const isLeft = (list: readonly { readonly id: string }[]) => ({ id }: { readonly id: string }) => list.some(one => one.id === id)
  return { plan, school: { ...all, buildings: all.buildings?.filter(isLeft(buildings)), classes: all.classes.filter(isLeft(classes)), rooms: all.rooms.filter(isLeft(rooms)) } }
}

function joined<T extends { readonly id: string }>(present: readonly T[], coming: readonly T[]): T[] {
  return [...new Map([...present, ...coming].map(item => [item.id, item])).values()]
}

/** The whole timetable, as displays keep it. A room or class that school.json lost since goes by its id. */
export function timetableOf({ timeZone, buildings = [], classes, rooms }: School, plan: TimetablePlan): Timetable {
  const { lessons, changes } = plan
  const lostRooms = missing(rooms, [...lessons, ...changes, ...changes.flatMap(({ added }) => added ?? [])].flatMap(({ roomId }) => roomId ?? []))
  const lostClasses = missing(classes, [...lessons, ...changes.flatMap(({ added }) => added ?? [])].flatMap(({ classIds }) => classIds))
  return {
    ...plan,
    timeZone,
    buildings: [...buildings],
    classes: [...classes, ...lostClasses.map(id => ({ id, name: id.slice(0, 20), grade: 0 }))],
    rooms: [...rooms.map(({ groupIds: _groups, ...room }) => room), ...lostRooms.map(id => ({ id, name: id.slice(0, 40) }))],
  }
}

function missing(known: readonly { readonly id: string }[], ids: readonly string[]): string[] {
  const here = new Set(known.map(({ id }) => id))
  return [...new Set(ids)].filter(id => !here.has(id))
}
