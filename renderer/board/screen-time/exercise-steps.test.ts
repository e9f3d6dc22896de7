import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exerciseAt, exerciseSeconds, exerciseSteps } from './exercise-steps'

test('the exercise lasts a minute and ends by itself', () => {
  expect(exerciseSeconds).toBe(60)
  expect([exerciseAt(0, false)?.step, exerciseAt(59.9, false)?.step, exerciseAt(60, false)]).toEqual(['blink', 'rest', undefined])
})

test('the sun never leaves the glass, never jumps, and the steps come in their order', () => {
  fc.assert(fc.property(fc.double({ min: 0, max: 59.9, noNaN: true }), seconds => {
    const [now, soon] = [exerciseAt(seconds, false)!, exerciseAt(seconds + 0.02, false)]
    expect(Math.max(Math.abs(now.x), Math.abs(now.y))).toBeLessThanOrEqual(0.78)
    expect([now.open >= 0, now.open <= 1]).toEqual([true, true])
    if (soon?.step === now.step) expect(Math.hypot(soon.x - now.x, soon.y - now.y)).toBeLessThan(0.05)
    else if (soon) expect(exerciseSteps.findIndex(({ step }) => step === soon.step)).toBe(exerciseSteps.findIndex(({ step }) => step === now.step) + 1)
  }))
})

test('people who want no motion see places one after the other', () => {
  const places = Array.from({ length: 120 }, (_, index) => exerciseAt(8 + index / 10, true)!).map(({ x, y }) => `${x.toFixed(2)} ${y.toFixed(2)}`)
  expect(new Set(places).size).toBeLessThanOrEqual(4)
  expect(exerciseAt(3.3, true)).toMatchObject({ step: 'blink', open: 1 })
})
