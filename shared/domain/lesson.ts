import { z } from 'zod'
import { exerciseFaceSchema, exerciseMaterials } from './exercise/exercise'
import { idSchema } from './ids'
import { subjectSchema } from './subject'

/** What one screen shows during a stage. */
export const faceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), heading: z.string().max(200), paragraphs: z.array(z.string().max(2000)).max(20) }),
  z.object({
    kind: z.literal('material'),
    materialId: idSchema,
    page: z.int().min(1).optional(),
    startS: z.number().min(0).optional(),
  }),
  exerciseFaceSchema,
])
export type Face = z.infer<typeof faceSchema>

const stageHead = { id: idSchema, title: z.string().min(1).max(200), minutes: z.number().positive().max(240) }

/** A stage with its up to three parallel faces; only `board` may ever reach a public screen. */
export const stageSchema = z.object({
  ...stageHead,
  faces: z.object({ board: faceSchema, teacher: faceSchema.optional(), student: faceSchema.optional() }),
})

const lessonHead = {
  id: idSchema,
  title: z.string().min(1).max(200),
  subject: subjectSchema,
  grade: z.int().min(0).max(11),
  topic: z.string().max(200).default(''),
  author: z.string().max(200).default(''),
  licence: z.string().max(200).default(''),
  language: z.string().max(16).default('ru'),
}

/** The lesson file as the hub keeps it, version 1. */
export const lessonSchema = z.object({
  format: z.literal('doska-lesson'),
  version: z.literal(1),
  ...lessonHead,
  stages: z.array(stageSchema).min(1).max(100),
})
export type Lesson = z.infer<typeof lessonSchema>

/** The lesson as a display knows it: teacher and student faces never leave the hub. */
export const boardLessonSchema = z.object({
  ...lessonHead,
  stages: z.array(z.object({ ...stageHead, board: faceSchema })).min(1).max(100),
})
export type BoardLesson = z.infer<typeof boardLessonSchema>

/** Drops everything that is not for the public screen. Parsing drops unknown keys too, so nothing rides along. */
export function boardLessonOf(lesson: Lesson): BoardLesson {
  return boardLessonSchema.parse({
    ...lesson,
    stages: lesson.stages.map(({ id, title, minutes, faces }) => ({ id, title, minutes, board: faces.board })),
  })
}

/** Ids of the materials that the lesson's board faces show, in order, once each. */
export function materialsOf(lesson: BoardLesson): string[] {
  return [...new Set(lesson.stages.flatMap(({ board }) => materialsOfFace(board)))]
}

/** Ids of the materials that a face shows. */
export function materialsOfFace(face: Face): string[] {
  if (face.kind === 'exercise') return exerciseMaterials(face)
  return face.kind === 'material' ? [face.materialId] : []
}
