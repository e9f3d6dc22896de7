import jsQR from 'jsqr'
import { PNG } from 'pngjs'

/** What a phone's camera would read off a screenshot: every code found, each found one painted over before the next look. */
export function readCodes(png: Buffer): string[] {
  const { data, width, height } = PNG.sync.read(png)
  const pixels = new Uint8ClampedArray(data)
  const found: string[] = []
  for (let code = jsQR(pixels, width, height); code && found.length < 10; code = jsQR(pixels, width, height)) {
    found.push(code.data)
    const corners = [code.location.topLeftCorner, code.location.topRightCorner, code.location.bottomLeftCorner, code.location.bottomRightCorner]
    const [left, right] = [Math.min(...corners.map(({ x }) => x)), Math.max(...corners.map(({ x }) => x))]
    const [top, bottom] = [Math.min(...corners.map(({ y }) => y)), Math.max(...corners.map(({ y }) => y))]
    for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, bottom); y++) {
      const row = y * width
      pixels.fill(128, (row + Math.max(0, Math.floor(left))) * 4, (row + Math.min(width, Math.ceil(right))) * 4)
    }
  }
  return found
}
