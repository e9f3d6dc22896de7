import type { Task } from './exercise/task'
import { materialsOfFace, type Face, type Lesson } from './lesson'

/** Ids of every material of a lesson, teacher and student faces included, in order, once each: what a whole copy of it needs. Never for displays. */
export function everyMaterialOf(lesson: Pick<Lesson, 'stages'>): string[] {
  return [...new Set(lesson.stages.flatMap(({ faces }) => [faces.board, faces.teacher, faces.student].flatMap(face => (face ? materialsOfFace(face) : []))))]
}

type Rename = (id: string) => string

/** The lesson with its materials called by other ids: what an import does when an id is taken. */
export function renamedMaterials(lesson: Lesson, idOf: Rename): Lesson {
  return {
    ...lesson,
    stages: lesson.stages.map(stage => {
      const { board, teacher, student } = stage.faces
      const faces = { board: renamedFace(board, idOf), ...(teacher && { teacher: renamedFace(teacher, idOf) }), ...(student && { student: renamedFace(student, idOf) }) }
      return { ...stage, faces }
    }),
  }
}

function renamedFace(face: Face, idOf: Rename): Face {
  if (face.kind === 'material') return { ...face, materialId: idOf(face.materialId) }
  return face.kind === 'exercise' ? { ...face, tasks: face.tasks.map(task => renamedTask(task, idOf)) } : face
}

const choiceLists = ['options', 'items', 'left', 'right', 'groups'] as const

/** Pictures stand in a task's media and in whatever is chosen, moved or moved onto. */
function renamedTask(task: Task, idOf: Rename): Task {
  const lists = choiceLists.flatMap(name => {
    const list = (task as Partial<Record<typeof name, readonly { readonly materialId?: string | undefined }[]>>)[name]
    return list ? [[name, list.map(one => (one.materialId === undefined ? one : { ...one, materialId: idOf(one.materialId) }))]] : []
  })
  return { ...task, media: task.media.map(idOf), ...(Object.fromEntries(lists) as object) }
}
