import { crc32 } from 'node:zlib'
import { success, type Result } from '#shared/result'
import type { ByteSource } from './byte-source'
import { damaged, largestPicturePixels, unsupported, type Inspected, type InspectFault } from './inspected'

type Answer = Result<Inspected, InspectFault>
const pieceBytes = 1024 * 1024

const picture = (mediaType: string, extension: string, width: number, height: number): Answer => {
  if (width === 0 || height === 0) return damaged('no-picture')
  return width * height > largestPicturePixels ? unsupported('too-many-pixels') : success({ type: 'image', mediaType, extension, widthPx: width, heightPx: height })
}

/** PNG (W3C PNG §5): IHDR first, every chunk's CRC right, some IDAT, IEND last. */
export async function inspectPng(source: ByteSource): Promise<Answer> {
  const header = await source.read(8, 16)
  if (header.length < 16) return damaged('truncated')
  if (header.toString('latin1', 4, 8) !== 'IHDR' || header.readUInt32BE(0) !== 13) return damaged('wrong-structure')
  let hasData = false
  for (let position = 8; ; ) {
    const head = await source.read(position, 8)
    if (head.length < 8) return damaged('truncated')
    const length = head.readUInt32BE(0)
    const type = head.toString('latin1', 4, 8)
    if (!/^[A-Za-z]{4}$/.test(type)) return damaged('wrong-structure')
    const end = position + 12 + length
    if (end > source.size) return damaged('truncated')
    let sum = crc32(head.subarray(4, 8))
    for (let at = position + 8; at < end - 4; at += pieceBytes) sum = crc32(await source.read(at, Math.min(pieceBytes, end - 4 - at)), sum)
    if ((await source.read(end - 4, 4)).readUInt32BE(0) !== sum) return damaged('wrong-checksum')
    if (type === 'IDAT') hasData = true
    if (type === 'IEND') break
    position = end
  }
  return hasData ? picture('image/png', 'png', header.readUInt32BE(8), header.readUInt32BE(12)) : damaged('no-picture')
}

/** GIF89a §18–27: screen, blocks of sub-blocks, at least one picture, a trailer at the end. */
export async function inspectGif(source: ByteSource): Promise<Answer> {
  const screen = await source.read(0, 13)
  if (screen.length < 13) return damaged('truncated')
  let position = 13 + colourTableBytes(screen[10]!)
  let hasPicture = false
  for (;;) {
    const [label, ...rest] = await source.read(position, 10)
    if (label === undefined) return damaged('truncated')
    if (label === 0x3b) break
    if (label === 0x21) position += 2
    else if (label === 0x2c && rest.length === 9) {
      hasPicture = true
      position += 10 + colourTableBytes(rest[8]!) + 1
    } else return damaged(label === 0x2c ? 'truncated' : 'wrong-structure')
    for (;;) {
      const length = (await source.read(position, 1))[0]
      if (length === undefined) return damaged('truncated')
      position += 1 + length
      if (length === 0) break
    }
  }
  return hasPicture ? picture('image/gif', 'gif', screen.readUInt16LE(6), screen.readUInt16LE(8)) : damaged('no-picture')
}

const colourTableBytes = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)

/** WebP (RFC 9649): a RIFF whose size and chunks end inside the file. */
export async function inspectWebp(source: ByteSource): Promise<Answer> {
  const riff = await source.read(0, 12)
  const end = riff.length < 12 ? Infinity : riff.readUInt32LE(4) + 8
  if (end > source.size) return damaged('truncated')
  let size: { width: number; height: number } | undefined
  let hasFrames = false
  for (let position = 12; position < end; ) {
    const head = await source.read(position, 18)
    if (head.length < 8) return damaged('truncated')
    const type = head.toString('latin1', 0, 4)
    const next = position + 8 + head.readUInt32LE(4) + (head.readUInt32LE(4) % 2)
    if (next > end) return damaged('truncated')
    if (type === 'VP8 ' || type === 'VP8L' || type === 'ANMF') hasFrames = true
    size ??= webpSize(type, head)
    position = next
  }
  return size && hasFrames ? picture('image/webp', 'webp', size.width, size.height) : damaged('no-picture')
}

function webpSize(type: string, head: Buffer): { width: number; height: number } | undefined {
  if (head.length < 18) return undefined
  if (type === 'VP8X') return { width: head.readUIntLE(12, 3) + 1, height: head.readUIntLE(15, 3) + 1 }
  if (type === 'VP8L') return { width: (head.readUInt32LE(9) & 0x3fff) + 1, height: ((head.readUInt32LE(9) >>> 14) & 0x3fff) + 1 }
  return type === 'VP8 ' && head.readUIntBE(11, 3) === 0x9d012a ? { width: head.readUInt16LE(14) & 0x3fff, height: head.readUInt16LE(16) & 0x3fff } : undefined
}
