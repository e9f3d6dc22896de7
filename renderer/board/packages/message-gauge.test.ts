import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MessageGauge, wordsAtOnce, wordsPerSecond } from './message-gauge'

test('a course that talks all lesson long is never cut off', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: Math.ceil(1000 / wordsPerSecond), max: 5000 }), { maxLength: 2000 }), gaps => {
      const gauge = new MessageGauge()
      let nowMs = 0
      return gaps.every(gap => gauge.take((nowMs += gap)))
    }),
  )
})

test('a flood is noticed by its first words too many, however fast it comes', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), gapMs => {
      const gauge = new MessageGauge()
      let taken = 0
      while (gauge.take(taken * gapMs) && taken < 100_000) taken++
      return taken >= wordsAtOnce && taken <= wordsAtOnce * 1.1
    }),
  )
})

test('after a burst it is heard again once it has been quiet', () => {
  const gauge = new MessageGauge()
  for (let count = 0; count < wordsAtOnce; count++) expect(gauge.take(0)).toBe(true)
  expect(gauge.take(0)).toBe(false)
  expect(gauge.take(2_000)).toBe(true)
})

test('few words that take long to read are a flood as well', () => {
  const gauge = new MessageGauge()
  let nowMs = 0
  let seconds = 0
  while (seconds < 60 && gauge.take((nowMs += 1000), 100)) seconds++ // a tenth of all time is spent on reading
  expect(seconds).toBeGreaterThan(2)
  expect(seconds).toBeLessThan(10)
})

test('two words of a stranger that hold the page up are a flood; one in a slow moment of the machine, or a few light ones, are not', () => {
  const heavy = new MessageGauge()
  expect([0, 200].map(nowMs => heavy.takeStranger(nowMs, 200))).toEqual([true, false])
  const unlucky = new MessageGauge()
  expect([unlucky.takeStranger(0, 5_000), unlucky.takeStranger(100, 0), unlucky.takeStranger(200, 0)]).toEqual([true, true, true])
})
