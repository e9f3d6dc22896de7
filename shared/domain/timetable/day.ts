import { naturally } from '../natural-order'
import { isHeld, type DayLesson } from './day-lesson'
import { DayMaker } from './day-maker'
import type { Timetable } from './schema'

/** The lessons of a room on a local date, earliest first; cancelled ones and those that went elsewhere stay, marked. */
export function dayOf(timetable: Timetable, roomId: string, date: string): DayLesson[] {
  return schoolDayOf(timetable, date).byRoom.get(roomId) ?? []
}

/** The lessons of a class on a local date, earliest first, wherever they are; cancelled ones stay, marked. */
export function dayOfClass(timetable: Timetable, classId: string, date: string): DayLesson[] {
  return schoolDayOf(timetable, date).byClass.get(classId) ?? []
}

/** The lessons that a teacher gives on a local date, alone or with others, earliest first. */
export function dayOfTeacher(timetable: Timetable, teacher: string, date: string): DayLesson[] {
  return schoolDayOf(timetable, date).byTeacher.get(teacher) ?? []
}

/** Whether anything is held in the school on a date. */
export function hasLessons(timetable: Timetable, date: string): boolean {
  return schoolDayOf(timetable, date).hasLessons
}

interface SchoolDay {
  readonly byRoom: ReadonlyMap<string, DayLesson[]>
  readonly byClass: ReadonlyMap<string, DayLesson[]>
  readonly byTeacher: ReadonlyMap<string, DayLesson[]>
  readonly hasLessons: boolean
}

/** Dates that are kept ready for each document: today, and what is looked at around it. */
const keptDates = 16
const kept = new WeakMap<Timetable, Map<string, SchoolDay>>()

function schoolDayOf(timetable: Timetable, date: string): SchoolDay {
  const days = kept.get(timetable) ?? new Map<string, SchoolDay>()
  kept.set(timetable, days)
  const known = days.get(date)
  if (known) return known
  const day = listed(new DayMaker(timetable, date).lessons())
  if (days.size >= keptDates) days.delete(days.keys().next().value!)
  days.set(date, day)
  return day
}

function listed(lessons: readonly DayLesson[]): SchoolDay {
  const ordered = [...lessons].sort((a, b) => a.startMinute - b.startMinute || naturally(a.className, b.className) || naturally(a.plannedId, b.plannedId))
  const byRoom = new Map<string, DayLesson[]>()
  const byClass = new Map<string, DayLesson[]>()
  const byTeacher = new Map<string, DayLesson[]>()
  const add = (map: Map<string, DayLesson[]>, key: string | undefined, lesson: DayLesson) => {
    if (key === undefined || key === '') return
    const list = map.get(key)
    if (list) list.push(lesson)
    else map.set(key, [lesson])
  }
  for (const lesson of ordered) {
    add(byRoom, lesson.roomId, lesson)
    if (lesson.change?.kind === 'moved-away') continue
    for (const classId of lesson.classIds ?? []) add(byClass, classId, lesson)
    for (const teacher of new Set([lesson.teacher, ...(lesson.coTeachers ?? [])])) add(byTeacher, teacher, lesson)
  }
  return { byRoom, byClass, byTeacher, hasLessons: ordered.some(isHeld) }
}
