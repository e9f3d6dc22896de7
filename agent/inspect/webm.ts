import { success, type Result } from '#shared/result'
import type { ByteSource } from './byte-source'
import { damaged, durationOf, unsupported, type Inspected, type InspectFault } from './inspected'

/** Element ids of RFC 8794 (EBML) and RFC 9559 (Matroska). */
const ids = {
  ebml: 0x1a45dfa3, docType: 0x4282, segment: 0x18538067, info: 0x1549a966, timestampScale: 0x2ad7b1, duration: 0x4489,
  tracks: 0x1654ae6b, trackEntry: 0xae, codecId: 0x86, cluster: 0x1f43b675,
} as const
const videoCodecs = new Set(['V_VP8', 'V_VP9', 'V_AV1'])
const soundCodecs = new Set(['A_OPUS', 'A_VORBIS'])
const largestHeadBytes = 4 * 1024 * 1024
/** A cluster holds at least a fraction of a second. */
const mostElements = 1_000_000

interface Element {
  readonly id: number
  readonly start: number
  /** undefined: unknown size (a live recording). */
  readonly end: number | undefined
}

/** WebM with VP8, VP9 or AV1 and Vorbis or Opus. Every element of known size must end inside the file. */
export async function inspectWebm(source: ByteSource): Promise<Result<Inspected, InspectFault>> {
  const head = await elementAt(source, 0)
  if (head?.id !== ids.ebml || head.end === undefined || head.end > Math.min(source.size, 4096)) return damaged('wrong-structure')
  const docType = childOf(await source.read(head.start, head.end - head.start), ids.docType)?.toString('latin1').replace(/\0+$/, '')
  if (docType !== 'webm') return unsupported('unknown-format') // Matroska: no browser promises it
  const segment = await elementAt(source, head.end)
  if (segment?.id !== ids.segment) return damaged(segment ? 'wrong-structure' : 'truncated')
  if (segment.end !== undefined && segment.end > source.size) return damaged('truncated')
  return readSegment(source, segment.start, segment.end ?? source.size)
}

async function readSegment(source: ByteSource, start: number, end: number): Promise<Result<Inspected, InspectFault>> {
  let tracks: Buffer | undefined
  let info: Buffer | undefined
  let hasCluster = false
  let position = start
  for (let count = 0; position < end; count++) {
    if (count > mostElements) return damaged('wrong-structure')
    const element = await elementAt(source, position)
    if (!element) return damaged('truncated')
    if (element.id === ids.cluster) hasCluster = true
    if (element.end === undefined) {
      if (element.id !== ids.cluster) return damaged('wrong-structure')
      break // clusters of unknown size run to the end
    }
    if (element.end > end) return damaged('truncated')
    const isSmall = element.end - element.start <= largestHeadBytes
    if (element.id === ids.tracks && isSmall) tracks = await source.read(element.start, element.end - element.start)
    if (element.id === ids.info && isSmall) info = await source.read(element.start, element.end - element.start)
    position = element.end
  }
  if (!tracks) return damaged('wrong-structure')
  if (!hasCluster) return damaged('truncated')
  return kindOf(tracks, info)
}

function kindOf(tracks: Buffer, info: Buffer | undefined): Result<Inspected, InspectFault> {
  const codecs = [...elementsIn(tracks)]
    .filter(({ id }) => id === ids.trackEntry)
    .map(({ start, end }) => childOf(tracks.subarray(start, end), ids.codecId)?.toString('latin1').replace(/\0+$/, '') ?? '')
  const strange = codecs.find(codec => /^[VA]_/.test(codec) && !videoCodecs.has(codec) && !soundCodecs.has(codec))
  if (strange !== undefined) return unsupported(`codec:${strange.slice(2).replace(/[^\w.-]/g, '_').toLowerCase()}`)
  const hasVideo = codecs.some(codec => videoCodecs.has(codec))
  if (!hasVideo && !codecs.some(codec => soundCodecs.has(codec))) return unsupported('no-tracks')
  const kind = hasVideo ? { type: 'video', mediaType: 'video/webm' } as const : { type: 'audio', mediaType: 'audio/webm' } as const
  return success({ ...kind, extension: 'webm', ...durationOf(info ? secondsOf(info) : 0) })
}

function secondsOf(info: Buffer): number {
  const scale = childOf(info, ids.timestampScale)
  const duration = childOf(info, ids.duration)
  const ticks = duration?.length === 4 ? duration.readFloatBE() : duration?.length === 8 ? duration.readDoubleBE() : 0
  const nanoseconds = scale && scale.length >= 1 && scale.length <= 6 ? scale.readUIntBE(0, scale.length) : 1_000_000
  return (ticks * nanoseconds) / 1e9
}

async function elementAt(source: ByteSource, position: number): Promise<Element | undefined> {
  return parseElement(await source.read(position, 12), 0, position)
}

function* elementsIn(bytes: Buffer): Generator<{ id: number; start: number; end: number }> {
  for (let at = 0; at < bytes.length; ) {
    const element = parseElement(bytes, at, 0)
    if (element?.end === undefined || element.end > bytes.length) return
    yield { id: element.id, start: element.start, end: element.end }
    at = element.end
  }
}

function childOf(bytes: Buffer, id: number): Buffer | undefined {
  for (const element of elementsIn(bytes)) if (element.id === id) return bytes.subarray(element.start, element.end)
  return undefined
}

/** RFC 8794 §4–6: the leading zero bits tell how long id and size are; a size of all ones is unknown. */
function parseElement(bytes: Buffer, at: number, base: number): Element | undefined {
  const idBytes = lengthOf(bytes[at])
  if (idBytes === undefined || idBytes > 4 || at + idBytes >= bytes.length) return undefined
  const sizeAt = at + idBytes
  const sizeBytes = lengthOf(bytes[sizeAt])
  if (sizeBytes === undefined || sizeAt + sizeBytes > bytes.length) return undefined
  let size = BigInt(bytes[sizeAt]! & ((1 << (8 - sizeBytes)) - 1))
  for (let i = 1; i < sizeBytes; i++) size = (size << 8n) | BigInt(bytes[sizeAt + i]!)
  const start = base + sizeAt + sizeBytes
  const isUnknown = size === (1n << BigInt(7 * sizeBytes)) - 1n
  return { id: bytes.readUIntBE(at, idBytes), start, end: isUnknown ? undefined : start + Number(size) }
}

const lengthOf = (first: number | undefined): number | undefined => (first === undefined || first === 0 ? undefined : Math.clz32(first) - 23)
