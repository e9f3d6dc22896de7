import { expect, test } from 'vitest'
import { isWorthReturning } from './place'

test.each([
  ['the first seconds begin anew', 9.9, 600, false],
  ['ten seconds in is a place', 10, 600, true],
  ['the closing titles begin anew', 591, 600, false],
  ['a clip shorter than both edges is never asked about', 9, 15, false],
])('%s', (_rule, position, duration, worth) => expect(isWorthReturning(position, duration)).toBe(worth))
