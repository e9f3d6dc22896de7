import { attribute, childCalled, childrenCalled, everyBelow, type QtiElement } from './qti-tree'

/** What an item declares to be right for one response. */
export interface DeclaredAnswer {
  readonly cardinality: string
  readonly baseType: string
  readonly values: readonly string[]
  /** Keys of the mapping with the most points: other ways to write it. */
  readonly alternatives: readonly string[]
}

const plain = (element: QtiElement): string => element.children.filter(child => typeof child === 'string').join('').replace(/\s+/g, ' ').trim()

export function declaredAnswer(item: QtiElement, identifier: string): DeclaredAnswer | undefined {
  const declaration = childrenCalled(item, 'response-declaration').find(one => attribute(one, 'identifier') === identifier)
  if (!declaration) return undefined
  const entries = childrenCalled(childCalled(declaration, 'mapping'), 'map-entry').map(entry => ({ key: attribute(entry, 'map-key'), points: Number(attribute(entry, 'mapped-value')) }))
  const most = Math.max(0, ...entries.map(({ points }) => points))
  return {
    cardinality: attribute(declaration, 'cardinality'),
    baseType: attribute(declaration, 'base-type'),
    values: childrenCalled(childCalled(declaration, 'correct-response'), 'value').map(plain).filter(value => value !== ''),
    alternatives: entries.filter(({ key, points }) => key !== '' && points > 0 && points === most).map(({ key }) => key),
  }
}

const emptyElement: QtiElement = { name: '', attributes: new Map(), children: [] }

/** Whole points between 1 and 20 that the item gives at most. */
export function pointsOf(item: QtiElement): number {
  const declared = childrenCalled(item, 'outcome-declaration').find(one => attribute(one, 'identifier') === 'MAXSCORE')
  const score = childrenCalled(item, 'outcome-declaration').find(one => attribute(one, 'identifier') === 'SCORE')
  const most = Number(plain(childCalled(childCalled(declared, 'default-value'), 'value') ?? emptyElement) || (score ? attribute(score, 'normal-maximum') : ''))
  return Number.isInteger(most) && most >= 1 && most <= 20 ? most : 1
}

/** The tolerance with which response processing compares a number. */
export function toleranceOf(item: QtiElement, answer: number): number {
  const processing = childCalled(item, 'response-processing')
  const equal = processing && everyBelow(processing).find(({ name }) => name === 'equal')
  if (!equal) return 0
  const sizes = attribute(equal, 'tolerance').trim().split(/\s+/).map(Number).filter(size => Number.isFinite(size) && size >= 0)
  const size = Math.max(0, ...sizes)
  const mode = attribute(equal, 'tolerance-mode')
  return mode === 'relative' ? (Math.abs(answer) * size) / 100 : mode === 'absolute' ? size : 0
}
