import { naturally } from '../natural-order'
import { partsOf } from '../school-moment'
import { dayOfClass } from '../timetable/day'
import { isHeld, type DayLesson } from '../timetable/day-lesson'
import type { Timetable } from '../timetable/schema'
import type { HallChange, HallClass, HallLesson } from './content'
import type { HallSettings } from './schema'
import { shownClasses } from './shown-classes'

const lessonOf = ({ startMinute, endMinute, start, subject, subjectName, roomName }: DayLesson): HallLesson => ({ startMinute, endMinute, start, subject, subjectName, roomName })

/** Each class's day, without what is not held. */
export function hallClasses(timetable: Timetable, show: HallSettings['show'], date: string): HallClass[] {
  return shownClasses(timetable.classes, show).map(({ id, name }) => ({ id, name, lessons: dayOfClass(timetable, id, date).filter(isHeld).flatMap(partsOf).map(lessonOf) }))
}

/** What differs from the plan on a date for the shown classes, the earliest first; a lesson of several classes once. */
export function hallChanges(timetable: Timetable, show: HallSettings['show'], date: string): HallChange[] {
  const changes = new Map<string, HallChange>()
  for (const { id } of shownClasses(timetable.classes, show)) {
    for (const lesson of dayOfClass(timetable, id, date)) {
      const { plannedId, className, group, change } = lesson
      if (!change) continue
      const { kind, madeAt, was } = change
      changes.set(plannedId, { ...lessonOf(lesson), id: plannedId, className: group === undefined ? className : `${className}, ${group}`, change: { kind, madeAt, ...(was ? { was } : {}) } })
    }
  }
  return [...changes.values()].sort((a, b) => a.startMinute - b.startMinute || naturally(a.className, b.className))
}
