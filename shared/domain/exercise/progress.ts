import { z } from 'zod'
import { idSchema } from '../ids'
import { judge } from './judge'
import { emptyResponse, isEmptyResponse, responseSchema, type Response } from './response'
import type { Task } from './task'

/** `open`: being answered; `checked`: the class sees what of it is right; `revealed`: everybody sees the answer. */
export const taskProgressSchema = z.object({
  response: responseSchema,
  phase: z.enum(['open', 'checked', 'revealed']),
  /** Rises when the task is begun anew after its answer was seen: it is shuffled afresh. */
  round: z.int().min(0).max(1000),
})
export type TaskProgress = z.infer<typeof taskProgressSchema>

/** How far the class has come in one exercise. Kept by the agent for as long as the lesson is open. */
export const exerciseProgressSchema = z.object({
  /** Place of the task on the screen. */
  task: z.int().min(0).max(29),
  tasks: z.record(idSchema, taskProgressSchema).refine(tasks => Object.keys(tasks).length <= 30, 'more tasks than an exercise has'),
})
export type ExerciseProgress = z.infer<typeof exerciseProgressSchema>

/** The lesson and the stage that an exercise belongs to: `lesson/stage`. */
export const exerciseIdSchema = z.string().regex(/^[a-z0-9-]{1,64}\/[a-z0-9-]{1,64}$/)

export const emptyProgress: ExerciseProgress = { task: 0, tasks: {} }

/** How a task stands; one that nobody touched, or that was changed into another kind, is open and empty. */
export function progressOf(progress: ExerciseProgress, task: Task): TaskProgress {
  const kept = Object.hasOwn(progress.tasks, task.id) ? progress.tasks[task.id] : undefined
  return kept?.response.kind === task.kind ? kept : { response: emptyResponse(task.kind), phase: 'open', round: 0 }
}

const put = (progress: ExerciseProgress, task: Task, next: TaskProgress): ExerciseProgress => ({ ...progress, tasks: { ...progress.tasks, [task.id]: next } })

/** The class answers. What was judged is judged no more; a revealed task takes no answers. */
export function respond(progress: ExerciseProgress, task: Task, response: Response): ExerciseProgress {
  const now = progressOf(progress, task)
  return now.phase === 'revealed' || response.kind !== task.kind ? progress : put(progress, task, { ...now, response, phase: 'open' })
}

/** An empty answer is not judged. */
export function check(progress: ExerciseProgress, task: Task): ExerciseProgress {
  const now = progressOf(progress, task)
  return now.phase !== 'open' || isEmptyResponse(now.response) ? progress : put(progress, task, { ...now, phase: 'checked' })
}

/** Shows the answer, whether or not the class has tried. */
export function reveal(progress: ExerciseProgress, task: Task): ExerciseProgress {
  return put(progress, task, { ...progressOf(progress, task), phase: 'revealed' })
}

/** Once more: what was right stays in its place, unless the class has seen the answer: then from the beginning. */
export function tryAgain(progress: ExerciseProgress, task: Task): ExerciseProgress {
  const now = progressOf(progress, task)
  if (now.phase === 'revealed') return put(progress, task, { response: emptyResponse(task.kind), phase: 'open', round: Math.min(1000, now.round + 1) })
  return now.phase === 'checked' ? put(progress, task, { ...now, response: rightOnes(task, now.response), phase: 'open' }) : progress
}

function rightOnes(task: Task, response: Response): Response {
  const right = new Set(judge(task, response).parts.flatMap(({ id, verdict }) => (verdict === 'right' ? [id] : [])))
  if ('text' in response || response.kind === 'order') return response // to be mended, not written again
  if ('choices' in response) return { ...response, choices: response.choices.filter(id => right.has(id)) }
  return { ...response, picks: Object.fromEntries(Object.entries(response.picks).filter(([id]) => right.has(id))) }
}

export function goToTask(progress: ExerciseProgress, task: number, tasks: readonly Task[]): ExerciseProgress {
  return { ...progress, task: Math.max(0, Math.min(tasks.length - 1, task)) }
}
