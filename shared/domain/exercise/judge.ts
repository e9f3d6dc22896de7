import { emptyResponse, type Response } from './response'
import type { Task } from './task'
import { isRightNumber, isRightString } from './written'

/** How one part of an answer stands; `empty` is what the class left out, and must not be shown before the answer is revealed. */
export interface Part {
  /** An option, an item or a gap of the task; the task itself where something is written. */
  readonly id: string
  readonly verdict: 'right' | 'wrong' | 'empty'
}

export interface Judgement {
  /** To two decimals; `of` only when everything is right. */
  readonly points: number
  readonly of: number
  readonly parts: readonly Part[]
}

/**
 * What an answer is worth. Partial credit by kind, as a share of the task's points:
 * - single, string, number: all or nothing;
 * - multiple: (right ones chosen − wrong ones chosen) / right ones, at least nothing;
 * - order: (longest run that stands in the right order, others between them or not, − 1) / (items − 1);
 * - match, groups, inline choice, gap match: right places / places.
 * A response of another kind, or to things that the task does not have, is worth nothing.
 */
export function judge(task: Task, response: Response): Judgement {
  const { parts, share } = judgeParts(task, response.kind === task.kind ? response : emptyResponse(task.kind))
  return { points: Math.round(task.points * Math.max(0, share) * 100) / 100, of: task.points, parts }
}

export const isFull = ({ points, of }: Judgement): boolean => points === of

interface Judged {
  readonly parts: readonly Part[]
  readonly share: number
}

function judgeParts(task: Task, response: Response): Judged {
  switch (task.kind) {
    case 'single':
      return chosen([task.answer], task.options, 'choices' in response ? response.choices.slice(0, 1) : [])
    case 'multiple':
      return chosen(task.answer, task.options, 'choices' in response ? response.choices : [])
    case 'string':
    case 'number':
      return writtenAnswer(task, 'text' in response ? response.text : '')
    case 'order':
      return ordered(task.items.map(({ id }) => id), response.kind === 'order' ? response.order : [])
    default:
      return placed(task, 'picks' in response ? response.picks : {})
  }
}

function chosen(right: readonly string[], options: readonly { id: string }[], choices: readonly string[]): Judged {
  const picked = new Set(choices)
  const parts = options.flatMap(({ id }): Part[] => {
    if (right.includes(id)) return [{ id, verdict: picked.has(id) ? 'right' : 'empty' }]
    return picked.has(id) ? [{ id, verdict: 'wrong' }] : []
  })
  const count = (verdict: Part['verdict']) => parts.filter(part => part.verdict === verdict).length
  return { parts, share: (count('right') - count('wrong')) / right.length }
}

function writtenAnswer(task: Extract<Task, { kind: 'string' | 'number' }>, text: string): Judged {
  if (text.trim() === '') return { parts: [{ id: task.id, verdict: 'empty' }], share: 0 }
  const isRight = task.kind === 'string' ? isRightString(task, text) : isRightNumber(task, text)
  return { parts: [{ id: task.id, verdict: isRight ? 'right' : 'wrong' }], share: isRight ? 1 : 0 }
}

function ordered(right: readonly string[], order: readonly string[]): Judged {
  const known = [...new Set(order)].filter(id => right.includes(id))
  const run = longestRun(known.map(id => right.indexOf(id))).map(place => right[place])
  // One thing alone stands in no order.
  const inOrder = new Set(run.length > 1 ? run : [])
  const parts = right.map((id): Part => ({ id, verdict: inOrder.has(id) ? 'right' : known.includes(id) ? 'wrong' : 'empty' }))
  return { parts, share: (inOrder.size - 1) / (right.length - 1) }
}

/** The longest rising subsequence; of equally long ones that which ends lowest. At most ten places: squares are cheap. */
function longestRun(places: readonly number[]): number[] {
  const runs: number[][] = []
  for (const place of places) {
    const before = runs.filter(run => run.at(-1)! < place).reduce<number[]>((best, run) => (run.length > best.length ? run : best), [])
    runs.push([...before, place])
  }
  return runs.reduce((best, run) => (run.length > best.length || (run.length === best.length && run.at(-1)! < best.at(-1)!) ? run : best), [])
}

function placed(task: Extract<Task, { kind: 'match' | 'groups' | 'inline-choice' | 'gap-match' }>, picks: Readonly<Record<string, string>>): Judged {
  const right = task.kind === 'inline-choice' ? Object.fromEntries(task.gaps.map(({ id, answer }) => [id, answer])) : task.answer
  const same = task.kind === 'gap-match' ? sameWords(task) : (one: string, other: string) => one === other
  const parts = Object.entries(right).map(([id, wanted]): Part => {
    const pick = Object.hasOwn(picks, id) ? picks[id]! : undefined
    return { id, verdict: pick === undefined ? 'empty' : same(pick, wanted) ? 'right' : 'wrong' }
  })
  return { parts, share: parts.filter(({ verdict }) => verdict === 'right').length / parts.length }
}

/** Two cards with the same words and picture cannot be told apart, and need not be. */
function sameWords({ items }: Extract<Task, { kind: 'gap-match' }>): (one: string, other: string) => boolean {
  const face = (id: string) => {
    const item = items.find(each => each.id === id)
    return item && JSON.stringify([item.text, item.materialId])
  }
  return (one, other) => one === other || (face(one) !== undefined && face(one) === face(other))
}
