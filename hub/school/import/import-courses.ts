import type { CoursePreview, ImportOptions, ImportWarning } from '#shared/contract/timetable-import'
import type { Lesson } from '#shared/domain/lesson'
import type { Material } from '#shared/domain/material'
import type { Subject } from '#shared/domain/subject'
import type { Timetable } from '#shared/domain/timetable/schema'
import { nameKey, plainWords } from '#shared/domain/timetable-import/name-key'
import { subjectOf } from '#shared/text/import/subject-of'
import type { CoursePlan } from '../courses/course-plans'
import type { CourseDraft, CourseReading } from './course-plan'
import { WarningList } from './warning-list'

/** What a course's materials are looked up in. */
export interface CourseLibrary {
  materials(): readonly Material[]
  lessons(): readonly Lesson[]
}

export interface CourseImport {
  /** Whole ones; a course whose class or subject nobody knows yet is in `previews` only. */
  readonly plans: readonly CoursePlan[]
  readonly previews: readonly CoursePreview[]
  readonly warnings: readonly ImportWarning[]
}

/** Term plans of a file for the school's classes: materials found by id or title, the first lesson on the first date that the file names, else on the first of September. */
export function importCourses({ courses, warnings: read }: CourseReading, { classes, lessons }: Timetable, library: CourseLibrary, options: ImportOptions, known: (course: Pick<CoursePlan, 'classId' | 'subject' | 'group'>) => CoursePlan | undefined, today: string): CourseImport {
  const warnings = new WarningList()
  const things = thingsOf(library)
  const called = new Map(lessons.flatMap(({ subject, subjectName }): [string, Subject][] => (subjectName ? [[plainWords(subjectName), subject]] : [])))
  const made = courses.map(course => {
    const chosen = courses.length === 1 || course.className === undefined ? options.course : undefined
    const classId = chosen?.classId ?? classes.find(({ name }) => nameKey(name) === nameKey(course.className ?? ''))?.id
    const subject = chosen?.subject ?? (course.subject ? (called.get(plainWords(course.subject)) ?? subjectOf(course.subject)) : undefined)
    const group = chosen?.group || course.group
    const content = course.lessons.map(lesson => ({ lesson, ...found(lesson.materials, lesson.row, things, warnings) }))
    const plan = classId !== undefined && subject !== undefined ? { classId, subject, ...(group ? { group: group.slice(0, 40) } : {}), from: firstDate(course, today), lessons: content.map(planLesson).slice(0, 600) } : undefined
    const preview: CoursePreview = {
      classId, subject, group, label: [course.className, course.subject, course.group].filter(Boolean).join(', '), lessons: content.length, replaced: (plan && known(plan)?.lessons.length) ?? 0,
      materials: new Set(content.flatMap(({ materialIds, lessonId }) => [...materialIds, ...(lessonId ? [lessonId] : [])])).size, first: content.slice(0, 5).map(({ lesson, titles }) => ({ topic: lesson.topic, materialTitles: titles })),
    }
    return { plan, preview }
  })
  return { plans: made.flatMap(({ plan }) => plan ?? []), previews: made.map(({ preview }) => preview), warnings: [...read, ...warnings.all()] }
}

interface Found {
  readonly materialIds: string[]
  readonly lessonId: string | undefined
  readonly titles: string[]
}
interface Thing {
  readonly id: string
  readonly title: string
  readonly isLesson: boolean
}

function planLesson({ lesson: { topic, section, homework }, materialIds, lessonId }: Found & { lesson: CourseDraft['lessons'][number] }): CoursePlan['lessons'][number] {
  return { topic, ...(section ? { section } : {}), ...(homework ? { homework } : {}), ...(lessonId ? { lessonId } : {}), materialIds }
}

function thingsOf(library: CourseLibrary): Map<string, Thing[]> {
  const all: Thing[] = [...library.materials().map(({ id, title }) => ({ id, title, isLesson: false })), ...library.lessons().map(({ id, title }) => ({ id, title, isLesson: true }))]
  const byWords = new Map<string, Thing[]>()
  for (const thing of all) for (const key of [thing.id, plainWords(thing.title)]) byWords.set(key, [...(byWords.get(key) ?? []), thing])
  return byWords
}

function found(references: readonly string[], row: number, things: ReadonlyMap<string, Thing[]>, warnings: WarningList): Found {
  const hits = references.flatMap(reference => {
    const fits = things.get(reference) ?? things.get(plainWords(reference)) ?? []
    if (fits.length !== 1) warnings.add({ kind: fits.length === 0 ? 'material-unknown' : 'material-unclear', row, value: reference })
    return fits.length === 1 ? fits : []
  })
  return { materialIds: [...new Set(hits.filter(({ isLesson }) => !isLesson).map(({ id }) => id))].slice(0, 20), lessonId: hits.find(({ isLesson }) => isLesson)?.id, titles: hits.map(({ title }) => title) }
}

function firstDate({ lessons }: CourseDraft, today: string): string {
  const told = lessons.flatMap(({ date }) => date ?? []).sort()[0]
  return told ?? `${Number(today.slice(0, 4)) - (today.slice(5) < '07-01' ? 1 : 0)}-09-01`
}
