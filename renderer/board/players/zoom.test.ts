import fc from 'fast-check'
import { expect, test } from 'vitest'
import { moved, pinched, whole, zoomed } from './zoom'

const box = { width: 1920, height: 1080 }

test('what is under the fingers stays under the fingers', () => {
  const near = zoomed(whole, box, 4)
  const after = zoomed(near, box, 1.5, { x: 100, y: -50 })
  // The picture's point at (100, -50) before must be there after: (p - offset) / scale is the same.
  expect((100 - after.x) / after.scale).toBeCloseTo((100 - near.x) / near.scale)
  expect((-50 - after.y) / after.scale).toBeCloseTo((-50 - near.y) / near.scale)
})

test('a whole picture cannot be dragged off the glass', () => expect(moved(whole, box, 300, 300)).toEqual(whole))

test('no gesture leaves the limits or shows what is beside the picture', () => {
  const point = fc.record({ x: fc.integer({ min: -960, max: 960 }), y: fc.integer({ min: -540, max: 540 }) })
  fc.assert(
    fc.property(fc.array(fc.tuple(point, point, point, point), { maxLength: 20 }), gestures => {
      let view = whole
      for (const [a, b, c, d] of gestures) view = pinched(view, box, [a, b], [c, d])
      expect(view.scale).toBeGreaterThanOrEqual(1)
      expect(view.scale).toBeLessThanOrEqual(8)
      expect(Math.abs(view.x)).toBeLessThanOrEqual(((view.scale - 1) * box.width) / 2 + 0.001)
      expect(Math.abs(view.y)).toBeLessThanOrEqual(((view.scale - 1) * box.height) / 2 + 0.001)
    }),
  )
})
