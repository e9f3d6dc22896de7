/** Pixels of a picture, four bytes each: red, green, blue, alpha. */
export interface Pixels {
  readonly data: Buffer
  readonly width: number
  readonly height: number
}

/** Windows bitmaps as Paint and scanners write them: 1, 4, 8, 24 or 32 bits, not packed (BITMAPINFOHEADER and later). undefined: another kind, or cut off. */
export function decodeBmp(bytes: Buffer, mostPixels: number): Pixels | 'too-many-pixels' | undefined {
  if (bytes.length < 54 || bytes.toString('latin1', 0, 2) !== 'BM') return undefined
  const headerBytes = bytes.readUInt32LE(14)
  const width = bytes.readInt32LE(18)
  const signedHeight = bytes.readInt32LE(22)
  const height = Math.abs(signedHeight)
  const bits = bytes.readUInt16LE(28)
  const packing = bytes.readUInt32LE(30)
  if (headerBytes < 40 || width <= 0 || height === 0 || ![1, 4, 8, 24, 32].includes(bits) || !(packing === 0 || (packing === 3 && bits === 32))) return undefined
  if (width * height > mostPixels) return 'too-many-pixels'
  const start = bytes.readUInt32LE(10)
  const rowBytes = Math.ceil((width * bits) / 32) * 4
  if (start + rowBytes * height > bytes.length) return undefined
  const palette = bytes.subarray(14 + headerBytes, start)
  const data = Buffer.alloc(width * height * 4, 255)
  for (let y = 0; y < height; y++) {
    const row = start + rowBytes * (signedHeight > 0 ? height - 1 - y : y)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4
      const [source, from] = bits >= 24 ? [bytes, row + x * (bits / 8)] : [palette, 4 * indexAt(bytes, row, x, bits)]
      data[at] = source[from + 2] ?? 0
      data[at + 1] = source[from + 1] ?? 0
      data[at + 2] = source[from] ?? 0
    }
  }
  return { data, width, height }
}

/** Colour number of a pixel, the leftmost in the high bits. */
function indexAt(bytes: Buffer, row: number, x: number, bits: number): number {
  const perByte = 8 / bits
  return (bytes[row + Math.floor(x / perByte)]! >> (8 - bits * ((x % perByte) + 1))) & (2 ** bits - 1)
}
