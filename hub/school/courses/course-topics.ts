import { addDays } from '#shared/domain/timetable/dates'
import { dayOfClass } from '#shared/domain/timetable/day'
import { isHeld } from '#shared/domain/timetable/day-lesson'
import type { PlannedLesson, Timetable } from '#shared/domain/timetable/schema'
import { nameKey } from '#shared/domain/timetable-import/name-key'
import type { CoursePlan } from './course-plans'

type CourseLesson = CoursePlan['lessons'][number]

/** A lesson of the plan is looked for so far ahead: the longest rotation, and holidays. */
const daysAhead = 28

/**
 * The timetable with what each lesson is about the next time it is held, counted from a course's first day over every lesson that was held since (a double one is two). What a
 * person wrote into the timetable itself stays; after the last topic nothing is said.
 */
export function withTopics(timetable: Timetable, plans: readonly CoursePlan[], today: string): Timetable {
  const next = new Map<string, CourseLesson>()
  const courses = plans.map(plan => ({ plan, count: 0, ours: lessonsOf(timetable, plan) })).filter(({ ours }) => ours.size > 0)
  // Dates outside, courses inside: a day of the whole school is put together once.
  for (let date = courses.map(({ plan }) => plan.from).sort()[0] ?? today; courses.length > 0 && date < addDays(today, daysAhead); date = addDays(date, 1)) {
    for (const course of courses) if (date >= course.plan.from) course.count = follow(timetable, course, date, date >= today, next)
  }
  return next.size === 0 ? timetable : { ...timetable, lessons: timetable.lessons.map(lesson => filled(lesson, next.get(lesson.id))) }
}

function lessonsOf({ lessons }: Timetable, { classId, subject, group }: CoursePlan): Map<string, PlannedLesson> {
  const isOurs = (lesson: PlannedLesson): boolean => lesson.subject === subject && lesson.classIds.includes(classId) && (group === undefined || nameKey(lesson.group?.name ?? '') === nameKey(group))
  return new Map(lessons.filter(isOurs).map(lesson => [lesson.id, lesson]))
}

function filled(lesson: PlannedLesson, about: CourseLesson | undefined): PlannedLesson {
  if (!about) return lesson
  const materialIds = [...new Set([...(lesson.materialIds ?? []), ...about.materialIds])].slice(0, 50)
  return { ...lesson, topic: lesson.topic ?? about.topic, ...(materialIds.length > 0 ? { materialIds } : {}), ...(lesson.lessonId === undefined && about.lessonId !== undefined ? { lessonId: about.lessonId } : {}) }
}

/** Counts a course's lessons of one day; those that are still to come learn what they are about. */
function follow(timetable: Timetable, { plan, ours, count }: { plan: CoursePlan; ours: ReadonlyMap<string, PlannedLesson>; count: number }, date: string, isAhead: boolean, next: Map<string, CourseLesson>): number {
  const held = dayOfClass(timetable, plan.classId, date).filter(lesson => isHeld(lesson) && lesson.subject === plan.subject && ours.has(lesson.plannedId))
  let reached = count
  for (const [index, lesson] of held.entries()) {
    const span = ours.get(lesson.plannedId)!.span ?? 1
    // Groups that have the subject side by side are at the same lesson of the plan.
    if (held[index - 1]?.startMinute !== lesson.startMinute) reached += span
    const about = plan.lessons[reached - span]
    if (about && isAhead && !next.has(lesson.plannedId)) next.set(lesson.plannedId, about)
  }
  return reached
}
