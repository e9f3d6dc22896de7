import { z } from 'zod'
import { idSchema } from '../ids'
import type { Task, TaskKind } from './task'

const ids = z.array(idSchema).max(16)
/** From a place to what stands there: left id → right id, item id → group id, gap id → the words or the item's id. */
const picks = z.record(idSchema, z.string().max(100)).refine(record => Object.keys(record).length <= 16, 'more places than a task has')

/** What the class has answered so far. Ids that the task does not know count as nothing. */
export const responseSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('single'), choices: ids.max(1) }),
  z.object({ kind: z.literal('multiple'), choices: ids }),
  z.object({ kind: z.literal('string'), text: z.string().max(200) }),
  z.object({ kind: z.literal('number'), text: z.string().max(80) }),
  z.object({ kind: z.literal('order'), order: ids }),
  z.object({ kind: z.literal('match'), picks }),
  z.object({ kind: z.literal('groups'), picks }),
  z.object({ kind: z.literal('inline-choice'), picks }),
  z.object({ kind: z.literal('gap-match'), picks }),
])
export type Response = z.infer<typeof responseSchema>

/** Nothing answered yet. */
export function emptyResponse(kind: TaskKind): Response {
  switch (kind) {
    case 'single':
    case 'multiple':
      return { kind, choices: [] }
    case 'string':
    case 'number':
      return { kind, text: '' }
    case 'order':
      return { kind, order: [] }
    default:
      return { kind, picks: {} }
  }
}

export function isEmptyResponse(response: Response): boolean {
  if ('text' in response) return response.text.trim() === ''
  if ('picks' in response) return Object.keys(response.picks).length === 0
  return (response.kind === 'order' ? response.order : response.choices).length === 0
}

/** The answer of a task as a class would give it: what the board shows when it is revealed. */
export function rightResponse(task: Task): Response {
  switch (task.kind) {
    case 'single':
      return { kind: task.kind, choices: [task.answer] }
    case 'multiple':
      return { kind: task.kind, choices: [...task.answer] }
    case 'string':
      return { kind: task.kind, text: task.answer[0]! }
    case 'number': {
      const unit = task.units.find(({ factor }) => factor === 1) ?? task.units[0]
      return { kind: task.kind, text: [String(task.answer / (unit?.factor ?? 1)).replace('.', ',').replace('-', '−'), unit?.name ?? ''].join(' ').trim() }
    }
    case 'order':
      return { kind: task.kind, order: task.items.map(({ id }) => id) }
    case 'inline-choice':
      return { kind: task.kind, picks: Object.fromEntries(task.gaps.map(({ id, answer }) => [id, answer])) }
    default:
      return { kind: task.kind, picks: { ...task.answer } }
  }
}
