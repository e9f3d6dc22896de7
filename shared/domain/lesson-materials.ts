import type { Face, Lesson } from './lesson'

/** Ids of the materials that one face shows. */
export const materialsOfFace = (face: Face | undefined): string[] => (face?.kind === 'material' ? [face.materialId] : [])

/** Ids of every material of a lesson, teacher and student faces included, in order, once each: what a whole copy of it needs. Never for displays. */
export function everyMaterialOf(lesson: Pick<Lesson, 'stages'>): string[] {
  return [...new Set(lesson.stages.flatMap(({ faces }) => [faces.board, faces.teacher, faces.student].flatMap(materialsOfFace)))]
}

/** The face with its materials called by other ids: what an import does when an id is taken. */
export const renamedFace = (face: Face, idOf: (id: string) => string): Face => (face.kind === 'material' ? { ...face, materialId: idOf(face.materialId) } : face)

/** The lesson with its materials called by other ids. */
export function renamedMaterials(lesson: Lesson, idOf: (id: string) => string): Lesson {
  const renamed = (face: Face | undefined) => face && renamedFace(face, idOf)
  return {
    ...lesson,
    stages: lesson.stages.map(stage => {
      const { board, teacher, student } = stage.faces
      return { ...stage, faces: { board: renamedFace(board, idOf), ...given('teacher', renamed(teacher)), ...given('student', renamed(student)) } }
    }),
  }
}

const given = <K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> => (value === undefined ? {} : { [key]: value } as Record<K, V>)
