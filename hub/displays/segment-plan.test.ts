import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeFrom, wornSegment } from './segment-plan'

const whole = (count: number) => ({ count, live: count })

test('few small segments are left alone, the seventeenth makes them one', () => {
  expect(mergeFrom([whole(1000), ...Array.from({ length: 16 }, () => whole(3))])).toBeUndefined()
  expect(mergeFrom([whole(1000), ...Array.from({ length: 17 }, () => whole(3))])).toBe(1)
})

test('any run of changes ends with few small segments', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 700 }), { maxLength: 300 }), counts => {
    const segments: { count: number; live: number }[] = []
    for (const count of counts) {
      segments.push(whole(count))
      for (let first = mergeFrom(segments); first !== undefined; first = mergeFrom(segments)) segments.splice(first, Infinity, whole(segments.slice(first).reduce((sum, one) => sum + one.count, 0)))
    }
    expect(mergeFrom(segments)).toBeUndefined()
    expect(segments.length).toBeLessThanOrEqual(3 * 16 + counts.reduce((a, b) => a + b, 0) / 512 + 1 + counts.filter(count => count >= 512).length)
  }))
})

test('a segment most of which was said anew is worn', () => {
  expect(wornSegment([whole(10), { count: 10, live: 5 }])).toBeUndefined()
  expect(wornSegment([whole(10), { count: 10, live: 4 }])).toBe(1)
})
