import fc from 'fast-check'
import decode from 'jsqr'
import { describe, expect, test } from 'vitest'
import { makeQr, quietModules } from './qr-code'
import { readableFromM } from './qr-distance'

const tokenCharacters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/_'

/** Draws the SVG path anew, so that the test reads what the board paints and not what makeQr drew for itself. */
function scan(path: string, modules: number): string | undefined {
  const scale = 3
  const side = modules * scale
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row++) {
      for (let column = Number(x) * scale; column < (Number(x) + Number(width)) * scale; column++) pixels.set([0, 0, 0], (row * side + column) * 4)
    }
  }
  return decode(pixels, side, side)?.data
}

describe('a QR code', () => {
  test('of a link whose token holds / and _ and = reads back byte for byte', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...tokenCharacters), minLength: 35, maxLength: 35 }), token => {
        const link = `https://sferum.ru/?p=messages&join=${token}=`
        const code = makeQr(link)
        expect(code.ok && scan(code.value.path, code.value.modules)).toBe(link)
      }),
      { numRuns: 25 },
    )
  })

  test('keeps four light modules around it', () => {
    const code = makeQr('https://max.ru/join/abc_DEF-123')
    if (!code.ok) throw new Error('no code')
    const starts = [...code.value.path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, x, y, width]) => [Number(x), Number(y), Number(x) + Number(width)])
    const last = code.value.modules - quietModules
    expect(starts.every(([x, y, end]) => x! >= quietModules && y! >= quietModules && y! < last && end! <= last)).toBe(true)
  })

  test('that would not fit says so instead of showing something else', () => {
    expect(makeQr('x'.repeat(4000))).toEqual({ ok: false, fault: { kind: 'too-long' } })
  })

  test('45 modules over 386 mm are read from three metres', () => expect(readableFromM(386, 45)).toBe(3))
})
