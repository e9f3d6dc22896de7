import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstConnectDelayMs, fullJitterMs, reconnectDelayMs } from './retry-delays'

const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

test('T-30 nobody tries more than once a second, nor waits longer than a minute', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 10_000 }), random, (attempt, value) => {
    const delayMs = reconnectDelayMs(attempt, 30, () => value)
    expect(delayMs).toBeGreaterThanOrEqual(1_000)
    expect(delayMs).toBeLessThanOrEqual(60_000)
  }))
})

test('T-30 the first retry of a school is spread over what the hub asked for, and reaches its ends', () => {
  fc.assert(fc.property(random, fc.integer({ min: 0, max: 600 }), (value, spreadS) => {
    expect(reconnectDelayMs(0, spreadS, () => value)).toBe(value * spreadS * 1000)
  }))
})

test('the limit doubles with each attempt', () => {
  expect([0, 1, 2, 10].map(attempt => Math.round(fullJitterMs(attempt, 2_000, 60_000, () => 0.999_999)))).toEqual([2_000, 4_000, 8_000, 60_000])
})

test('a boot of the whole school is spread over ten seconds, a person is not kept waiting', () => {
  expect(firstConnectDelayMs(false, () => 0.5)).toBe(5_000)
  expect(firstConnectDelayMs(true, () => 0.5)).toBe(0)
})
