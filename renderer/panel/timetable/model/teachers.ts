import { naturally } from '#shared/domain/natural-order'
import type { Timetable } from '#shared/domain/timetable/schema'

/** Everyone who gives a lesson in the plan, by name. */
export function teachersOf({ lessons }: Pick<Timetable, 'lessons'>): string[] {
  return [...new Set(lessons.flatMap(({ teacher, coTeachers = [] }) => [teacher ?? '', ...coTeachers]))].filter(name => name !== '').sort(naturally)
}
