import type { LessonLine, TimetableDifferences } from '#shared/contract/timetable-import'
import { addDays } from '#shared/domain/timetable/dates'
import type { PlannedLesson, Timetable } from '#shared/domain/timetable/schema'

/** A person reads the first of them; the counts are of all. */
const mostShown = 300

/** What differs between the timetable as it is and as an import would make it. */
export function differencesOf(was: Timetable, is: Timetable): TimetableDifferences {
  const before = new Map(was.lessons.map(lesson => [lesson.id, lesson]))
  const after = new Map(is.lessons.map(lesson => [lesson.id, lesson]))
  const lines: { was: LessonLine | undefined; is: LessonLine | undefined }[] = []
  let [added, changed, removed] = [0, 0, 0]
  for (const lesson of is.lessons) {
    const old = before.get(lesson.id)
    if (old && textOf(old) === textOf(lesson)) continue
    if (old) changed++
    else added++
    lines.push({ was: old && lineOf(old, was), is: lineOf(lesson, is) })
  }
  for (const lesson of was.lessons) {
    if (after.has(lesson.id)) continue
    removed++
    lines.push({ was: lineOf(lesson, was), is: undefined })
  }
  const placeOf = ({ was: old, is: now }: (typeof lines)[number]) => (now ?? old)!
  lines.sort((a, b) => {
    const [one, two] = [placeOf(a), placeOf(b)]
    return (one.classNames[0] ?? '').localeCompare(two.classNames[0] ?? '', 'ru', { numeric: true }) || one.weekday - two.weekday || one.period - two.period
  })
  const oldChanges = new Set(was.changes.map(({ id }) => id))
  const newChanges = new Set(is.changes.map(({ id }) => id))
  return {
    added, changed, removed, same: is.lessons.length - added - changed, lessons: lines.slice(0, mostShown),
    newClasses: newOf(was.classes, is.classes), newRooms: newOf(was.rooms, is.rooms), bells: bellsOf(was, is),
    days: daysOf(was.calendar, is.calendar),
    changes: is.changes.filter(({ id }) => !oldChanges.has(id)).length, changesRemoved: was.changes.filter(({ id }) => !newChanges.has(id)).length,
    weekNames: JSON.stringify(was.rotation) === JSON.stringify(is.rotation) ? undefined : is.rotation?.names,
  }
}

/** Whether there is nothing to apply. */
export function isNothing({ added, changed, removed, newClasses, newRooms, bells, days, changes, changesRemoved, weekNames }: TimetableDifferences): boolean {
  return added + changed + removed + newClasses.length + newRooms.length + bells.length + days.length + changes + changesRemoved === 0 && weekNames === undefined
}

/** Holidays, special days and events that are new or other than they were. */
function daysOf(was: Timetable['calendar'], is: Timetable['calendar']): TimetableDifferences['days'] {
  const isOther = <T>(before: readonly T[]) => {
    const known = new Set(before.map(one => JSON.stringify(one)))
    return (one: T) => !known.has(JSON.stringify(one))
  }
  return [
    ...is.holidays.filter(isOther(was.holidays)).map(({ name, from, until }) => ({ name, from, until })),
    ...is.days.filter(one => !was.days.some(({ id }) => id === one.id)).map(({ name, date }) => ({ name, from: date, until: addDays(date, 1) })),
    ...(is.events ?? []).filter(isOther(was.events ?? [])).map(({ title, date, until = addDays(date, 1) }) => ({ name: title, from: date, until })),
  ]
}

const newOf = (was: readonly { readonly id: string }[], is: readonly { readonly id: string; readonly name: string }[]): string[] => is.filter(({ id }) => !was.some(old => old.id === id)).map(({ name }) => name)
const textOf = (lesson: PlannedLesson): string => JSON.stringify(Object.entries(lesson).filter(([, value]) => value !== undefined).sort(([a], [b]) => a.localeCompare(b)))

function bellsOf(was: Timetable, is: Timetable): TimetableDifferences['bells'] {
  const timesOf = (timetable: Timetable) => new Map(timetable.bellSets.flatMap(({ id, name, bells }) => bells.map(({ number, start, end }) => [`${id} ${number}`, { name, number, time: `${start}–${end}` }] as const)))
  const [before, after] = [timesOf(was), timesOf(is)]
  return [...new Set([...before.keys(), ...after.keys()])].flatMap(key => {
    const [old, now] = [before.get(key), after.get(key)]
    return old?.time === now?.time ? [] : [{ name: (now ?? old)!.name, number: (now ?? old)!.number, was: old?.time, is: now?.time }]
  }).sort((a, b) => a.name.localeCompare(b.name, 'ru') || a.number - b.number)
}

function lineOf({ classIds, group, weekday, period, span = 1, weeks, from, until, subject, subjectName, teacher, coTeachers = [], roomId }: PlannedLesson, { classes, rooms }: Timetable): LessonLine {
  return {
    classNames: classIds.map(id => classes.find(one => one.id === id)?.name ?? id), group: group?.name, weekday, period, span, weeks, from, until, subject, subjectName,
    teachers: [...(teacher ? [teacher] : []), ...coTeachers], room: roomId === undefined ? undefined : (rooms.find(({ id }) => id === roomId)?.name ?? roomId),
  }
}
