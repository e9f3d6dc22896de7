import decode from 'jsqr'
import { create } from 'qrcode'
import { failure, success, type Result } from '#shared/result'

/** Light modules around a code that scanners need (ISO/IEC 18004, 5.3.8). */
export const quietModules = 4

export interface QrCode {
  /** Modules on a side, quiet zone included. */
  readonly modules: number
  /** SVG path of the dark modules in module units, quiet zone included. */
  readonly path: string
}

export type QrFault = { readonly kind: 'too-long' | 'not-readable' }

/** Draws `text` as a QR code (ECC M) and reads it back; a code that does not give the exact text is never shown. */
export function makeQr(text: string): Result<QrCode, QrFault> {
  let drawn: { size: number; data: Uint8Array }
  try {
    drawn = create(text, { errorCorrectionLevel: 'M' }).modules
  } catch {
    return failure({ kind: 'too-long' })
  }
  const { size, data } = drawn
  const modules = size + 2 * quietModules
  const isDark = (x: number, y: number) => x >= quietModules && y >= quietModules && x < size + quietModules && y < size + quietModules && data[(y - quietModules) * size + x - quietModules] === 1
  return readBack(modules, isDark) === text ? success({ modules, path: pathOf(modules, isDark) }) : failure({ kind: 'not-readable' })
}

function readBack(modules: number, isDark: (x: number, y: number) => boolean): string | undefined {
  const scale = 4
  const side = modules * scale
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      if (isDark(Math.floor(x / scale), Math.floor(y / scale))) pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3)
    }
  }
  return decode(pixels, side, side, { inversionAttempts: 'dontInvert' })?.data
}

/** One rectangle per run of dark modules in a row. */
function pathOf(modules: number, isDark: (x: number, y: number) => boolean): string {
  let path = ''
  for (let y = 0; y < modules; y++) {
    for (let x = 0; x < modules; x++) {
      if (!isDark(x, y)) continue
      let end = x
      while (isDark(end, y)) end++
      path += `M${x} ${y}h${end - x}v1h${x - end}z`
      x = end
    }
  }
  return path
}
