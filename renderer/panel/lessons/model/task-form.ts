import { taskSchema, type Task, type TaskKind } from '#shared/domain/exercise/task'
import { failure, success, type Result } from '#shared/result'
import { readMarks, writeMarks } from './gap-marks'

/** Something to choose, move or move onto, as a form has it. */
export interface FormRow {
  readonly id: string
  readonly text: string
  readonly materialId: string
  /** Right among options. */
  readonly isRight: boolean
  /** The partner or group that it belongs to. */
  readonly belongsTo: string
}

/** Every kind of task as one form: what a kind does not use stays and is not asked for, so that changing the kind loses nothing. */
export interface TaskForm {
  readonly id: string
  readonly kind: TaskKind
  readonly prompt: string
  readonly points: number
  readonly explanation: string
  readonly media: readonly string[]
  readonly isShuffled: boolean
  /** Options, things to order, the left side, things to sort. */
  readonly rows: readonly FormRow[]
  /** The right side, or the groups. */
  readonly targets: readonly FormRow[]
  /** One right answer a line. */
  readonly answers: string
  readonly caseMatters: boolean
  readonly number: string
  readonly tolerance: string
  /** A unit a line, `см = 0.01` where it is not the answer's own. */
  readonly units: string
  readonly unitNeeded: boolean
  /** Text with `[[gaps]]`; in a choice the first of `[[right|wrong]]` is right. */
  readonly marked: string
  /** Words that fill no gap, one a line. */
  readonly extra: string
  readonly isReusable: boolean
}

export const emptyRow = (id: string): FormRow => ({ id, text: '', materialId: '', isRight: false, belongsTo: '' })

/** A task of nothing. */
export const emptyForm = (id: string, kind: TaskKind): TaskForm => ({
  id, kind, prompt: '', points: 1, explanation: '', media: [], isShuffled: true, rows: [emptyRow('a'), emptyRow('b')], targets: [emptyRow('x'), emptyRow('y')],
  answers: '', caseMatters: false, number: '', tolerance: '', units: '', unitNeeded: false, marked: '', extra: '', isReusable: false,
})

/** An id that no row has yet. */
export function freshRowId(rows: readonly { readonly id: string }[]): string {
  let number = rows.length + 1
  while (rows.some(({ id }) => id === `r${number}`)) number++
  return `r${number}`
}

type Choice = { readonly id: string; readonly text: string; readonly materialId?: string | undefined }
const rowOf = (choice: Choice, more: Partial<FormRow> = {}): FormRow => ({ ...emptyRow(choice.id), text: choice.text, materialId: choice.materialId ?? '', ...more })
const choiceOf = ({ id, text, materialId }: FormRow): Choice => ({ id, text: text.trim(), ...(materialId === '' ? {} : { materialId }) })
const linesOf = (words: string): string[] => words.split('\n').map(line => line.trim()).filter(Boolean)
const numberOf = (words: string): number => (words.trim() === '' ? Number.NaN : Number(words.replace(',', '.').replace('−', '-')))

/** A task opened in the form. */
export function formOfTask(task: Task): TaskForm {
  const { id, kind, prompt, points, media } = task
  const begin: TaskForm = { ...emptyForm(id, kind), prompt, points, media, explanation: task.explanation ?? '' }
  switch (task.kind) {
    case 'single':
      return { ...begin, isShuffled: task.shuffle, rows: task.options.map(one => rowOf(one, { isRight: one.id === task.answer })) }
    case 'multiple':
      return { ...begin, isShuffled: task.shuffle, rows: task.options.map(one => rowOf(one, { isRight: task.answer.includes(one.id) })) }
    case 'string':
      return { ...begin, answers: task.answer.join('\n'), caseMatters: task.caseMatters }
    case 'number':
      return { ...begin, number: String(task.answer), tolerance: task.tolerance === 0 ? '' : String(task.tolerance), unitNeeded: task.unitNeeded, units: task.units.map(({ name, factor }) => (factor === 1 ? name : `${name} = ${factor}`)).join('\n') }
    case 'order':
      return { ...begin, rows: task.items.map(one => rowOf(one)) }
    case 'match':
      return { ...begin, targets: task.right.map(one => rowOf(one)), rows: task.left.map(one => rowOf(one, { belongsTo: task.answer[one.id]! })) }
    case 'groups':
      return { ...begin, targets: task.groups.map(one => rowOf(one)), rows: task.items.map(one => rowOf(one, { belongsTo: task.answer[one.id]! })) }
    case 'inline-choice':
      return { ...begin, marked: writeMarks(task.text, gapId => { const gap = task.gaps.find(one => one.id === gapId)!; return [gap.answer, ...gap.options.filter(one => one !== gap.answer)] }) }
    case 'gap-match': {
      const used = new Set(Object.values(task.answer))
      return { ...begin, isReusable: task.reusable, marked: writeMarks(task.text, gapId => [task.items.find(one => one.id === task.answer[gapId])!.text]), extra: task.items.filter(one => !used.has(one.id)).map(({ text }) => text).join('\n') }
    }
  }
}

/** The task that a filled form is; otherwise the fields that are not right yet, by their path in the task. */
export function taskOfForm(form: TaskForm): Result<Task, readonly string[]> {
  const parsed = taskSchema.safeParse({ ...headOf(form), ...bodyOf(form) })
  return parsed.success ? success(parsed.data) : failure([...new Set(parsed.error.issues.map(issue => String(issue.path[0] ?? 'answer')))])
}

const headOf = ({ id, kind, prompt, points, media, explanation }: TaskForm) => ({ id, kind, prompt: prompt.trim(), points, media, ...(explanation.trim() === '' ? {} : { explanation: explanation.trim() }) })

function bodyOf(form: TaskForm): Record<string, unknown> {
  const choices = form.rows.map(choiceOf)
  const right = form.rows.filter(({ isRight }) => isRight).map(({ id }) => id)
  const belongs = Object.fromEntries(form.rows.map(({ id, belongsTo }) => [id, belongsTo]))
  switch (form.kind) {
    case 'single':
      return { options: choices, shuffle: form.isShuffled, answer: right[0] }
    case 'multiple':
      return { options: choices, shuffle: form.isShuffled, answer: right }
    case 'string':
      return { answer: linesOf(form.answers), caseMatters: form.caseMatters }
    case 'number':
      return { answer: numberOf(form.number), tolerance: form.tolerance.trim() === '' ? 0 : numberOf(form.tolerance), units: linesOf(form.units).map(unitOf), unitNeeded: form.unitNeeded }
    case 'order':
      return { items: choices }
    case 'match':
      return { left: choices, right: form.targets.map(choiceOf), answer: belongs }
    case 'groups':
      return { groups: form.targets.map(choiceOf), items: choices, answer: belongs }
    case 'inline-choice': {
      const { text, gaps } = readMarks(form.marked)
      return { text, gaps: gaps.map(({ id, inside }) => ({ id, options: inside, answer: inside[0] })) }
    }
    case 'gap-match':
      return gapsOf(form)
  }
}

/** Each gap brings the word that fills it; where words may be used again, equal ones are one. */
function gapsOf({ marked, extra, isReusable }: TaskForm): Record<string, unknown> {
  const { text, gaps } = readMarks(marked)
  const items: Choice[] = []
  const itemFor = (words: string): string => {
    const known = isReusable ? items.find(one => one.text === words) : undefined
    if (known) return known.id
    items.push({ id: `w${items.length + 1}`, text: words })
    return items.at(-1)!.id
  }
  const answer = Object.fromEntries(gaps.map(({ id, inside }) => [id, itemFor(inside[0] ?? '')]))
  for (const words of linesOf(extra)) itemFor(words)
  return { text, items, answer, reusable: isReusable }
}

function unitOf(line: string): { name: string; factor: number } {
  const [name = '', factor] = line.split('=').map(part => part.trim())
  return { name, factor: factor === undefined ? 1 : numberOf(factor) }
}
