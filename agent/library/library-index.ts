import { materialsOf, type BoardLesson } from '#shared/domain/lesson'
import type { MaterialRecords } from './material-records'

/** The display's catalogue by id. */
export class LibraryIndex {
  readonly materials: MaterialRecords
  readonly lessons: ReadonlyMap<string, BoardLesson>

  constructor(materials: MaterialRecords, lessons: ReadonlyMap<string, BoardLesson>) {
    this.materials = materials
    this.lessons = lessons
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
