import { boardLessonOf, materialsOf, type BoardLesson, type Lesson } from '#shared/domain/lesson'
import type { Material } from '#shared/domain/material'

/** The part of the library that displays may know, by id. */
export interface BoardLibrary {
  readonly materials: ReadonlyMap<string, Material>
  readonly lessons: ReadonlyMap<string, BoardLesson>
}

export const emptyBoardLibrary: BoardLibrary = { materials: new Map(), lessons: new Map() }

/** One board lesson per lesson as it is kept: what did not change stays the same object. */
const boardLessons = new WeakMap<Lesson, BoardLesson>()

/** No teacher or student face, and no material that only those faces use. */
export function boardLibraryOf(materials: readonly Material[], lessons: readonly Lesson[]): BoardLibrary {
  const onBoards = new Map(lessons.map(lesson => [lesson.id, boardLesson(lesson)]))
  const shown = new Set([...onBoards.values()].flatMap(materialsOf))
  const offBoards = new Set(
    lessons.flatMap(({ stages }) => stages.flatMap(({ faces }) => [faces.teacher, faces.student].flatMap(face => (face?.kind === 'material' ? [face.materialId] : [])))),
  )
  const known = new Map<string, Material>()
  for (const material of materials) if (shown.has(material.id) || !offBoards.has(material.id)) known.set(material.id, material)
  return { materials: known, lessons: onBoards }
}

/** What every display must have on its disk: the board materials of all lessons, in the lessons' order. */
export function plannedMaterials({ materials, lessons }: BoardLibrary): string[] {
  return [...new Set([...lessons.values()].flatMap(materialsOf))].filter(id => materials.has(id))
}

function boardLesson(lesson: Lesson): BoardLesson {
  const known = boardLessons.get(lesson)
  if (known) return known
  const made = boardLessonOf(lesson)
  boardLessons.set(lesson, made)
  return made
}
