import type { Change, PlannedLesson, Room, SchoolClass, Timetable } from './schema'

/** What is looked up again and again, made once per document. */
export interface TimetableIndex {
  readonly classes: ReadonlyMap<string, SchoolClass>
  readonly rooms: ReadonlyMap<string, Room>
  readonly lessonsOn: ReadonlyMap<number, readonly PlannedLesson[]>
  /** By date; of two changes to one lesson the later made one. */
  readonly changesOn: ReadonlyMap<string, readonly Change[]>
}

const indexes = new WeakMap<Timetable, TimetableIndex>()

/** The index of a document, which is never changed in place. */
export function indexOf(timetable: Timetable): TimetableIndex {
  let known = indexes.get(timetable)
  if (!known) indexes.set(timetable, (known = makeIndex(timetable)))
  return known
}

function makeIndex({ classes, rooms, lessons, changes }: Timetable): TimetableIndex {
  const byDate = new Map<string, Map<string, Change>>()
  for (const change of changes) {
    const day = byDate.get(change.date) ?? new Map<string, Change>()
    byDate.set(change.date, day)
    const key = change.plannedId ?? `+${change.id}`
    const known = day.get(key)
    if (!known || Date.parse(known.madeAt) <= Date.parse(change.madeAt)) day.set(key, change)
  }
  return {
    classes: new Map(classes.map(one => [one.id, one])),
    rooms: new Map(rooms.map(one => [one.id, one])),
    lessonsOn: groupedBy(lessons, ({ weekday }) => weekday),
    changesOn: new Map([...byDate].map(([date, day]) => [date, [...day.values()]])),
  }
}

/** Lists by key, in the order of the first of each. */
export function groupedBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
