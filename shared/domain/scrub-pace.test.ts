import fc from 'fast-check'
import { expect, test } from 'vitest'
import { passMs, restAfter, scrubShare } from './scrub-pace'

const weekMs = 7 * 24 * 60 * 60_000
const megabyte = 1_000_000

test.each([
  ['a hard disk in a school that is idle for half of the time', 80 * megabyte, 0.5],
  ['a slow eMMC that is idle for a quarter of it', 40 * megabyte, 0.25],
])('100 GB are read again within a week on %s', (_disk, bytesPerS, idleShare) => expect(passMs(100_000 * megabyte, bytesPerS / 1000, idleShare)).toBeLessThan(weekMs))

test('whatever the steps take, reading never has more than its share of the time', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5_000_000 }).map(us => us / 1000), { minLength: 1 }), steps => {
      const reading = steps.reduce((sum, ms) => sum + ms, 0)
      const resting = steps.reduce((sum, ms) => sum + restAfter(ms), 0)
      expect(reading).toBeLessThanOrEqual((reading + resting) * scrubShare * 1.000_001)
    }),
  )
})
