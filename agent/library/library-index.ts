import { materialsOf, type BoardLesson } from '#shared/domain/lesson'
import type { Material, MaterialType } from '#shared/domain/material'
import type { Subject } from '#shared/domain/subject'
import { subjectNames } from '#shared/text/subjects'
import type { MaterialRecords } from './material-records'
import { wordsOf } from './word-match'

/** One thing that the library browser can show. */
export interface LibraryEntry {
  readonly kind: 'lesson' | 'material'
  readonly id: string
  readonly subject: Subject
  readonly grades: readonly number[]
  readonly type: MaterialType | 'lesson'
  readonly words: readonly string[]
}

/** The display's catalogue by id, and by word for those who search. */
export class LibraryIndex {
  readonly materials: MaterialRecords
  readonly lessons: ReadonlyMap<string, BoardLesson>
  #entries: readonly LibraryEntry[] | undefined

  constructor(materials: MaterialRecords, lessons: ReadonlyMap<string, BoardLesson>) {
    this.materials = materials
    this.lessons = lessons
  }

  /** Lessons first; made at the first search. */
  get entries(): readonly LibraryEntry[] {
    return (this.#entries ??= [...[...this.lessons.values()].map(entryOfLesson), ...[...this.materials.values()].map(entryOfMaterial)])
  }

  /** Ids of the materials that a lesson's board faces show; none for an unknown lesson. */
  materialsOf(lessonId: string): string[] {
    const lesson = this.lessons.get(lessonId)
    return lesson ? materialsOf(lesson) : []
  }
}

function entryOfLesson({ id, subject, grade, title, topic }: BoardLesson): LibraryEntry {
  return { kind: 'lesson', id, subject, grades: [grade], type: 'lesson', words: wordsOf(`${title} ${topic} ${namesOf(subject)}`) }
}

function entryOfMaterial({ id, subject, grades, type, title, topic, summary }: Material): LibraryEntry {
  return { kind: 'material', id, subject, grades, type, words: wordsOf(`${title} ${topic} ${summary} ${namesOf(subject)}`) }
}

const namesOf = (subject: Subject): string => `${subjectNames.ru[subject]} ${subjectNames.en[subject]}`
