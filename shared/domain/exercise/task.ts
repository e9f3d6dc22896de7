import { z } from 'zod'
import { idSchema } from '../ids'
import { gapsIn } from './gap-text'

/** The nine kinds of a lesson's tasks (school.md). */
export const taskKinds = ['single', 'multiple', 'string', 'number', 'order', 'match', 'groups', 'inline-choice', 'gap-match'] as const
export type TaskKind = (typeof taskKinds)[number]

/** Words that may hold LaTeX: `$…$` in the line, `$$…$$` on a line of its own; `\$` is the sign itself. */
const richText = (longest: number) => z.string().min(1).max(longest)

/** Something to choose, to move or to move onto: words, a picture of the library, or both. */
export const choiceSchema = z.object({ id: idSchema, text: z.string().max(300).default(''), materialId: idSchema.optional() })
export type Choice = z.infer<typeof choiceSchema>

const choices = (fewest: number, most: number) =>
  z
    .array(choiceSchema.refine(({ text, materialId }) => text.trim() !== '' || materialId !== undefined, 'neither words nor a picture'))
    .min(fewest)
    .max(most)
    .refine(list => new Set(list.map(({ id }) => id)).size === list.length, 'one id twice')

const head = {
  id: idSchema,
  prompt: richText(2000),
  /** Pictures, sound or film that belong to the question. */
  media: z.array(idSchema).max(4).default([]),
  points: z.int().min(1).max(20).default(1),
  /** Shown with the answer. */
  explanation: richText(2000).optional(),
}
/** Off where the order of the options means something (true / false, numbers that grow). */
const shuffle = z.boolean().default(true)

const has = (list: readonly { id: string }[], id: string) => list.some(one => one.id === id)
/** Every id of `from` has an answer, each answer is in `to`, nothing else stands there. */
const covers = (answer: Readonly<Record<string, string>>, from: readonly string[], to: readonly { id: string }[]) =>
  Object.keys(answer).length === from.length && from.every(id => Object.hasOwn(answer, id) && has(to, answer[id]!))
/** The text holds each of `ids` once, and no other gap. */
const holdsGaps = (text: string, ids: readonly string[]) => JSON.stringify(gapsIn(text).toSorted()) === JSON.stringify(ids.toSorted())

/** One right option. `answer` is its id. */
export const singleTaskSchema = z
  .object({ kind: z.literal('single'), ...head, options: choices(2, 12), shuffle, answer: idSchema })
  .refine(({ options, answer }) => has(options, answer), 'the answer is none of the options')

/** One or more right options. */
export const multipleTaskSchema = z
  .object({ kind: z.literal('multiple'), ...head, options: choices(2, 12), shuffle, answer: z.array(idSchema).min(1).max(12) })
  .refine(({ options, answer }) => new Set(answer).size === answer.length && answer.every(id => has(options, id)), 'an answer is none of the options, or stands twice')

/** Words to write. Any of `answer` is right. */
export const stringTaskSchema = z.object({
  kind: z.literal('string'),
  ...head,
  answer: z.array(z.string().max(200).refine(words => words.trim() !== '', 'an empty answer')).min(1).max(20),
  caseMatters: z.boolean().default(false),
})

/** A number to write. */
export const numberTaskSchema = z.object({
  kind: z.literal('number'),
  ...head,
  answer: z.number(),
  /** Right is everything from `answer − tolerance` to `answer + tolerance`, ends included. */
  tolerance: z.number().min(0).default(0),
  /** Units that may stand behind the number; `factor` turns it into the answer's unit (answer in кДж: кДж 1, Дж 0.001). The first is offered on the board. */
  units: z.array(z.object({ name: z.string().regex(/^[^\s\d]\S*$/).max(20), factor: z.number().positive().default(1) })).max(8).default([]),
  unitNeeded: z.boolean().default(false),
}).refine(({ units, unitNeeded }) => units.length > 0 || !unitNeeded, 'a unit is needed and none is known')

/** Things to bring into order; `items` stand in the right one. */
export const orderTaskSchema = z.object({ kind: z.literal('order'), ...head, items: choices(2, 10) })

/** Each thing on the left has its one partner on the right; a partner may serve several, and may serve nobody. `answer`: left id → right id. */
export const matchTaskSchema = z
  .object({ kind: z.literal('match'), ...head, left: choices(1, 8), right: choices(2, 10), answer: z.record(idSchema, idSchema) })
  .refine(({ left, right, answer }) => covers(answer, left.map(({ id }) => id), right), 'the answer must name one right partner for each on the left')

/** Each thing belongs to one group. `answer`: item id → group id. */
export const groupsTaskSchema = z
  .object({ kind: z.literal('groups'), ...head, groups: choices(2, 5), items: choices(1, 16), answer: z.record(idSchema, idSchema) })
  .refine(({ groups, items, answer }) => covers(answer, items.map(({ id }) => id), groups), 'the answer must name one group for each item')

/** A text whose gaps `{{id}}` each offer a choice of words. */
export const inlineChoiceTaskSchema = z
  .object({
    kind: z.literal('inline-choice'),
    ...head,
    text: richText(3000),
    gaps: z
      .array(
        z
          .object({ id: idSchema, options: z.array(richText(100)).min(2).max(8), answer: richText(100) })
          .refine(({ options, answer }) => new Set(options).size === options.length && options.includes(answer), 'the answer is none of the options, or an option stands twice'),
      )
      .min(1)
      .max(12),
  })
  .refine(({ text, gaps }) => holdsGaps(text, gaps.map(({ id }) => id)), 'each gap must stand once in the text as {{id}}')

/** A text whose gaps `{{id}}` are filled with given words; words that say the same are interchangeable. `answer`: gap id → item id. */
export const gapMatchTaskSchema = z
  .object({
    kind: z.literal('gap-match'),
    ...head,
    text: richText(3000),
    items: choices(1, 14),
    answer: z.record(idSchema, idSchema).refine(answer => Object.keys(answer).length > 0 && Object.keys(answer).length <= 12, 'between one and twelve gaps'),
    /** One word may fill several gaps. */
    reusable: z.boolean().default(false),
  })
  .refine(({ text, items, answer }) => holdsGaps(text, Object.keys(answer)) && Object.values(answer).every(id => has(items, id)), 'each gap must stand once in the text as {{id}} and be filled by one of the items')
  .refine(({ reusable, answer }) => reusable || new Set(Object.values(answer)).size === Object.keys(answer).length, 'one item fills two gaps')

/** A task of an exercise, with its right answer. */
export const taskSchema = z.discriminatedUnion('kind', [
  singleTaskSchema, multipleTaskSchema, stringTaskSchema, numberTaskSchema, orderTaskSchema, matchTaskSchema, groupsTaskSchema, inlineChoiceTaskSchema, gapMatchTaskSchema,
])
export type Task = z.infer<typeof taskSchema>
/** A task as a file may hold it: what has a usual value may be left out. */
export type TaskDraft = z.input<typeof taskSchema>

/** Ids of the library's materials that a task shows, in reading order. */
export function mediaOf(task: Task): string[] {
  const shown = 'options' in task ? task.options : [...('left' in task ? [...task.left, ...task.right] : []), ...('groups' in task ? task.groups : []), ...('items' in task ? task.items : [])]
  return [...task.media, ...shown.flatMap(({ materialId }) => (materialId === undefined ? [] : [materialId]))]
}
