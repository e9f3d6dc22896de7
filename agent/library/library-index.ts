import type { Catalogue } from '#shared/contract/catalogue'
import { materialsOf, type BoardLesson } from '#shared/domain/lesson'
import type { Material, MaterialType } from '#shared/domain/material'
import type { Subject } from '#shared/domain/subject'
import { subjectNames } from '#shared/text/subjects'
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

/** The display's catalogue by id and by word, made once per catalogue. */
export class LibraryIndex {
  readonly materials: ReadonlyMap<string, Material>
  readonly lessons: ReadonlyMap<string, BoardLesson>
  /** Lessons first. */
  readonly entries: readonly LibraryEntry[]

  constructor({ materials, lessons }: Catalogue) {
    this.materials = new Map(materials.map(material => [material.id, material]))
    this.lessons = new Map(lessons.map(lesson => [lesson.id, lesson]))
    this.entries = [...lessons.map(entryOfLesson), ...materials.map(entryOfMaterial)]
  }

  lessonOf(lessonId: string): BoardLesson | undefined {
    return this.lessons.get(lessonId)
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
