import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isFull, judge } from './judge'
import { emptyResponse, isEmptyResponse, rightResponse, type Response } from './response'
import { arbitraryResponse, arbitraryTask } from './testing/arbitrary-task'
import { tasks } from './testing/tasks'
import { taskSchema, type Task, type TaskKind } from './task'

const task = (kind: TaskKind, change: object = {}) => taskSchema.parse({ ...tasks[kind], ...change })
const pointsOf = (of: Task, response: Response) => judge(of, response).points
const picks = (kind: 'match' | 'groups' | 'inline-choice' | 'gap-match', places: Record<string, string>): Response => ({ kind, picks: places })

describe('laws of judging', () => {
  test('a right answer always scores full, and every part of it is right', () => {
    fc.assert(fc.property(arbitraryTask, any => {
      const judgement = judge(any, rightResponse(any))
      expect(judgement).toMatchObject({ points: any.points, of: any.points })
      expect(judgement.parts.every(({ verdict }) => verdict === 'right')).toBe(true)
    }), { numRuns: 2000 })
  })

  test('an empty answer scores nothing', () => {
    fc.assert(fc.property(arbitraryTask, any => {
      const judgement = judge(any, emptyResponse(any.kind))
      expect(judgement.points).toBe(0)
      expect(judgement.parts.every(({ verdict }) => verdict === 'empty')).toBe(true)
    }))
  })

  test('no answer throws; points stay between nothing and all, and are all exactly when no part is wrong or left out', () => {
    fc.assert(fc.property(arbitraryTask, arbitraryResponse, (any, response) => {
      const judgement = judge(any, response)
      expect(judgement.points).toBeGreaterThanOrEqual(0)
      expect(judgement.points).toBeLessThanOrEqual(any.points)
      expect(isFull(judgement)).toBe(judgement.parts.every(({ verdict }) => verdict === 'right'))
      if (response.kind !== any.kind || isEmptyResponse(response)) expect(judgement.points).toBe(0)
    }), { numRuns: 5000 })
  })

  test('mending one part never costs a point', () => {
    fc.assert(fc.property(arbitraryTask, arbitraryResponse, fc.nat(), (any, response, which) => {
      if (response.kind !== any.kind || 'text' in response) return
      const before = judge(any, response)
      const faulty = before.parts.filter(({ verdict }) => verdict !== 'right')
      if (faulty.length === 0) return
      const after = judge(any, mended(any, response, faulty[which % faulty.length]!.id))
      expect(after.points).toBeGreaterThanOrEqual(before.points)
    }), { numRuns: 5000 })
  })

  test('more right places are more points', () => {
    fc.assert(fc.property(arbitraryTask, fc.nat(), (any, count) => {
      const right = rightResponse(any)
      if (!('picks' in right)) return
      const places = Object.entries(right.picks)
      const some = count % places.length
      const worth = (kept: number) => pointsOf(any, { ...right, picks: Object.fromEntries(places.slice(0, kept)) })
      expect(worth(some)).toBeLessThan(worth(some + 1))
    }))
  })
})

/** The same answer with one faulty part put right. */
function mended(any: Task, response: Response, id: string): Response {
  const right = rightResponse(any)
  if ('picks' in response && 'picks' in right) return { ...response, picks: { ...response.picks, [id]: right.picks[id]! } }
  if (response.kind === 'order' && any.kind === 'order') {
    const places = any.items.map(item => item.id)
    const run = places.filter(each => judge(any, response).parts.some(part => part.id === each && part.verdict === 'right'))
    const others = response.order.filter(each => each !== id && !run.includes(each))
    const wanted = [...run, id].toSorted((one, other) => places.indexOf(one) - places.indexOf(other))
    return { ...response, order: [...wanted, ...others].slice(0, 16) }
  }
  if ('choices' in response && 'choices' in right) {
    const choices = right.choices.includes(id) ? [...(response.kind === 'single' ? [] : response.choices), id] : response.choices.filter(each => each !== id)
    return { ...response, choices: [...new Set(choices)] }
  }
  return response
}

describe('partial credit', () => {
  const four = task('multiple', { points: 4 })
  test.each([
    ['one of two', ['a'], 2],
    ['both', ['c', 'a'], 4],
    ['one right and one wrong cancel out', ['a', 'b'], 0],
    ['both and one wrong', ['a', 'c', 'b'], 2],
    ['everything', ['a', 'b', 'c', 'd'], 0],
    ['only wrong ones, not below nothing', ['b', 'd'], 0],
    ['the same twice is once', ['a', 'a'], 2],
  ])('multiple: %s', (_rule, choices, points) => expect(pointsOf(four, { kind: 'multiple', choices })).toBe(points))

  test.each([
    ['right', 'abcd', 3],
    ['one out of place', 'bcda', 2],
    ['two pairs', 'badc', 1],
    ['reversed', 'dcba', 0],
    ['a part of it in order', 'bd', 1],
    ['one thing alone', 'a', 0],
    ['unknown things do not count', 'abxycd', 3],
  ])('order: %s', (_rule, order, points) => expect(pointsOf(task('order', { points: 3 }), { kind: 'order', order: [...order] })).toBe(points))

  test.each([
    ['match', 'one of two', picks('match', { a: 'one', b: 'three' }), 0.5],
    ['groups', 'two of three', picks('groups', { a: 'odd', b: 'even', c: 'even' }), 0.67],
    ['groups', 'nothing for things that are not there', picks('groups', { z: 'odd' }), 0],
    ['inline-choice', 'one of two', picks('inline-choice', { g: 'легче' }), 0.5],
    ['gap-match', 'a card with the same words is as good', picks('gap-match', { g: 'c', h: 'b' }), 1],
    ['gap-match', 'another card is not', picks('gap-match', { g: 'b', h: 'a' }), 0],
  ] as const)('%s: %s', (kind, _rule, response, points) => expect(pointsOf(task(kind), response)).toBe(points))

  test('what the class left out of several right ones is not among the wrong', () => {
    expect(judge(four, { kind: 'multiple', choices: ['a', 'b'] }).parts).toEqual([{ id: 'a', verdict: 'right' }, { id: 'b', verdict: 'wrong' }, { id: 'c', verdict: 'empty' }])
  })
})
