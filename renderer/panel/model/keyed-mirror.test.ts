import { expect, test } from 'vitest'
import { keyedMirror } from './keyed-mirror'

interface Row { id: string; state: string }
const mirror = () => keyedMirror<Row>(({ id }) => id, 0)
const later = () => {
  let resolve: (rows: Row[]) => void = () => undefined
  const promise = new Promise<Row[]>(settle => { resolve = settle })
  return { promise, resolve }
}
const seen = (one: ReturnType<typeof mirror>) => [...one.items.value.values()].map(({ id, state }) => `${id}:${state}`)

test('an event that overtakes the answer is not buried by it', async () => {
  const one = mirror()
  const { promise, resolve } = later()
  const reloading = one.reload(() => promise)
  one.put({ id: 'a', state: 'new' })
  one.remove('b')
  resolve([{ id: 'a', state: 'old' }, { id: 'b', state: 'old' }, { id: 'c', state: 'old' }])
  await reloading
  expect(seen(one)).toEqual(['a:new', 'c:old'])
})

test('a lost link keeps what was there', async () => {
  const one = mirror()
  await one.reload(async () => [{ id: 'a', state: 'x' }])
  await one.reload(async () => undefined)
  expect(seen(one)).toEqual(['a:x'])
  expect(one.isKnown.value).toBe(true)
})

test('what was removed while the link was down is gone after it', async () => {
  const one = mirror()
  await one.reload(async () => [{ id: 'a', state: 'x' }])
  await one.reload(async () => [])
  expect(seen(one)).toEqual([])
})

test('the answer of an older question never replaces a newer one', async () => {
  const one = mirror()
  const slow = later()
  const first = one.reload(() => slow.promise)
  await one.reload(async () => [{ id: 'a', state: 'second' }])
  slow.resolve([{ id: 'a', state: 'first' }])
  await first
  expect(seen(one)).toEqual(['a:second'])
})
