import { success, type Result } from '#shared/result'
import type { ByteSource } from './byte-source'
import { damaged, durationOf, unsupported, type Inspected, type InspectFault } from './inspected'

type Answer = Result<Inspected, InspectFault>

/** PCM, ALAW, MULAW, IEEE float and WAVE_FORMAT_EXTENSIBLE: what Chromium plays. */
const waveFormats = new Set([1, 3, 6, 7, 0xfffe])

/** WAV: a `fmt ` chunk and a `data` chunk that ends inside the file; 0xffffffff (streamed) runs to the end. */
export async function inspectWav(source: ByteSource): Promise<Answer> {
  let bytesPerSecond = 0
  for (let position = 12; ; ) {
    const head = await source.read(position, 24)
    if (head.length < 8) return damaged('truncated')
    const type = head.toString('latin1', 0, 4)
    const length = head.readUInt32LE(4)
    if (type === 'fmt ') {
      if (head.length < 24) return damaged('truncated')
      if (!waveFormats.has(head.readUInt16LE(8))) return unsupported(`codec:wav-${head.readUInt16LE(8).toString(16)}`)
      bytesPerSecond = head.readUInt32LE(16)
    }
    if (type === 'data') {
      if (bytesPerSecond === 0) return damaged('wrong-structure')
      const bytes = length === 0xffffffff ? source.size - position - 8 : length
      if (position + 8 + bytes > source.size) return damaged('truncated')
      return success({ type: 'audio', mediaType: 'audio/wav', extension: 'wav', ...durationOf(bytes / bytesPerSecond) })
    }
    position += 8 + length + (length % 2)
  }
}

/** Ogg (RFC 3533): pages to the end, the first packet says Opus or Vorbis. */
export async function inspectOgg(source: ByteSource): Promise<Answer> {
  const first = (await source.read(0, 128)).toString('latin1')
  const rate = first.includes('OpusHead') ? 48_000 : first.includes('\x01vorbis') ? (await source.read(28 + 12, 4)).readUInt32LE(0) : 0
  if (rate === 0) return unsupported(`codec:${first.includes('theora') ? 'theora' : first.includes('Speex') ? 'speex' : 'ogg'}`)
  let samples = 0
  for (let position = 0; position < source.size; ) {
    const head = await source.read(position, 27 + 255)
    if (head.length < 27) return damaged('truncated')
    if (head.toString('latin1', 0, 4) !== 'OggS') return damaged('wrong-structure')
    const segments = head.subarray(27, 27 + head[26]!)
    if (segments.length < head[26]!) return damaged('truncated')
    const end = position + 27 + segments.length + segments.reduce((sum, bytes) => sum + bytes, 0)
    if (end > source.size) return damaged('truncated')
    const granule = head.readBigInt64LE(6)
    if (granule > 0n) samples = Number(granule)
    position = end
  }
  return success({ type: 'audio', mediaType: 'audio/ogg', extension: 'ogg', ...durationOf(samples / rate) })
}

const kilobitsV1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const kilobitsV2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]

/** MP3 (ISO/IEC 11172-3): after an ID3v2 tag three frames in a row; a Xing header tells frames and bytes, so a cut file shows. */
export async function inspectMp3(source: ByteSource): Promise<Answer> {
  const tag = await source.read(0, 10)
  const start = tag.toString('latin1', 0, 3) === 'ID3' ? 10 + syncSafe(tag) + (tag[5]! & 0x10 ? 10 : 0) : 0
  if (start >= source.size) return damaged('truncated')
  const search = await source.read(start, 64 * 1024)
  for (let at = 0; at + 4 <= search.length; at++) {
    const frame = mp3FrameAt(search, at)
    if (!frame || !(await isFollowed(source, start + at + frame.bytes, 2))) continue
    const xing = search.subarray(at, at + frame.bytes)
    const mark = Math.max(xing.indexOf('Xing'), xing.indexOf('Info'))
    const hasCounts = mark > 0 && mark + 16 <= xing.length && (xing[mark + 7]! & 3) === 3
    if (hasCounts && start + at + xing.readUInt32BE(mark + 12) > source.size) return damaged('truncated')
    const seconds = hasCounts ? (xing.readUInt32BE(mark + 8) * frame.samples) / frame.rate : ((source.size - start - at) / frame.bytes) * (frame.samples / frame.rate)
    return success({ type: 'audio', mediaType: 'audio/mpeg', extension: 'mp3', ...durationOf(seconds) })
  }
  return damaged('wrong-structure')
}

async function isFollowed(source: ByteSource, position: number, times: number): Promise<boolean> {
  if (times === 0) return true
  const head = await source.read(position, 4)
  const frame = head.length === 4 ? mp3FrameAt(head, 0) : undefined
  return frame ? isFollowed(source, position + frame.bytes, times - 1) : position === source.size
}

/** Layer III frames only. */
function mp3FrameAt(bytes: Buffer, at: number): { bytes: number; samples: number; rate: number } | undefined {
  const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3)
  const version = (b >> 3) & 3 // 3: MPEG-1, 2: MPEG-2, 0: MPEG-2.5
  if (a !== 0xff || (b & 0xe0) !== 0xe0 || version === 1 || ((b >> 1) & 3) !== 1) return undefined
  const kilobits = (version === 3 ? kilobitsV1 : kilobitsV2)[c >> 4]
  const rate = [44_100, 48_000, 32_000][(c >> 2) & 3]
  if (!kilobits || !rate) return undefined
  const realRate = version === 3 ? rate : version === 2 ? rate / 2 : rate / 4
  const samples = version === 3 ? 1152 : 576
  return { bytes: Math.floor((samples / 8) * kilobits * 1000 / realRate) + ((c >> 1) & 1), samples, rate: realRate }
}

const syncSafe = (tag: Buffer): number => ((tag[6]! & 127) << 21) | ((tag[7]! & 127) << 14) | ((tag[8]! & 127) << 7) | (tag[9]! & 127)
