import { naturally } from '../natural-order'
import { partsOf } from '../school-moment'
import { dayOfClass } from '../timetable/day'
import { isHeld, type DayLesson } from '../timetable/day-lesson'
import type { Timetable } from '../timetable/schema'
import type { HallChange, HallClass, HallLesson } from './content'
import type { HallSettings } from './schema'

/** The classes that a hall screen shows, as people count: 5 А before 10 А. */
export function shownClasses({ classes }: Timetable, { buildingIds, grades, classIds }: HallSettings['show']): Timetable['classes'] {
  return classes
    .filter(({ id, grade, buildingId }) => (classIds.length === 0 || classIds.includes(id)) && (grades.length === 0 || grades.includes(grade)) && (buildingIds.length === 0 || (buildingId !== undefined && buildingIds.includes(buildingId))))
    .sort((a, b) => naturally(a.name, b.name))
}

const lessonOf = ({ startMinute, endMinute, start, subject, subjectName, roomName }: DayLesson): HallLesson => ({ startMinute, endMinute, start, subject, subjectName, roomName })

/** Each class's day, without what is not held. */
export function hallClasses(timetable: Timetable, show: HallSettings['show'], date: string): HallClass[] {
  return shownClasses(timetable, show).map(({ id, name }) => ({ id, name, lessons: dayOfClass(timetable, id, date).filter(isHeld).flatMap(partsOf).map(lessonOf) }))
}

/** What differs from the plan on a date for the shown classes, the earliest first; a lesson of several classes once. */
export function hallChanges(timetable: Timetable, show: HallSettings['show'], date: string): HallChange[] {
  const changes = new Map<string, HallChange>()
  for (const { id } of shownClasses(timetable, show)) {
    for (const lesson of dayOfClass(timetable, id, date)) {
      const { plannedId, className, group, change } = lesson
      if (!change) continue
      const { kind, madeAt, was } = change
      changes.set(plannedId, { ...lessonOf(lesson), id: plannedId, className: group === undefined ? className : `${className}, ${group}`, change: { kind, madeAt, ...(was ? { was } : {}) } })
    }
  }
  return [...changes.values()].sort((a, b) => a.startMinute - b.startMinute || naturally(a.className, b.className))
}
