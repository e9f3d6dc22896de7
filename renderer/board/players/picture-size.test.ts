import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitted, mannerOf, visiblePart } from './picture-size'

test.each([
  ['a photograph', 6000, 3000, 'plain'],
  ['a wall map is scaled', 9000, 9000, 'scaled'],
  ['T-04 400 megapixels are never decoded', 20_000, 20_000, 'refused'],
] as const)('%s', (_what, width, height, manner) => expect(mannerOf(width, height)).toBe(manner))

test('the whole picture is visible until somebody goes nearer; then the middle', () => {
  const picture = { width: 8000, height: 4000 }
  const box = { width: 1600, height: 900 }
  expect(fitted(8000, 4000, box)).toEqual({ width: 1600, height: 800 })
  expect(visiblePart(picture, box, { scale: 1, x: 0, y: 0 })).toEqual({ x: 0, y: 0, width: 8000, height: 4000 })
  expect(visiblePart(picture, box, { scale: 4, x: 0, y: 0 })).toEqual({ x: 3000, y: 1437.5, width: 2000, height: 1125 })
})

test('what is visible never leaves the picture', () => {
  const side = fc.integer({ min: 100, max: 12_000 })
  fc.assert(
    fc.property(side, side, fc.double({ min: 1, max: 8, noNaN: true }), fc.integer({ min: -9000, max: 9000 }), fc.integer({ min: -9000, max: 9000 }), (width, height, scale, x, y) => {
      const part = visiblePart({ width, height }, { width: 1920, height: 1080 }, { scale, x, y })
      expect(part.x).toBeGreaterThanOrEqual(0)
      expect(part.y).toBeGreaterThanOrEqual(0)
      expect(part.x + part.width).toBeLessThanOrEqual(width + 1e-6)
      expect(part.y + part.height).toBeLessThanOrEqual(height + 1e-6)
    }),
  )
})
