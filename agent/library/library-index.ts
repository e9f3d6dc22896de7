import type { Catalogue } from '#shared/contract/catalogue'
import { materialsOf, type BoardLesson } from '#shared/domain/lesson'
import type { Material } from '#shared/domain/material'

/** The display's catalogue by id, made once per catalogue. */
export class LibraryIndex {
  readonly materials: ReadonlyMap<string, Material>
  readonly lessons: ReadonlyMap<string, BoardLesson>

  constructor({ materials, lessons }: Catalogue) {
    this.materials = new Map(materials.map(material => [material.id, material]))
    this.lessons = new Map(lessons.map(lesson => [lesson.id, lesson]))
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
