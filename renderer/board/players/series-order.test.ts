import { expect, test } from 'vitest'
import { addressIn, afterFailure, failedOnce, nextPicture, type Failures } from './series-order'

const pictures = ['1.png', '2.png', '3.png', '4.png']
const often = (path: string, times: number): Failures => Array.from({ length: times }).reduce<Failures>(failures => failedOnce(failures, path), {})

test.each([
  ['forward', {}, 0, 1, 1],
  ['back', {}, 2, -1, 1],
  ['the last stays', {}, 3, 1, undefined],
  ['the first stays', {}, 0, -1, undefined],
  ['T-04 twice failed is tried again', often('2.png', 2), 0, 1, 1],
  ['T-04 three times failed is left out', often('2.png', 3), 0, 1, 2],
] as const)('%s', (_rule, failures, from, by, wanted) => expect(nextPicture(pictures, failures, from, by)).toBe(wanted))

test.each([
  ['the next one comes instead', {}, 1, 1, 2],
  ['on the way back, the one before', {}, 1, -1, 0],
  ['a bad last one leads back', {}, 3, 1, 2],
] as const)('T-04 a picture that does not open: %s', (_rule, failures, at, by, wanted) => expect(afterFailure(pictures, failures, at, by)).toBe(wanted))

test('T-04 a series of bad files alone ends', () => {
  const failures = pictures.reduce<Failures>((all, path) => ({ ...all, [path]: 3 }), {})
  expect(afterFailure(pictures, failures, 0, 1)).toBeUndefined()
})

test('a path is an address below its folder, whatever its letters', () => expect(addressIn('x://m/', 'схемы/а б#1.png')).toBe('x://m/%D1%81%D1%85%D0%B5%D0%BC%D1%8B/%D0%B0%20%D0%B1%231.png'))
