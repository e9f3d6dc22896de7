import { areSideBySide, heldTimes, meets, sharedKinds, whatItTakes, type SharedKind } from './held-lessons'
import type { PlannedLesson, Timetable } from './schema'

/** Two planned lessons that cannot both be held as they stand, or one whose period has no bell. */
export type Conflict =
  | { readonly kind: SharedKind; readonly whose: string; readonly weekday: number; readonly lessonIds: readonly [string, string] }
  | { readonly kind: 'bell'; readonly whose: string; readonly weekday: number; readonly lessonIds: readonly [string] }

/** What a lesson would clash with at some place: the other lesson and what both would take, or no bell at all. */
export type Clash = { readonly kind: SharedKind; readonly whose: string; readonly other: PlannedLesson } | { readonly kind: 'bell' }

interface Held {
  readonly lesson: PlannedLesson
  readonly start: number
  readonly end: number
}

/** The lessons of a week by what they take, so that a place for one more is judged at once. */
export class WeekClashes {
  readonly #timeOf: ReturnType<typeof heldTimes>
  readonly #lists = new Map<string, Held[]>()
  readonly withoutBell: Conflict[] = []

  constructor(timetable: Timetable) {
    this.#timeOf = heldTimes(timetable)
    for (const lesson of timetable.lessons) {
      const time = this.#timeOf(lesson)
      if (time.start === undefined) {
        this.withoutBell.push({ kind: 'bell', whose: time.setId, weekday: lesson.weekday, lessonIds: [lesson.id] })
        continue
      }
      for (const kind of sharedKinds) {
        for (const whose of whatItTakes(lesson, kind)) {
          const key = keyOf(kind, lesson.weekday, whose)
          const list = this.#lists.get(key)
          if (list) list.push({ lesson, ...time })
          else this.#lists.set(key, [{ lesson, ...time }])
        }
      }
    }
  }

  /** What the lesson would clash with if it stood there; itself, where it stands now, does not count. */
  of(lesson: Omit<PlannedLesson, 'id'> & { readonly id?: string | undefined }): Clash[] {
    const time = this.#timeOf(lesson)
    if (time.start === undefined) return [{ kind: 'bell' }]
    return sharedKinds.flatMap(kind => whatItTakes(lesson, kind).flatMap(whose =>
      (this.#lists.get(keyOf(kind, lesson.weekday, whose)) ?? []).flatMap(({ lesson: other, start, end }): Clash[] =>
        other.id !== lesson.id && start < time.end && time.start < end && meets(lesson, other) && !(kind === 'class' && areSideBySide(lesson, other)) ? [{ kind, whose, other }] : [])))
  }
}

const keyOf = (kind: SharedKind, weekday: number, whose: string): string => `${kind} ${weekday} ${whose}`

/** What clashes in one week: the same room, the same teacher, the same class or group of it at one time, in weeks of the rotation and dates that both share. */
export function conflictsOf(timetable: Timetable): Conflict[] {
  const clashes = new WeekClashes(timetable)
  const found: Record<SharedKind, Conflict[]> = { room: [], teacher: [], class: [] }
  const places = new Map(timetable.lessons.map(({ id }, place) => [id, place]))
  for (const lesson of timetable.lessons) {
    for (const clash of clashes.of(lesson)) {
      if (clash.kind === 'bell' || places.get(clash.other.id)! < places.get(lesson.id)!) continue // each pair once
      found[clash.kind].push({ kind: clash.kind, whose: clash.whose, weekday: lesson.weekday, lessonIds: [lesson.id, clash.other.id] })
    }
  }
  return [...clashes.withoutBell, ...found.room, ...found.teacher, ...found.class]
}
