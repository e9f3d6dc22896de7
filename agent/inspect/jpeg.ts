import { success, type Result } from '#shared/result'
import type { ByteSource } from './byte-source'
import { damaged, largestPicturePixels, unsupported, type Inspected, type InspectFault } from './inspected'

/** JPEG (ITU-T T.81 annex B): segments, a frame header that browsers decode, scans, and the end marker after the last one. */
export async function inspectJpeg(source: ByteSource): Promise<Result<Inspected, InspectFault>> {
  let size: { widthPx: number; heightPx: number } | undefined
  let hasScan = false
  for (let position = 2; ; ) {
    const head = await source.read(position, 9)
    if (head.length < 2) return damaged('truncated')
    if (head[0] !== 0xff) return damaged('wrong-structure')
    const marker = head[1]!
    if (marker === 0xff) {
      position += 1 // fill byte
      continue
    }
    if (marker === 0xd9) break
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      position += 2
      continue
    }
    if (head.length < 4) return damaged('truncated')
    const end = position + 2 + head.readUInt16BE(2)
    if (head.readUInt16BE(2) < 2) return damaged('wrong-structure')
    if (end > source.size) return damaged('truncated')
    if (isFrameHeader(marker)) {
      if (marker > 0xc2) return unsupported('picture-coding') // lossless, hierarchical, arithmetic
      if (head.length < 9) return damaged('truncated')
      size = { widthPx: head.readUInt16BE(7), heightPx: head.readUInt16BE(5) }
    }
    position = marker === 0xda ? await endOfScan(source, end) : end
    if (marker === 0xda) hasScan = true
  }
  const pixels = size ? size.widthPx * size.heightPx : 0
  if (!size || pixels === 0 || !hasScan) return damaged('no-picture')
  return pixels > largestPicturePixels ? unsupported('too-many-pixels') : success({ type: 'image', mediaType: 'image/jpeg', extension: 'jpg', ...size })
}

/** SOF0–15 without DHT, JPG and DAC, which share their range. */
const isFrameHeader = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/** Where the next marker after entropy-coded data stands; restart markers and stuffed zeros belong to the data. */
async function endOfScan(source: ByteSource, start: number): Promise<number> {
  for (let position = start; position < source.size; ) {
    const piece = await source.read(position, 64 * 1024)
    let at = piece.indexOf(0xff)
    for (; at !== -1 && at + 1 < piece.length; at = piece.indexOf(0xff, at + 1)) {
      const next = piece[at + 1]!
      if (next !== 0x00 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return position + at
    }
    if (position + piece.length >= source.size) break
    position += at === piece.length - 1 ? piece.length - 1 : piece.length // a marker may be cut by the piece's end
  }
  return source.size
}
