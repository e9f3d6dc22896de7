import { createHash } from 'node:crypto'
import type { DayMeaning, ImportOptions, ImportWarning } from '#shared/contract/timetable-import'
import { addDays, mondayOf } from '#shared/domain/timetable/dates'
import type { Change, PlannedLesson, SchoolEvent, SpecialDay, Timetable } from '#shared/domain/timetable/schema'
import { plainWords } from '#shared/domain/timetable-import/name-key'
import { bellsForLessons, importBells } from './import-bells'
import { lessonOf, mergeLessons, withoutAbsent } from './import-lessons'
import { freeId, latin, mapNames, type ImportNames } from './import-names'
import type { DraftDay, TimetableDraft } from './timetable-draft'
import { WarningList } from './warning-list'

export interface ImportMoment {
  /** Local date of the school. */
  readonly today: string
  /** ISO instant: the age of changes that the file brings. */
  readonly at: string
}

export interface ImportPlan {
  readonly next: Timetable
  readonly names: ImportNames
  readonly scope: 'classes' | 'all'
  readonly days: readonly { readonly title: string; readonly count: number; readonly as: DayMeaning }[]
  readonly warnings: readonly ImportWarning[]
}

/** What the timetable becomes with a draft; a pure function, so that a preview is exactly what applying does. */
export function planImport(draft: TimetableDraft, current: Timetable, options: ImportOptions, { today, at }: ImportMoment): ImportPlan {
  const warnings = new WarningList()
  const names = mapNames(draft, current, options)
  const scope = options.scope ?? 'classes'
  const rung = importBells(draft.bellSets, current, [...current.classes, ...names.newClasses], names.classIdOf, today, warnings)
  const { bellSets, refused } = bellsForLessons(rung.bellSets, draft.lessons.flatMap(({ period, span }) => Array.from({ length: span }, (_unused, index) => period + index)), warnings)
  // A lesson without a bell is left out; the places of the others move, and the changes with them.
  const places = new Map<number, number>()
  const drafts = draft.lessons.filter(({ period, span }, place) => {
    const isRung = !Array.from({ length: span }, (_unused, index) => period + index).some(number => refused.has(number))
    if (isRung) places.set(place, places.size)
    return isRung
  })
  const imported = drafts.map(lesson => lessonOf(lesson, names, current, warnings))
  const hasLessons = imported.length > 0
  const lessons = hasLessons ? mergeLessons(current.lessons, imported, scope === 'all' ? 'all' : new Set(imported.flatMap(({ classIds }) => classIds))) : current.lessons
  const ours = hasLessons ? lessons.slice(lessons.length - imported.length) : []
  const rotation = draft.weekNames.length < 2 ? current.rotation : rotationOf(draft, current, today)
  const chosenDays = daysByTitle(draft.days, options)
  const next: Timetable = withoutAbsent({
    ...current,
    buildings: [...names.buildings], classes: rung.classes, rooms: [...current.rooms, ...names.newRooms], bellSets, bellRules: rung.bellRules, rotation,
    lessons, changes: changesOf(draft, places, ours, names, lessons, current.changes, at), calendar: calendarOf(draft.days, new Map(chosenDays.map(one => [one.title, one.as])), current.calendar, warnings),
  })
  return { next, names, scope, days: chosenDays, warnings: [...draft.warnings, ...warnings.all()] }
}

function rotationOf({ weekNames, anchor }: TimetableDraft, { rotation }: Timetable, today: string): Timetable['rotation'] {
  if (rotation && rotation.names.length === weekNames.length) return rotation
  return { anchor: anchor ?? mondayOf(`${Number(today.slice(0, 4)) - (today.slice(5) < '07-01' ? 1 : 0)}-09-01`), names: weekNames.map(name => name.slice(0, 20)) }
}

function changesOf(draft: TimetableDraft, places: ReadonlyMap<number, number>, ours: readonly PlannedLesson[], names: ImportNames, lessons: readonly PlannedLesson[], current: readonly Change[], at: string): Change[] {
  const ids = new Set(lessons.map(({ id }) => id))
  const kept = current.filter(({ plannedId, mergedInto }) => (plannedId === undefined || ids.has(plannedId)) && (mergedInto === undefined || ids.has(mergedInto)))
  const made = draft.changes.flatMap((change): Change[] => {
    const lesson = ours[places.get(change.lesson) ?? -1]
    if (!lesson) return []
    const what = withoutAbsent({ date: change.date, plannedId: lesson.id, cancelled: change.cancelled, ...(change.subject === undefined ? {} : names.subjectOf(change.subject)), roomId: change.room === undefined ? undefined : names.roomIdOf(change.room) })
    const isKnown = kept.some(one => one.date === what.date && one.plannedId === what.plannedId && one.subject === what.subject && one.subjectName === what.subjectName && one.roomId === what.roomId && one.cancelled === what.cancelled)
    return isKnown ? [] : [{ id: `ch-${hash(JSON.stringify([what, at]))}`, ...what, madeAt: at, source: 'import' }]
  })
  return [...kept, ...new Map(made.map(one => [one.id, one])).values()]
}

function daysByTitle(days: readonly DraftDay[], { days: chosen = {} }: ImportOptions): ImportPlan['days'] {
  const titles = new Map<string, DraftDay[]>()
  for (const day of days) titles.set(day.title, [...(titles.get(day.title) ?? []), day])
  return [...titles].map(([title, all]) => ({ title, count: all.length, as: chosen[title] ?? all[0]!.kind }))
}

/** What a timetable's calendar holds. */
const most = { holidays: 100, days: 400, events: 500 } as const

/** Adds holidays, exams and events; one that is there with the same dates or, over some of the same days, the same name is replaced. */
function calendarOf(days: readonly DraftDay[], as: ReadonlyMap<string, DayMeaning>, current: Timetable['calendar'], warnings: WarningList): Timetable['calendar'] {
  const holidays = [...current.holidays]
  const special: SpecialDay[] = [...current.days]
  const events = [...(current.events ?? [])]
  const words = new Map<string, string>()
  const plain = (name: string): string => {
    const known = words.get(name) ?? plainWords(name)
    words.set(name, known)
    return known
  }
  for (const day of days) {
    const { title, from, until } = day
    const kind = as.get(title)
    if (kind === 'holiday') {
      const known = holidays.findIndex(one => (one.from === from && one.until === until) || (one.from < until && from < one.until && plain(one.name) === plain(title)))
      const holiday = { id: holidays[known]?.id ?? freeId(`h-${from}-${latin(title).slice(0, 24)}`, holidays), name: title, from, until }
      if (known >= 0) holidays[known] = holiday
      else if (holidays.length < most.holidays) holidays.push(holiday)
      else warnings.add({ kind: 'calendar-full', element: title, value: from })
    } else if (kind === 'exam') {
      for (let date = from; date < until; date = addDays(date, 1)) {
        if (special.some(one => one.kind === 'exam' && one.date === date && one.name === title)) continue
        if (special.length >= most.days) warnings.add({ kind: 'calendar-full', element: title, value: date })
        else special.push({ kind: 'exam', id: freeId(`e-${date}`, special), date, name: title })
      }
    } else if (kind === 'event') {
      // Our own export has holidays and special days beside events: what is known as one of them is no event too.
      if (special.some(one => one.date === from && one.name === title) || holidays.some(one => one.from === from && one.name === title)) continue
      const known = events.findIndex(one => one.date === from && one.title === title)
      const event = eventOf(day, events[known]?.id ?? freeId(`ev-${from}-${latin(title).slice(0, 24)}`, events))
      if (known >= 0) events[known] = event
      else if (events.length < most.events) events.push(event)
      else warnings.add({ kind: 'calendar-full', element: title, value: from })
    }
  }
  return {
    holidays: holidays.sort((a, b) => a.from.localeCompare(b.from)),
    days: special,
    ...(events.length > 0 ? { events: events.sort((a, b) => a.date.localeCompare(b.date)) } : {}),
  }
}

function eventOf({ title, from, until, start, end, place }: DraftDay, id: string): SchoolEvent {
  const isLong = until > addDays(from, 1)
  const ends = end !== undefined && start !== undefined && (isLong || end > start) ? end : undefined
  return withoutAbsent({ id, title, date: from, until: isLong ? until : undefined, start, end: ends, place })
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)
