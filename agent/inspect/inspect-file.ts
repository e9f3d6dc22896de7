import { failure, success, type Result } from '#shared/result'
import { withByteSource, type ByteSource } from './byte-source'
import { foreignMediaOf } from './foreign-media'
import { unsupported, type Inspected, type InspectFault } from './inspected'
import { inspectJpeg } from './jpeg'
import { inspectMp4 } from './mp4'
import { inspectPdf } from './pdf'
import { inspectGif, inspectPng, inspectWebp } from './pictures'
import { inspectMp3, inspectOgg, inspectWav } from './sound'
import { looksLikeText, markupOf } from './text-kinds'
import { inspectWebm } from './webm'

/** What a file is: something to show, something that a converter may make showable, something to open further, or a fault. Only the content counts, never the name. */
export type Recognised =
  | { readonly kind: 'media'; readonly media: Inspected }
  /** Sound or film that boards do not play as it is; FFmpeg reads it by `demuxer`. */
  | { readonly kind: 'foreign-media'; readonly demuxer: string; readonly codec: string }
  | { readonly kind: 'foreign-picture'; readonly coding: 'tiff' | 'bmp' | 'heif' }
  | { readonly kind: 'zip' | 'html' | 'json' | 'svg' | 'office' | 'rtf' | 'subtitles' | 'text' }
export type RecogniseFault = InspectFault | { readonly kind: 'empty' }
export type RecognisedKind = Recognised['kind']

/** Recognises a file by its first bytes and checks that it is whole. */
export function inspectFile(file: string): Promise<Result<Recognised, RecogniseFault>> {
  return withByteSource(file, inspectSource)
}

/** The same for bytes wherever they are; a file that makes a reader run off its end is damaged, never a crash. */
export async function inspectSource(source: ByteSource): Promise<Result<Recognised, RecogniseFault>> {
  if (source.size === 0) return failure({ kind: 'empty' })
  const head = await source.read(0, 1024)
  const claim = claimOf(head)
  if (!claim) return recogniseRest(head)
  try {
    const media = await claim.inspect(source)
    if (media.ok) return success({ kind: 'media', media: media.value })
    return convertible(media.fault, claim.demuxer) ?? media
  } catch (error) {
    if (error instanceof RangeError) return failure({ kind: 'damaged', detail: 'wrong-structure' }) // a read past the end of a Buffer
    throw error
  }
}

interface Claim {
  readonly inspect: (source: ByteSource) => Promise<Result<Inspected, InspectFault>>
  /** FFmpeg's name of the container, where it may hold what boards do not play. */
  readonly demuxer?: string
}

function claimOf(head: Buffer): Claim | undefined {
  const text = (start: number, end: number) => head.toString('latin1', start, end)
  if (text(4, 8) === 'ftyp') return { inspect: inspectMp4, demuxer: 'mov' }
  if (text(0, 4) === '\x1a\x45\xdf\xa3') return { inspect: inspectWebm, demuxer: 'matroska' }
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return { inspect: inspectPng }
  if (text(0, 3) === '\xff\xd8\xff') return { inspect: inspectJpeg }
  if (/^GIF8[79]a/.test(text(0, 6))) return { inspect: inspectGif }
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return { inspect: inspectWebp }
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WAVE') return { inspect: inspectWav, demuxer: 'wav' }
  if (text(0, 4) === 'OggS') return { inspect: inspectOgg, demuxer: 'ogg' }
  if (text(0, 3) === 'ID3' || (head[0] === 0xff && (head[1]! & 0xe6) === 0xe2)) return { inspect: inspectMp3 }
  return /%PDF-/.test(text(0, 1024)) && !/^\s*[<{]/.test(text(0, 1024)) ? { inspect: inspectPdf } : undefined
}

/** A whole container with foreign content is a converter's business. */
function convertible(fault: InspectFault, demuxer: string | undefined): Result<Recognised, never> | undefined {
  if (fault.kind !== 'unsupported') return undefined
  if (fault.detail === 'picture-coding' && demuxer === 'mov') return success({ kind: 'foreign-picture', coding: 'heif' })
  const codec = fault.detail === 'unknown-format' ? demuxer : /^codec:(.*)$/.exec(fault.detail)?.[1]
  return demuxer !== undefined && codec !== undefined ? success({ kind: 'foreign-media', demuxer, codec }) : undefined
}

function recogniseRest(head: Buffer): Result<Recognised, InspectFault> {
  const magic = head.toString('latin1', 0, 8)
  if (/^PK(\x03\x04|\x05\x06)/.test(magic)) return success({ kind: 'zip' })
  if (/^(Rar!|7z\xbc\xaf|\x1f\x8b|BZh|\xfd7zXZ)/.test(magic)) return unsupported('archive')
  if (magic.startsWith('\xd0\xcf\x11\xe0')) return success({ kind: 'office' })
  if (magic.startsWith('{\\rtf')) return success({ kind: 'rtf' })
  if (/^(II\*\0|MM\0\*|II\+\0|MM\0\+)/.test(magic)) return success({ kind: 'foreign-picture', coding: 'tiff' })
  if (magic.startsWith('BM') && head.length >= 26 && head.readUInt32LE(14) <= 124) return success({ kind: 'foreign-picture', coding: 'bmp' })
  const demuxer = foreignMediaOf(head)
  if (demuxer !== undefined) return success({ kind: 'foreign-media', demuxer, codec: demuxer })
  const markup = markupOf(head)
  if (markup) return success({ kind: markup })
  return looksLikeText(head) ? success({ kind: 'text' }) : unsupported('unknown-format')
}
