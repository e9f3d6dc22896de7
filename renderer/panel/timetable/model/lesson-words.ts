import type { PlannedLesson, Timetable } from '#shared/domain/timetable/schema'
import { subjectNames } from '#shared/text/subjects'
import type { PanelWords } from '#shared/text/panel/ru'
import type { GridBy } from './week-rows'

/** How lessons of a timetable are called, in a person's language. */
export class LessonWords {
  readonly #words: PanelWords['timetable']
  readonly #subjects: Readonly<Record<PlannedLesson['subject'], string>>
  readonly #classes: ReadonlyMap<string, string>
  readonly #rooms: ReadonlyMap<string, string>

  constructor({ classes, rooms }: Timetable, words: PanelWords['timetable'], language: keyof typeof subjectNames) {
    this.#words = words
    this.#subjects = subjectNames[language]
    this.#classes = new Map(classes.map(({ id, name }) => [id, name]))
    this.#rooms = new Map(rooms.map(({ id, name }) => [id, name]))
  }

  subject({ subject, subjectName }: PlannedLesson): string {
    return subjectName ?? this.#subjects[subject]
  }

  /** What a lesson is besides its row: the room in a class's row, the classes elsewhere; its group, and its weeks where they take turns. */
  detail({ classIds, roomId, group, weeks }: PlannedLesson, by: GridBy): string {
    const whose = by === 'class' ? (roomId === undefined ? '' : this.room(roomId)) : this.classes(classIds)
    return `${whose}${group ? ` · ${group.name}` : ''}${weeks ? ` · ${weeks.join('/')}` : ''}`
  }

  label(lesson: PlannedLesson, by: GridBy, period: number, isInConflict: boolean): string {
    const { week, weekdays } = this.#words
    return `${week.lessonAt(this.subject(lesson), this.detail(lesson, by) || week.noRoom, weekdays[lesson.weekday] ?? '', period)}${isInConflict ? `, ${week.conflict}` : ''}`
  }

  place(weekday: number, period: number): string {
    return `${this.#words.weekdays[weekday] ?? ''}, ${this.#words.week.period(period)}`
  }

  room(id: string): string {
    return this.#rooms.get(id) ?? id
  }

  classes(ids: readonly string[]): string {
    return ids.map(id => this.#classes.get(id) ?? id).join(', ')
  }
}
