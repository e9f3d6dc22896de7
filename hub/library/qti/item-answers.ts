import { childNamed, childrenNamed, textOf } from '../xml'
import { attribute, everyBelow, type QtiElement } from './qti-tree'

/** What an item declares to be right for one response. */
export interface DeclaredAnswer {
  readonly cardinality: string
  readonly baseType: string
  readonly values: readonly string[]
  /** Keys of the mapping with the most points: other ways to write it. */
  readonly alternatives: readonly string[]
}

export function declaredAnswer(item: QtiElement, identifier: string): DeclaredAnswer | undefined {
  const declaration = childrenNamed(item, 'response-declaration').find(one => attribute(one, 'identifier') === identifier)
  if (!declaration) return undefined
  const entries = childrenNamed(childNamed(declaration, 'mapping'), 'map-entry').map(entry => ({ key: attribute(entry, 'map-key'), points: Number(attribute(entry, 'mapped-value')) }))
  const most = Math.max(0, ...entries.map(({ points }) => points))
  return {
    cardinality: attribute(declaration, 'cardinality'),
    baseType: attribute(declaration, 'base-type'),
    values: childrenNamed(childNamed(declaration, 'correct-response'), 'value').map(textOf).filter(value => value !== ''),
    alternatives: entries.filter(({ key, points }) => key !== '' && points > 0 && points === most).map(({ key }) => key),
  }
}

/** Whole points between 1 and 20 that the item gives at most. */
export function pointsOf(item: QtiElement): number {
  const declared = childrenNamed(item, 'outcome-declaration').find(one => attribute(one, 'identifier') === 'MAXSCORE')
  const score = childrenNamed(item, 'outcome-declaration').find(one => attribute(one, 'identifier') === 'SCORE')
  const most = Number(textOf(childNamed(childNamed(declared, 'default-value'), 'value')) || (score ? attribute(score, 'normal-maximum') : ''))
  return Number.isInteger(most) && most >= 1 && most <= 20 ? most : 1
}

/** The tolerance with which response processing compares a number. */
export function toleranceOf(item: QtiElement, answer: number): number {
  const processing = childNamed(item, 'response-processing')
  const equal = processing && everyBelow(processing).find(({ name }) => name === 'equal')
  if (!equal) return 0
  const sizes = attribute(equal, 'tolerance').trim().split(/\s+/).map(Number).filter(size => Number.isFinite(size) && size >= 0)
  const size = Math.max(0, ...sizes)
  const mode = attribute(equal, 'tolerance-mode')
  return mode === 'relative' ? (Math.abs(answer) * size) / 100 : mode === 'absolute' ? size : 0
}
