import { createHash } from 'node:crypto'
import type { PlannedLesson, Timetable } from '#shared/domain/timetable/schema'
import { nameKey } from '#shared/domain/timetable-import/name-key'
import type { ImportNames } from './import-names'
import type { DraftLesson } from './timetable-draft'
import type { WarningList } from './warning-list'

type Unnamed = Omit<PlannedLesson, 'id'>

/** A draft's lesson in the school's own ids; the terms of its mask become dates where the school's terms have them. */
export function lessonOf(draft: DraftLesson, names: ImportNames, { terms }: Timetable, warnings: WarningList): Unnamed {
  const dates = draft.terms === undefined ? undefined : datesOfTerms(draft.terms, terms)
  if (draft.terms !== undefined && dates === undefined) warnings.add({ kind: 'term-without-dates', element: `${draft.classNames.join(', ')}: ${draft.subject}`, value: draft.terms })
  const [teacher, ...coTeachers] = draft.teachers
  return withoutAbsent({
    weekday: draft.weekday, period: draft.period, weeks: draft.weeks === undefined ? undefined : [...draft.weeks], from: draft.from ?? dates?.from, until: draft.until ?? dates?.until,
    classIds: [...new Set(draft.classNames.map(names.classIdOf))], group: draft.group && withoutAbsent({ ...draft.group }), ...names.subjectOf(draft.subject),
    teacher: teacher?.slice(0, 80), coTeachers: coTeachers.length > 0 ? coTeachers.slice(0, 5) : undefined, roomId: draft.room === undefined ? undefined : names.roomIdOf(draft.room), topic: draft.topic,
    span: draft.span > 1 ? draft.span : undefined,
  })
}

function datesOfTerms(mask: string, terms: Timetable['terms']): { from: string; until: string } | undefined {
  if (terms.length !== mask.length) return undefined
  const chosen = terms.toSorted((a, b) => a.from.localeCompare(b.from)).filter((_term, index) => mask[index] === '1')
  return chosen.length === 0 ? undefined : { from: chosen[0]!.from, until: chosen.at(-1)!.until }
}

/** What makes a lesson the same one in the next edition of a file: first in everything, then its place with another subject, teacher or room. */
const wholeKey = (one: Unnamed): string => JSON.stringify([one.weekday, one.period, one.span ?? 1, one.weeks, one.from, one.until, [...one.classIds].sort(), one.group && nameKey(one.group.name), one.subject, one.subjectName, one.teacher, one.coTeachers, one.roomId])
const subjectKey = (one: Unnamed): string => JSON.stringify([one.weekday, one.period, one.weeks, [...one.classIds].sort(), one.group && nameKey(one.group.name), one.subject, one.subjectName])
const placeKey = (one: Unnamed): string => JSON.stringify([one.weekday, one.period, one.weeks, [...one.classIds].sort(), one.group && nameKey(one.group.name)])

/**
 * The lessons after an import: those of the file, each with the id, topic and materials of the lesson that it was before, so that changes and prepared lessons stay with it.
 * `replaced` says which classes' lessons the file is to replace (`all`: everything); a joint lesson stays for the classes that the file does not know.
 */
export function mergeLessons(current: readonly PlannedLesson[], imported: readonly Unnamed[], replaced: ReadonlySet<string> | 'all'): PlannedLesson[] {
  const isReplaced = ({ classIds }: PlannedLesson): boolean => replaced === 'all' || classIds.some(id => replaced.has(id))
  const old = current.filter(isReplaced)
  const found = new Map<number, PlannedLesson>()
  const left = new Set(old)
  for (const keyOf of [wholeKey, subjectKey, placeKey]) {
    const byKey = new Map<string, PlannedLesson[]>()
    for (const one of left) {
      const alike = byKey.get(keyOf(one))
      if (alike) alike.push(one)
      else byKey.set(keyOf(one), [one])
    }
    for (const [index, lesson] of imported.entries()) {
      const match = found.has(index) ? undefined : byKey.get(keyOf(lesson))?.shift()
      if (!match) continue
      found.set(index, match)
      left.delete(match)
    }
  }
  const kept = current.flatMap(lesson => {
    if (!isReplaced(lesson)) return [lesson]
    const others = replaced === 'all' ? [] : lesson.classIds.filter(id => !replaced.has(id))
    return others.length > 0 && left.has(lesson) ? [{ ...lesson, classIds: others }] : []
  })
  const ids = new Set([...kept.map(({ id }) => id), ...[...found.values()].map(({ id }) => id)])
  const namesTeachers = imported.some(({ teacher }) => teacher !== undefined) // the federal Schedule has no place for them
  const made = imported.map((lesson, index): PlannedLesson => {
    const was = found.get(index)
    if (!was) return { id: newId(lesson, ids), ...lesson }
    const isSameSubject = was.subject === lesson.subject && was.subjectName === lesson.subjectName
    const { lessonId, materialIds, topic, throughBreaks, teacher, coTeachers } = was
    const group = lesson.group && lesson.group.division === undefined && was.group && nameKey(was.group.name) === nameKey(lesson.group.name) ? { ...lesson.group, ...was.group } : lesson.group // tables know no divisions
    return withoutAbsent({ id: was.id, ...lesson, group, topic: lesson.topic ?? (isSameSubject ? topic : undefined), ...(isSameSubject ? { lessonId, materialIds, throughBreaks } : {}), ...(isSameSubject && !namesTeachers ? { teacher, coTeachers } : {}) })
  })
  return [...kept, ...made]
}

function newId(lesson: Unnamed, taken: Set<string>): string {
  for (let count = 0; ; count++) {
    const id = `l-${createHash('sha256').update(`${count}${placeKey(lesson)}${lesson.subject}${lesson.subjectName ?? ''}`).digest('hex').slice(0, 16)}`
    if (taken.has(id)) continue
    taken.add(id)
    return id
  }
}

/** Keys without a value are no keys: what is stored is compared as text. */
export function withoutAbsent<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T
}
