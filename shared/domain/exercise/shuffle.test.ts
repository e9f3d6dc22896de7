import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shownOptions, shuffled, shuffledItems } from './shuffle'
import { taskSchema } from './task'
import { tasks } from './testing/tasks'

test('the same seed gives the same order, and nothing is lost', () => {
  fc.assert(fc.property(fc.array(fc.integer()), fc.string(), (list, seed) => {
    expect(shuffled(list, seed)).toEqual(shuffled(list, seed))
    expect(shuffled(list, seed).toSorted()).toEqual(list.toSorted())
  }))
})

test('every place is as likely as the others', () => {
  const counts = [0, 0, 0, 0]
  for (let seed = 0; seed < 4000; seed++) counts[shuffled(['x', 'a', 'b', 'c'], `lesson/stage/${seed}`).indexOf('x')]!++
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150)
})

test('things to order never begin in their right order', () => {
  const order = taskSchema.parse({ ...tasks.order, items: tasks.order.items.slice(0, 2) })
  if (order.kind !== 'order') throw new Error('no order')
  for (let seed = 0; seed < 20; seed++) expect(shuffledItems(order, `${seed}`)).toEqual(order.items.toReversed())
})

test('options whose order means something stay as they are', () => {
  const single = taskSchema.parse({ ...tasks.single, shuffle: false })
  if (single.kind !== 'single') throw new Error('no single')
  for (let seed = 0; seed < 20; seed++) expect(shownOptions(single, `${seed}`)).toEqual(single.options)
})
