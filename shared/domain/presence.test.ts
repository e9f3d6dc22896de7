import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isAlive, statusReplaces, type StatusOrder } from './presence'

const status = (boot: string, seq: number, state: string): StatusOrder => ({ boot, seq, state })

test.each([
  ['the first status ever is taken', undefined, status('a', 1, 'ready'), true],
  ['T-34 the will of an earlier connection does not bury a newer one', status('a', 2, 'ready'), status('a', 1, 'lost'), false],
  ['T-34 the will of an earlier start does not bury a newer start', status('b', 1, 'ready'), status('a', 7, 'lost'), false],
  ['the will of the connection that is up counts', status('a', 2, 'busy'), status('a', 2, 'lost'), true],
  ['the will of a later connection counts: it died before its birth arrived', status('a', 2, 'ready'), status('a', 3, 'lost'), true],
  ['a birth after a loss is taken', status('a', 2, 'lost'), status('a', 3, 'init'), true],
  ['a birth of a new start is taken whatever its number', status('a', 9, 'ready'), status('b', 1, 'init'), true],
  ['a late message of an earlier connection is dropped', status('a', 3, 'ready'), status('a', 2, 'busy'), false],
  ['the same connection may change its state', status('a', 3, 'ready'), status('a', 3, 'busy'), true],
])('%s', (_rule, last, arrived, replaces) => expect(statusReplaces(last, arrived)).toBe(replaces))

test('T-34 however wills are delayed, a display that is connected is never shown as lost', () => {
  // Connections of one start in order; every earlier one's will may arrive at any later moment.
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.array(fc.nat(), { maxLength: 12 }), (connections, late) => {
      let last: StatusOrder | undefined
      const hear = (arrived: StatusOrder) => {
        if (statusReplaces(last, arrived)) last = arrived
      }
      for (let seq = 1; seq <= connections; seq++) hear(status('a', seq, 'ready'))
      for (const chance of late) if (connections > 1) hear(status('a', 1 + (chance % (connections - 1)), 'lost'))
      expect(last).toEqual(status('a', connections, 'ready'))
    }),
  )
})

test.each([
  ['ready', true], ['busy', true], ['sleeping', true], ['updating', true], ['safe-mode', true],
  ['init', false], ['disconnected', false], ['lost', false], ['nonsense', false],
])('a display that is %s reads commands: %s', (state, alive) => expect(isAlive(state)).toBe(alive))
