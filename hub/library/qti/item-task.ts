import { readNumber } from '#shared/domain/exercise/written'
import { taskSchema, type Task, type TaskDraft } from '#shared/domain/exercise/task'
import { failure, success, type Result } from '#shared/result'
import { declaredAnswer, pointsOf, toleranceOf, type DeclaredAnswer } from './item-answers'
import { showsMedia, wordsOf } from './item-words'
import { childNamed, childrenNamed } from '../xml'
import { attribute, everyBelow, type QtiElement } from './qti-tree'

/** Why an item did not become a task. `kind`: the interaction has no counterpart; `graphic`: it is answered on a picture. */
export type NotMapped = 'kind' | 'graphic' | 'media' | 'several' | 'none' | 'no-answer' | 'partners' | 'too-large' | 'damaged' | 'cut'

const graphic = new Set(['hotspot', 'select-point', 'graphic-order', 'graphic-associate', 'graphic-gap-match', 'position-object', 'drawing'].map(name => `${name}-interaction`))

type Draft<K extends Task['kind']> = Omit<Extract<TaskDraft, { kind: K }>, 'id' | 'points'>
type AnyDraft = { [K in Task['kind']]: Draft<K> }[Task['kind']]
type Made = Result<AnyDraft, NotMapped>

interface Item {
  readonly item: QtiElement
  readonly body: QtiElement
  readonly interaction: QtiElement
  readonly answer: DeclaredAnswer
}

/** The task that a QTI 2.x or 3 item is. */
export function taskOfItem(item: QtiElement, id: string): Result<Task, NotMapped> {
  const body = childNamed(item, 'item-body')
  const interactions = body ? everyBelow(body).filter(({ name }) => name.endsWith('-interaction')) : []
  const [interaction] = interactions
  if (!body || !interaction) return failure('none')
  if (interactions.some(({ name }) => graphic.has(name))) return failure('graphic')
  const makes = Object.hasOwn(kinds, interaction.name) ? kinds[interaction.name]! : undefined
  if (!makes) return failure('kind')
  if (interactions.length > 1 && !interactions.every(({ name }) => name === 'inline-choice-interaction')) return failure('several')
  if (showsMedia(body)) return failure('media')
  const answer = declaredAnswer(item, attribute(interaction, 'response-identifier'))
  if (!answer || (answer.values.length === 0 && answer.alternatives.length === 0)) return failure('no-answer')
  const made = makes({ item, body, interaction, answer })
  if (!made.ok) return made
  const parsed = taskSchema.safeParse({ ...made.value, id, points: pointsOf(item) })
  if (parsed.success) return success(parsed.data)
  return failure(parsed.error.issues.some(({ code }) => code === 'too_big') ? 'too-large' : 'no-answer')
}

/** The question: the item's words around the interaction, then the interaction's own prompt. */
function promptOf({ body, interaction }: Item, inPlace: (element: QtiElement) => string | undefined = () => ''): string {
  const around = wordsOf(body, element => (element.name.endsWith('-interaction') ? inPlace(element) : undefined))
  const prompt = childNamed(interaction, 'prompt')
  return [around, prompt ? wordsOf(prompt) : ''].filter(words => words !== '').join('\n')
}

/** Choices with ids of our own; theirs may be anything. */
function choicesOf(elements: readonly QtiElement[], prefix: string) {
  const ids = new Map(elements.map((element, index) => [attribute(element, 'identifier'), `${prefix}${index + 1}`]))
  return { choices: elements.map((element, index) => ({ id: `${prefix}${index + 1}`, text: wordsOf(element) })), idOf: (identifier: string) => ids.get(identifier) }
}
const known = <T>(list: readonly (T | undefined)[]): T[] | undefined => {
  const found = list.filter(one => one !== undefined)
  return found.length === list.length ? found : undefined
}
const pairsOf = ({ values }: DeclaredAnswer): [string, string][] => values.map(value => value.split(' ')).filter(parts => parts.length === 2).map(([first, second]) => [first!, second!])

function choice(from: Item): Made {
  const { choices, idOf } = choicesOf(childrenNamed(from.interaction, 'simple-choice'), 'c')
  const right = known(from.answer.values.map(idOf))
  if (!right?.length) return failure('no-answer')
  const head = { prompt: promptOf(from), options: choices, shuffle: attribute(from.interaction, 'shuffle') === 'true' }
  return success(from.answer.cardinality === 'multiple' ? { kind: 'multiple', ...head, answer: right } : { kind: 'single', ...head, answer: right[0]! })
}

function order(from: Item): Made {
  const { choices, idOf } = choicesOf(childrenNamed(from.interaction, 'simple-choice'), 'i')
  const right = known(from.answer.values.map(idOf))
  if (!right || right.length !== choices.length) return failure('no-answer')
  return success({ kind: 'order', prompt: promptOf(from), items: right.map(id => choices.find(one => one.id === id)!) })
}

function match(from: Item): Made {
  const [first, second] = childrenNamed(from.interaction, 'simple-match-set')
  if (!first || !second) return failure('damaged')
  const sides = [choicesOf(childrenNamed(first, 'simple-associable-choice'), 'l'), choicesOf(childrenNamed(second, 'simple-associable-choice'), 'r')] as const
  const pairs = known(pairsOf(from.answer).map(([one, other]) => known([sides[0].idOf(one), sides[1].idOf(other)])))
  if (!pairs) return failure('no-answer')
  // Each on one side has exactly one partner: that side asks, the other answers.
  for (const [asks, answers, at] of [[sides[0], sides[1], 0], [sides[1], sides[0], 1]] as const) {
    const partners = pairs.map(pair => pair[at]!)
    if (asks.choices.length === pairs.length && new Set(partners).size === pairs.length) {
      return success({ kind: 'match', prompt: promptOf(from), left: asks.choices, right: answers.choices, answer: Object.fromEntries(pairs.map(pair => [pair[at]!, pair[1 - at]!])) })
    }
  }
  return failure('partners')
}

function associate(from: Item): Made {
  const { choices, idOf } = choicesOf(childrenNamed(from.interaction, 'simple-associable-choice'), 'c')
  const pairs = known(pairsOf(from.answer).map(([one, other]) => known([idOf(one), idOf(other)])))
  if (!pairs) return failure('no-answer')
  const paired = pairs.flat()
  if (new Set(paired).size < paired.length) return failure('partners')
  const asks = new Set(pairs.map(([one]) => one!))
  return success({ kind: 'match', prompt: promptOf(from), left: choices.filter(({ id }) => asks.has(id)), right: choices.filter(({ id }) => !asks.has(id)), answer: Object.fromEntries(pairs.map(([one, other]) => [one!, other!])) })
}

function gapMatch(from: Item): Made {
  if (childrenNamed(from.interaction, 'gap-img').length > 0) return failure('media')
  const { choices, idOf } = choicesOf(childrenNamed(from.interaction, 'gap-text'), 'w')
  const gaps = new Map(everyBelow(from.interaction).filter(({ name }) => name === 'gap').map((gap, index) => [attribute(gap, 'identifier'), `g${index + 1}`]))
  const pairs = known(pairsOf(from.answer).map(([word, gap]) => known([gaps.get(gap), idOf(word)])))
  if (!pairs || pairs.length !== gaps.size) return failure('no-answer')
  const content = { ...from.interaction, children: from.interaction.children.filter(child => typeof child === 'string' || child.name !== 'prompt') }
  const text = wordsOf(content, element => (element.name === 'gap' ? `{{${gaps.get(attribute(element, 'identifier'))!}}}` : undefined))
  const answer = Object.fromEntries(pairs.map(([gap, word]) => [gap!, word!]))
  return success({ kind: 'gap-match', prompt: promptOf(from) || text.replaceAll(/\{\{g\d+\}\}/g, '…'), text, items: choices, answer, reusable: new Set(Object.values(answer)).size < gaps.size })
}

function inlineChoice(from: Item): Made {
  const ids = new Map<QtiElement, string>()
  const gaps = everyBelow(from.body).filter(({ name }) => name === 'inline-choice-interaction').map((interaction, index) => {
    ids.set(interaction, `g${index + 1}`)
    const options = childrenNamed(interaction, 'inline-choice').map(one => ({ identifier: attribute(one, 'identifier'), words: wordsOf(one) }))
    const right = declaredAnswer(from.item, attribute(interaction, 'response-identifier'))?.values[0]
    return { id: `g${index + 1}`, options: options.map(({ words }) => words), answer: options.find(({ identifier }) => identifier === right)?.words ?? '' }
  })
  const text = wordsOf(from.body, element => (element.name === 'inline-choice-interaction' ? `{{${ids.get(element)!}}}` : undefined))
  // The text itself is the question; without its gaps it can be read out.
  return success({ kind: 'inline-choice', prompt: attribute(from.item, 'title') || text.replaceAll(/\{\{g\d+\}\}/g, '…'), text, gaps })
}

function textEntry(from: Item): Made {
  const prompt = promptOf(from, () => ' _____ ').replaceAll(/ +/g, ' ').trim()
  const answers = [...new Set([...from.answer.values, ...from.answer.alternatives])]
  if (from.answer.baseType !== 'integer' && from.answer.baseType !== 'float') return success({ kind: 'string', prompt, answer: answers })
  const read = readNumber(answers[0]!)
  return read?.unit === '' ? success({ kind: 'number', prompt, answer: read.value, tolerance: toleranceOf(from.item, read.value) }) : failure('no-answer')
}

const kinds: Readonly<Record<string, (from: Item) => Made>> = {
  'choice-interaction': choice,
  'order-interaction': order,
  'match-interaction': match,
  'associate-interaction': associate,
  'gap-match-interaction': gapMatch,
  'inline-choice-interaction': inlineChoice,
  'text-entry-interaction': textEntry,
}
