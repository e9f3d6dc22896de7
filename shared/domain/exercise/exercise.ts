import { z } from 'zod'
import { mediaOf, taskSchema } from './task'

/** The face that gives tasks: the whole class at the board, one task at a time. */
export const exerciseFaceSchema = z.object({
  kind: z.literal('exercise'),
  tasks: z.array(taskSchema).min(1).max(30).refine(tasks => new Set(tasks.map(({ id }) => id)).size === tasks.length, 'two tasks with one id'),
  mode: z.literal('whole-class').default('whole-class'),
})
export type ExerciseFace = z.infer<typeof exerciseFaceSchema>

/** Ids of the materials that an exercise's tasks show, once each. */
export function exerciseMaterials({ tasks }: ExerciseFace): string[] {
  return [...new Set(tasks.flatMap(mediaOf))]
}
