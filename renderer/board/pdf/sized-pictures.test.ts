import { expect, test } from 'vitest'
import { SizedPictures } from './sized-pictures'

function pictures() {
  const freed: number[] = []
  let made = 0
  const sized = new SizedPictures('small', () => {
    const own = ++made
    return { keepOnly: () => freed.push(own) }
  })
  return { sized, freed }
}

test('a page on the glass keeps its picture while others of a new size are drawn, however often the size changes', () => {
  const { sized, freed } = pictures()
  expect(sized.resize('large')).toBe(true)
  expect(sized.resize('larger')).toBe(true)
  expect(freed).toEqual([])
  sized.painted()
  expect(freed).toEqual([1, 2])
})

test('the same size draws nothing anew', () => {
  const { sized } = pictures()
  const { now } = sized
  expect(sized.resize('small')).toBe(false)
  expect(sized.now).toBe(now)
})

test('in the end nothing holds memory', () => {
  const { sized, freed } = pictures()
  sized.resize('large')
  sized.free()
  expect(freed).toEqual([1, 2])
})
