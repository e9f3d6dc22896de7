import type { School } from '#shared/contract/panel'
import type { TimetableRefusal, TimetableStep, TimetableView } from '#shared/contract/timetable-requests'
import { localTime } from '#shared/domain/local-time'
import { parseTimetable } from '#shared/domain/timetable/parse'
import { isPlaceUsed, placeNamed, placeUsesOf, withoutPlace, withPlace, type PlaceCandidate, type PlaceKind } from '#shared/domain/timetable/school-places'
import type { BellsChange, CalendarChange, ChangeCandidate, LessonCandidate, Timetable } from '#shared/domain/timetable/schema'
import { failure, success, type Result } from '#shared/result'
import { stateLimitBytes } from '../../agent/disk/state-file'
import type { SchoolStore } from './school-store'
import type { TimetableHistory } from './timetable-history'
import { onlyPartsOf, partsOf, type SchoolParts } from './timetable-plan'

interface Needs {
  readonly school: SchoolStore
  readonly history: TimetableHistory
  now(): number
  random(count: number): Uint8Array
  /** Whether a display stands there: undo leaves such a room. */
  isRoomInUse(roomId: string): boolean
}

type Answer<T = null> = Promise<Result<T, TimetableRefusal>>

/** Where people change the timetable: one step after the other, each parsed as a whole, each taken back by undo. */
export class TimetableDesk {
  readonly #needs: Needs
  #work: Promise<unknown> = Promise.resolve()

  constructor(needs: Needs) {
    this.#needs = needs
  }

  read(): TimetableView {
    return { timetable: this.#needs.school.timetable(), undo: this.#needs.history.last }
  }

  /** As `read`, but not amid a step: the timetable and what undo would take back belong together. */
  readSettled(): Promise<TimetableView> {
    return this.#inTurn(() => Promise.resolve(this.read()))
  }

  /** Puts a whole timetable in place of the present one, as an import brings it: its rooms and classes are added, none is lost. */
  replace(candidate: unknown, by: string): Answer {
    return this.#step('imported', by, () => success(candidate))
  }

  async saveLesson({ id = this.#newId('l'), ...lesson }: LessonCandidate, by: string): Answer<{ id: string }> {
    const saved = await this.#step('lesson-saved', by, timetable => success({ ...timetable, lessons: replaced(timetable.lessons, { ...lesson, id }) }))
    return saved.ok ? success({ id }) : saved
  }

  removeLesson(lessonId: string, by: string): Answer {
    return this.#step('lesson-removed', by, timetable => {
      const lessons = timetable.lessons.filter(({ id }) => id !== lessonId)
      const changes = timetable.changes.filter(({ plannedId }) => plannedId !== lessonId)
      return lessons.length < timetable.lessons.length ? success({ ...timetable, lessons, changes }) : failure({ kind: 'unknown' })
    })
  }

  async saveChange({ id = this.#newId('k'), ...candidate }: ChangeCandidate, by: string): Answer<{ id: string }> {
    const saved = await this.#step('change-saved', by, timetable => {
      const { plannedId, date } = candidate
      if (plannedId !== undefined && !timetable.lessons.some(lesson => lesson.id === plannedId)) return failure({ kind: 'unknown' })
      const others = timetable.changes.filter(other => other.id !== id && !(plannedId !== undefined && other.plannedId === plannedId && other.date === date))
      return success({ ...timetable, changes: [...others, { ...candidate, id, madeAt: new Date(this.#needs.now()).toISOString(), source: 'panel' }] })
    })
    return saved.ok ? success({ id }) : saved
  }

  removeChange(changeId: string, by: string): Answer {
    return this.#step('change-removed', by, timetable => {
      const changes = timetable.changes.filter(({ id }) => id !== changeId)
      return changes.length < timetable.changes.length ? success({ ...timetable, changes }) : failure({ kind: 'unknown' })
    })
  }

  saveBells(bells: BellsChange, by: string): Answer {
    return this.#step('bells-saved', by, timetable => success({ ...timetable, ...bells }))
  }

  saveCalendar({ rotation, terms, calendar }: CalendarChange, by: string): Answer {
    return this.#step('calendar-saved', by, timetable => success({ ...timetable, rotation, terms, calendar }))
  }

  async savePlace({ id = this.#newId('p'), ...candidate }: PlaceCandidate, by: string): Answer<{ id: string }> {
    const saved = await this.#step('place-saved', by, timetable => {
      const place = { ...candidate, id }
      return placeNamed(timetable, place) ? failure({ kind: 'name-taken', name: place.name }) : success(withPlace(timetable, place))
    }, onlyPartsOf)
    return saved.ok ? success({ id }) : saved
  }

  removePlace(of: PlaceKind, id: string, by: string): Answer {
    return this.#step('place-removed', by, timetable => {
      const { school, isRoomInUse, now } = this.#needs
      const left = withoutPlace(timetable, of, id)
      if (!left) return failure({ kind: 'unknown' })
      const uses = {
        ...placeUsesOf(timetable, of, id, localTime(now(), timetable.timeZone).date),
        hasDisplay: of === 'room' && isRoomInUse(id),
        hasInvite: of === 'class' && school.shownInvites().some(({ classId }) => classId === id),
      }
      if (isPlaceUsed(uses)) return failure({ kind: 'in-use', uses })
      return left.rooms.length === 0 ? failure({ kind: 'last-room' }) : success(left)
    }, onlyPartsOf)
  }

  undo(): Promise<Result<null, { kind: 'unknown' }>> {
    return this.#inTurn(async () => {
      const { school, history, isRoomInUse } = this.#needs
      const before = await history.before()
      if (!before) return failure({ kind: 'unknown' })
      const present = school.school()
      const kept = present.rooms.filter(({ id }) => isRoomInUse(id) && !before.school.rooms.some(room => room.id === id))
      const { timeZone, buildings, classes, rooms } = before.school
      await school.write({ plan: before.plan, school: { ...present, timeZone, buildings, classes, rooms: [...rooms, ...kept] } })
      await history.drop()
      return success(null)
    })
  }

  #step(step: TimetableStep, by: string, change: (timetable: Timetable) => Result<unknown, TimetableRefusal>, toParts: (timetable: Timetable, school: School) => SchoolParts = partsOf): Answer {
    return this.#inTurn(async () => {
      const { school, history, now } = this.#needs
      const changed = change(school.timetable())
      if (!changed.ok) return changed
      const parsed = parseTimetable(changed.value)
      if (!parsed.ok) return parsed
      const parts = toParts(parsed.value, school.school())
      const bytes = Buffer.byteLength(JSON.stringify(parts.plan))
      if (bytes > stateLimitBytes) return failure({ kind: 'too-large', bytes, limitBytes: stateLimitBytes })
      await history.push({ step, by, at: new Date(now()).toISOString() }, school.parts())
      await school.write(parts)
      return success(null)
    })
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#work.then(work)
    this.#work = mine.catch(() => {}) // the caller hears of it; the next step is not its fault
    return mine
  }

  #newId(kind: string): string {
    return `${kind}-${Buffer.from(this.#needs.random(6)).toString('hex')}`
  }
}

function replaced<T extends { readonly id: string }>(items: readonly T[], item: T): T[] {
  return items.some(({ id }) => id === item.id) ? items.map(other => (other.id === item.id ? item : other)) : [...items, item]
}
