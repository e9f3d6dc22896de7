import type { Handlers } from '#shared/contract/carrier'
import type { LibraryRequests } from '#shared/contract/panel-library'
import { boardLessonOf, materialsOf, type Face, type Lesson } from '#shared/domain/lesson'
import { materialFinder } from '#shared/domain/lesson-import/find-material'
import { failure, success } from '#shared/result'
import type { LibraryPort } from '../library/library-port'
import type { LibraryFinder } from './library-finder'
import type { ManyChanges } from './many-changes'

/** Answers what the panel asks about the library. */
export function libraryHandlers(library: LibraryPort, finder: LibraryFinder, changes: ManyChanges): Handlers<LibraryRequests> {
  return {
    findInLibrary: (query, offset, limit) => finder.find(query, offset, limit),
    findNamed: names => {
      const find = materialFinder(library.materials())
      return names.map(name => find(name) ?? null)
    },
    readThing: id => {
      const material = library.materialOf(id)
      if (material) return success({ kind: 'material', material, lessonTitles: lessonsShowing(library.lessons(), id).map(({ title }) => title) })
      const lesson = library.lessonOf(id)
      return lesson ? success({ kind: 'lesson', lesson, materials: facesOf(lesson).flatMap(materialId => library.materialOf(materialId) ?? []) }) : failure({ kind: 'unknown' })
    },
    changeMaterials: (ids, change) => changes.change(ids, change),
    undoChange: undoId => changes.undo(undoId),
  }
}

const lessonsShowing = (lessons: readonly Lesson[], materialId: string): Lesson[] => lessons.filter(lesson => materialsOf(boardLessonOf(lesson)).includes(materialId))

/** Materials of all three faces, each once. */
function facesOf({ stages }: Lesson): string[] {
  const faces = stages.flatMap(({ faces: { board, teacher, student } }): (Face | undefined)[] => [board, teacher, student])
  return [...new Set(faces.flatMap(face => (face?.kind === 'material' ? [face.materialId] : [])))]
}
