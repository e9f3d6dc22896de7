import type { Catalogue } from '#shared/contract/catalogue'
import { boardLessonOf, materialsOf, type Lesson } from '#shared/domain/lesson'
import type { Material } from '#shared/domain/material'

/** The part of the library that displays may know: no teacher or student face, and no material that only those faces use. */
export function catalogueFor(materials: readonly Material[], lessons: readonly Lesson[]): Catalogue {
  const boardLessons = lessons.map(boardLessonOf)
  const onBoards = new Set(boardLessons.flatMap(materialsOf))
  const offBoards = new Set(
    lessons.flatMap(({ stages }) => stages.flatMap(({ faces }) => [faces.teacher, faces.student].flatMap(face => (face?.kind === 'material' ? [face.materialId] : [])))),
  )
  return { version: 1, materials: materials.filter(({ id }) => onBoards.has(id) || !offBoards.has(id)), lessons: boardLessons }
}

/** What every display must have on its disk: the board materials of all lessons, in the lessons' order. */
export function plannedMaterials({ materials, lessons }: Catalogue): string[] {
  const known = new Set(materials.map(({ id }) => id))
  return [...new Set(lessons.flatMap(materialsOf))].filter(id => known.has(id))
}
