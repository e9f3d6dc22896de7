import { naturally } from '../natural-order'
import { bellsByNumber } from './bells'
import { isWithinDates, minuteOf, wallTimeOf, weekdayOf } from './dates'
import type { ChangeKind, DayChange, DayLesson } from './day-lesson'
import { dayBellSetOf, dayPlanOf, type DayPlan } from './day-plan'
import type { BellSet, Change, PlannedLesson, SchoolClass, Timetable } from './schema'
import { groupedBy, indexOf, type TimetableIndex } from './timetable-index'

interface Entry {
  readonly lesson: PlannedLesson
  readonly classIds: readonly string[]
  readonly change: Change | undefined
}

/** Makes the lessons of one date: what the plan has for the classes that are in school, then what was changed for that date. */
export class DayMaker {
  readonly #timetable: Timetable
  readonly #date: string
  readonly #index: TimetableIndex
  readonly #plans = new Map<string | undefined, DayPlan>()
  readonly #bellSets = new Map<string, BellSet | undefined>()

  constructor(timetable: Timetable, date: string) {
    this.#timetable = timetable
    this.#date = date
    this.#index = indexOf(timetable)
  }

  lessons(): DayLesson[] {
    const changes = this.#index.changesOn.get(this.#date) ?? []
    const byLesson = new Map(changes.flatMap(change => (change.plannedId === undefined ? [] : [[change.plannedId, change]])))
    const entries = [...this.#planned(byLesson), ...changes.flatMap(added)]
    const heldIds = new Set(entries.filter(({ change }) => !change?.cancelled && change?.mergedInto === undefined).map(({ lesson }) => lesson.id))
    const joins = entries.filter(({ change }) => !change?.cancelled && change?.mergedInto !== undefined && heldIds.has(change.mergedInto))
    const joinsOf = groupedBy(joins, ({ change }) => change!.mergedInto!)
    const hosts = new Map(entries.map(entry => [entry.lesson.id, entry]))
    return entries.flatMap(entry => {
      const host = joins.includes(entry) ? hosts.get(entry.change!.mergedInto!) : undefined
      if (host) return this.#leaves(entry, host.change?.roomId ?? host.lesson.roomId)
      return this.#heldHere(entry, joinsOf.get(entry.lesson.id) ?? [])
    })
  }

  /** What the plan has for this date, of each lesson only the classes that are in school. */
  #planned(changes: ReadonlyMap<string, Change>): Entry[] {
    const plans = [undefined, ...this.#timetable.classes].map(one => this.#planOf(one?.id))
    const weekdays = new Set(plans.flatMap(plan => (plan.kind === 'lessons' ? [plan.weekday] : [])))
    return [...weekdays].flatMap(weekday => (this.#index.lessonsOn.get(weekday) ?? []).flatMap((lesson): Entry[] => {
      if (!isWithinDates(this.#date, lesson)) return []
      const isOn = (classId: string | undefined) => {
        const plan = this.#planOf(classId)
        return plan.kind === 'lessons' && plan.weekday === weekday && (lesson.weeks?.includes(plan.week) ?? true)
      }
      const classIds = lesson.classIds.filter(isOn)
      return classIds.length > 0 || (lesson.classIds.length === 0 && isOn(undefined)) ? [{ lesson, classIds, change: changes.get(lesson.id) }] : []
    }))
  }

  #planOf(classId: string | undefined): DayPlan {
    let plan = this.#plans.get(classId)
    if (!plan) this.#plans.set(classId, (plan = dayPlanOf(this.#timetable, this.#date, classId === undefined ? undefined : this.#index.classes.get(classId))))
    return plan
  }

  #heldHere(entry: Entry, joined: readonly Entry[]): DayLesson[] {
    const { lesson, change } = entry
    const roomId = change?.roomId ?? lesson.roomId
    const here = this.#make(entry, roomId, [...entry.classIds, ...joined.flatMap(({ classIds }) => classIds)])
    if (!here) return []
    const isMoved = change !== undefined && change.added === undefined && !change.cancelled && roomId !== lesson.roomId
    const kind = change ? kindOf(change, isMoved, lesson) : joined.length > 0 ? 'merged' : undefined
    const by = change ?? joined[0]?.change
    const told: DayLesson = { ...here, change: kind && by && this.#told(kind, by, lesson, entry) }
    return isMoved ? [...this.#leaves(entry, roomId), told] : [told]
  }

  /** The lesson as the list of its planned room has it: it is elsewhere today. */
  #leaves(entry: Entry, toRoomId: string | undefined): DayLesson[] {
    const { lesson, classIds } = entry
    const left = lesson.roomId === undefined ? undefined : this.#make({ lesson, classIds, change: undefined }, lesson.roomId, classIds)
    if (!left) return []
    const toRoomName = toRoomId === undefined ? undefined : this.#index.rooms.get(toRoomId)?.name
    return [{ ...left, change: { ...this.#told('moved-away', entry.change!, lesson, entry), ...(toRoomId === undefined ? {} : { toRoomId }), ...(toRoomName === undefined ? {} : { toRoomName }) } }]
  }

  #make({ lesson, change }: Entry, roomId: string | undefined, classIds: readonly string[]): Omit<DayLesson, 'change'> & { change: undefined } | undefined {
    const classes = classIds.flatMap(id => this.#index.classes.get(id) ?? []).sort((a, b) => naturally(a.name, b.name))
    const room = roomId === undefined ? undefined : this.#index.rooms.get(roomId)
    const period = change?.period ?? lesson.period
    const time = timeOf(lesson, change, period, this.#bellsOf(classes[0], room?.buildingId))
    if (!time) return undefined
    const { startMinute, endMinute, pauses } = time
    const isOther = change?.subject !== undefined && change.subject !== lesson.subject // what was prepared is not for it
    const subjectName = change?.subject ? change.subjectName : (change?.subjectName ?? lesson.subjectName)
    return {
      plannedId: lesson.id, period, startMinute, endMinute, start: wallTimeOf(startMinute), end: wallTimeOf(endMinute),
      className: classes.map(({ name }) => name).join(', '),
      classIds: classes.map(({ id }) => id),
      ...(lesson.group ? { group: lesson.group.name } : {}),
      subject: change?.subject ?? lesson.subject,
      ...(subjectName === undefined ? {} : { subjectName }),
      teacher: change?.teacher ?? lesson.teacher,
      ...(lesson.coTeachers ? { coTeachers: lesson.coTeachers } : {}),
      ...(roomId === undefined ? {} : { roomId }),
      ...(room ? { roomName: room.name } : {}),
      topic: isOther ? undefined : lesson.topic, lessonId: isOther ? undefined : lesson.lessonId,
      ...(lesson.materialIds && !isOther ? { materialIds: lesson.materialIds } : {}),
      ...(pauses.length > 0 ? { pauses } : {}),
      change: undefined,
    }
  }

  #bellsOf(schoolClass: SchoolClass | undefined, buildingId: string | undefined): BellSet | undefined {
    const key = `${schoolClass?.id ?? ''} ${buildingId ?? ''}`
    const plan = this.#planOf(schoolClass?.id)
    const weekday = plan.kind === 'lessons' ? plan.weekday : weekdayOf(this.#date)
    if (!this.#bellSets.has(key)) this.#bellSets.set(key, dayBellSetOf(this.#timetable, this.#date, weekday, schoolClass, buildingId))
    return this.#bellSets.get(key)
  }

  #told(kind: ChangeKind, { id, madeAt, source, note, added }: Change, lesson: PlannedLesson, { classIds }: Entry): DayChange {
    const planned = added ? undefined : this.#make({ lesson, classIds, change: undefined }, lesson.roomId, classIds)
    const was = planned && { subject: planned.subject, start: planned.start, ...(planned.subjectName === undefined ? {} : { subjectName: planned.subjectName }), ...(planned.teacher === undefined ? {} : { teacher: planned.teacher }), ...(planned.roomName === undefined ? {} : { roomName: planned.roomName }) }
    return { kind, madeAt, id, source, ...(note === undefined ? {} : { note }), ...(was ? { was } : {}) }
  }
}

function added({ id, added, ...change }: Change): Entry[] {
  return added ? [{ lesson: { ...added, id, weekday: 0 }, classIds: added.classIds, change: { ...change, id, added } }] : []
}

function kindOf(change: Change, isMoved: boolean, lesson: PlannedLesson): ChangeKind {
  if (change.cancelled) return 'cancelled'
  if (change.added) return 'added'
  if (isMoved) return 'moved-here'
  return change.start !== undefined || (change.period !== undefined && change.period !== lesson.period) ? 'retimed' : 'replaced'
}

function timeOf({ span = 1, throughBreaks }: PlannedLesson, change: Change | undefined, period: number, set: BellSet | undefined): { startMinute: number; endMinute: number; pauses: { startMinute: number; endMinute: number }[] } | undefined {
  if (change?.start !== undefined && change.end !== undefined) return { startMinute: minuteOf(change.start), endMinute: minuteOf(change.end), pauses: [] }
  const known = set && bellsByNumber(set)
  const bells = Array.from({ length: span }, (_unused, index) => known?.get(period + index)).filter(bell => bell !== undefined)
  const first = bells[0]
  if (first?.number !== period) return undefined
  const pauses = throughBreaks ? [] : bells.slice(1).flatMap((bell, index) => (bells[index]!.end < bell.start ? [{ startMinute: bells[index]!.end, endMinute: bell.start }] : []))
  return { startMinute: first.start, endMinute: bells.at(-1)!.end, pauses }
}
