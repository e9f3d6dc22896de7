import { success, type Result } from '#shared/result'
import type { ByteSource } from './byte-source'
import { damaged, durationOf, unsupported, type Inspected, type InspectFault } from './inspected'

interface Box {
  readonly type: string
  readonly start: number
  readonly end: number
}

/** An index above this is not one of a lesson's video (2 hours at 60 frames/s: about 12 MB). */
const largestIndexBytes = 64 * 1024 * 1024
/** ISO/IEC 14496-12 has a handful of boxes at the top; fragmented files have two per second. */
const mostTopBoxes = 100_000
const pictures = new Set(['heic', 'heix', 'mif1', 'msf1', 'avif', 'avis'])
const playable: Record<string, readonly string[]> = { vide: ['avc1', 'avc3'], soun: ['mp4a'] }
const codecNames: Record<string, string> = {
  hvc1: 'hevc', hev1: 'hevc', dvh1: 'hevc', dvhe: 'hevc', av01: 'av1', vp09: 'vp9', vp08: 'vp8', mp4v: 'mpeg4', apch: 'prores', apcn: 'prores', apcs: 'prores',
  'ac-3': 'ac3', 'ec-3': 'eac3', samr: 'amr', sawb: 'amr', s263: 'h263', jpeg: 'mjpeg', Opus: 'opus', fLaC: 'flac',
}

/** MP4 with H.264 and AAC, or AAC alone (M4A). Every box must end inside the file and every chunk of samples must lie in it. */
export async function inspectMp4(source: ByteSource): Promise<Result<Inspected, InspectFault>> {
  let index: Box | undefined
  let hasMedia = false
  let position = 0
  for (let count = 0; position < source.size; count++) {
    if (count > mostTopBoxes) return damaged('wrong-structure')
    const header = await source.read(position, 16)
    const box = boxAt(header, 0, source.size, position)
    if (box === 'malformed') return damaged(position === 0 ? 'wrong-structure' : 'truncated')
    if (box.end > source.size) return damaged('truncated')
    if (box.type === 'ftyp' && pictures.has(header.toString('latin1', 8, 12))) return unsupported('picture-coding')
    if (box.type === 'moov') index ??= box
    if (box.type === 'mdat' || box.type === 'moof') hasMedia = true
    position = box.end
  }
  if (!index) return damaged('no-index')
  if (index.end - index.start > largestIndexBytes) return damaged('wrong-structure')
  const moov = await source.read(index.start, index.end - index.start)
  if (!hasMedia) return damaged('truncated')
  return readIndex(moov, source.size)
}

function readIndex(moov: Buffer, fileSize: number): Result<Inspected, InspectFault> {
  let hasVideo = false
  let hasSound = false
  let seconds = 0
  for (const box of boxesIn(moov)) {
    if (box.type === 'mvhd') seconds = secondsOf(moov.subarray(box.start, box.end))
    if (box.type !== 'trak') continue
    const media = childOf(moov.subarray(box.start, box.end), 'mdia')
    const handler = media && childOf(media, 'hdlr')?.toString('latin1', 8, 12)
    const table = media && childOf(childOf(media, 'minf') ?? Buffer.alloc(0), 'stbl')
    const codecs = handler && playable[handler]
    if (!codecs || !table) continue
    const description = childOf(table, 'stsd')
    const codec = description && description.length >= 16 ? description.toString('latin1', 12, 16) : undefined
    if (codec === undefined) return damaged('wrong-structure')
    if (!codecs.includes(codec)) return unsupported(`codec:${codecNames[codec] ?? printable(codec)}`)
    if (lastChunk(table) >= fileSize) return damaged('truncated')
    if (handler === 'vide') hasVideo = true
    else hasSound = true
  }
  if (!hasVideo && !hasSound) return unsupported('no-tracks')
  const kind = hasVideo ? { type: 'video', mediaType: 'video/mp4', extension: 'mp4' } as const : { type: 'audio', mediaType: 'audio/mp4', extension: 'm4a' } as const
  return success({ ...kind, ...durationOf(seconds) })
}

/** Reads a box header at `at` of `bytes`; `base` is where `bytes` begin in the file, `limit` where the parent ends. */
function boxAt(bytes: Buffer, at: number, limit: number, base: number): Box | 'malformed' {
  if (at + 8 > bytes.length) return 'malformed'
  const type = bytes.toString('latin1', at + 4, at + 8)
  if (!/^[\x20-\x7e\xa9]{4}$/.test(type)) return 'malformed'
  const short = bytes.readUInt32BE(at)
  if (short === 0) return { type, start: base + at + 8, end: limit }
  if (short !== 1) return short < 8 ? 'malformed' : { type, start: base + at + 8, end: base + at + short }
  if (at + 16 > bytes.length) return 'malformed'
  const long = Number(bytes.readBigUInt64BE(at + 8))
  return long < 16 ? 'malformed' : { type, start: base + at + 16, end: base + at + long }
}

/** Children of a box that is in memory; a malformed one ends the list. */
function* boxesIn(bytes: Buffer): Generator<Box> {
  for (let at = 0; at < bytes.length; ) {
    const box = boxAt(bytes, at, bytes.length, 0)
    if (box === 'malformed' || box.end > bytes.length) return
    yield box
    at = box.end
  }
}

function childOf(bytes: Buffer, type: string): Buffer | undefined {
  for (const box of boxesIn(bytes)) if (box.type === type) return bytes.subarray(box.start, box.end)
  return undefined
}

function secondsOf(header: Buffer): number {
  if (header.length >= 32 && header[0] === 1) return Number(header.readBigUInt64BE(24)) / header.readUInt32BE(20)
  return header.length >= 20 ? header.readUInt32BE(16) / header.readUInt32BE(12) : 0
}

/** File offset of the last chunk of samples; 0 when the samples are in fragments. */
function lastChunk(table: Buffer): number {
  const wide = childOf(table, 'co64')
  const offsets = wide ?? childOf(table, 'stco')
  if (!offsets || offsets.length < 8) return 0
  const bytesEach = wide ? 8 : 4
  const count = Math.min(offsets.readUInt32BE(4), Math.floor((offsets.length - 8) / bytesEach))
  let last = 0
  for (let entry = 0; entry < count; entry++) {
    const at = 8 + entry * bytesEach
    last = Math.max(last, wide ? Number(offsets.readBigUInt64BE(at)) : offsets.readUInt32BE(at))
  }
  return last
}

const printable = (codec: string): string => codec.replace(/[^\w.-]/g, '_')
