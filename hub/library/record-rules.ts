import { lessonSchema, type Lesson } from '#shared/domain/lesson'
import type { Material } from '#shared/domain/material'
import { failure, success, type Result } from '#shared/result'

/** A stored lesson, as untrusted as everything from a disk. */
export function parseLesson(candidate: unknown): Result<Lesson, unknown> {
  const parsed = lessonSchema.safeParse(candidate)
  return parsed.success ? success(parsed.data) : failure(parsed.error.issues)
}

/** Whether any face of the lesson shows the material. */
export function usesMaterial(lesson: Lesson, materialId: string): boolean {
  return lesson.stages.some(({ faces }) => [faces.board, faces.teacher, faces.student].some(face => face?.kind === 'material' && face.materialId === materialId))
}

/** The same files under the same title: importing again must not double a material. */
export const isSameMaterial = (a: Material, b: Material): boolean =>
  a.title === b.title && a.manifest.length === b.manifest.length && a.manifest.every(({ path, sha256 }, i) => b.manifest[i]!.path === path && b.manifest[i]!.sha256 === sha256)
