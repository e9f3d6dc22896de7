import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fillRoute, routes } from './routes'

test('parts are put in their places', () => expect(fillRoute(routes.displayFile, { displayId: 'a', sha256: 'ff' })).toBe('/d/a/files/ff'))
test('a forgotten part is a bug and named', () => expect(() => fillRoute(routes.displayFile, { displayId: 'a' })).toThrow('/d/:displayId/files/:sha256 needs sha256'))

test('no part can leave its place in the address', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), part => {
      const filled = fillRoute(routes.displayFile, { displayId: part, sha256: 'ff' })
      expect(filled.split('/')).toHaveLength(5)
      expect(filled).not.toMatch(/[?#\\]/)
      expect(decodeURIComponent(filled.split('/')[2]!)).toBe(part)
    }),
  )
})

test('no two routes are the same address', () => expect(new Set(Object.values(routes)).size).toBe(Object.keys(routes).length))
