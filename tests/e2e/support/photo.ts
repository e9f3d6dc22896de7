import { PNG } from 'pngjs'
import sharp from 'sharp'
import { readCodes } from './qr'

/** A phone's camera as scanners use it: 1920 px across a field of 65 degrees. */
const cameraPx = 1920
const fieldOfView = (65 * Math.PI) / 180

/** Width of a glass in CSS px as a part of itself in a picture that a phone takes from `metres`. */
export function scaleFrom(metres: number, diagonalInch: number, glassWidthPx: number): number {
  const glassMm = diagonalInch * 25.4 * (16 / Math.hypot(16, 9))
  return ((glassMm / (2 * metres * 1000 * Math.tan(fieldOfView / 2))) * cameraPx) / glassWidthPx
}

/** How far one side of the picture is shrunk while a hand moves: a scanner looks at many frames a second, and one that reads is enough. */
const frames = [0.14, 0.11, 0.17, 0.08]

/** Every code that a phone would read off a screenshot within a moment. */
export async function scannedFrom(screenshot: Buffer, scale: number): Promise<string[]> {
  const read: string[] = []
  for (const turned of frames) read.push(...readCodes(await photograph(screenshot, scale, turned)))
  return [...new Set(read)]
}

/** One frame: smaller by `scale`, from one side, a little out of focus, noisy and pressed as JPEG. */
async function photograph(screenshot: Buffer, scale: number, turned: number): Promise<Buffer> {
  const whole = PNG.sync.read(screenshot)
  const [width, height] = [Math.round(whole.width * scale), Math.round(whole.height * scale)]
  const small = await sharp(screenshot).resize(width, height, { kernel: 'cubic' }).removeAlpha().raw().toBuffer()
  const margin = Math.round(width * 0.08)
  const [outWidth, outHeight] = [width + 2 * margin, height + 2 * margin]
  const seen = Buffer.alloc(outWidth * outHeight * 3, 96)
  // The right edge is farther away, so it is lower, and the whole picture leans a little.
  for (let y = 0; y < outHeight; y++) {
    for (let x = 0; x < outWidth; x++) {
      const across = (x - margin) / width
      const shrink = 1 - turned * across
      const u = (across * (1 + (turned / 2) * (1 - across))) * width
      const v = ((y - margin - height / 2 - 0.03 * (x - margin)) / shrink) + height / 2
      const [left, top] = [Math.floor(u), Math.floor(v)]
      if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) continue
      for (let channel = 0; channel < 3; channel++) {
        const at = (column: number, row: number) => small[(row * width + column) * 3 + channel]!
        const upper = at(left, top) * (left + 1 - u) + at(left + 1, top) * (u - left)
        const lower = at(left, top + 1) * (left + 1 - u) + at(left + 1, top + 1) * (u - left)
        const noise = ((x * 7919 + y * 104_729 + channel * 31) % 17) - 8
        seen[(y * outWidth + x) * 3 + channel] = Math.max(0, Math.min(255, upper * (top + 1 - v) + lower * (v - top) + noise))
      }
    }
  }
  const jpeg = await sharp(seen, { raw: { width: outWidth, height: outHeight, channels: 3 } }).blur(0.7).jpeg({ quality: 70 }).toBuffer()
  return sharp(jpeg).ensureAlpha().png().toBuffer()
}
