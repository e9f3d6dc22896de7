import { failure, success, type Result } from '#shared/result'
import { withByteSource, type ByteSource } from './byte-source'
import { unsupported, type Inspected, type InspectFault } from './inspected'
import { inspectJpeg } from './jpeg'
import { inspectMp4 } from './mp4'
import { inspectPdf } from './pdf'
import { inspectGif, inspectPng, inspectWebp } from './pictures'
import { inspectMp3, inspectOgg, inspectWav } from './sound'
import { inspectWebm } from './webm'

/** What a file is: something to show, something to open further, or a fault. Only the content counts, never the name. */
export type Recognised = { readonly kind: 'media'; readonly media: Inspected } | { readonly kind: 'zip' | 'html' | 'json' }
export type RecogniseFault = InspectFault | { readonly kind: 'empty' }

/** Recognises a file by its first bytes and checks that it is whole. */
export function inspectFile(file: string): Promise<Result<Recognised, RecogniseFault>> {
  return withByteSource(file, inspectSource)
}

/** The same for bytes wherever they are; a file that makes a reader run off its end is damaged, never a crash. */
export async function inspectSource(source: ByteSource): Promise<Result<Recognised, RecogniseFault>> {
  if (source.size === 0) return failure({ kind: 'empty' })
  const head = await source.read(0, 1024)
  const inspect = inspectorOf(head)
  if (!inspect) return recogniseText(head)
  try {
    const media = await inspect(source)
    return media.ok ? success({ kind: 'media', media: media.value }) : media
  } catch (error) {
    if (error instanceof RangeError) return failure({ kind: 'damaged', detail: 'wrong-structure' }) // a read past the end of a Buffer
    throw error
  }
}

function inspectorOf(head: Buffer): ((source: ByteSource) => Promise<Result<Inspected, InspectFault>>) | undefined {
  const text = (start: number, end: number) => head.toString('latin1', start, end)
  if (text(4, 8) === 'ftyp') return inspectMp4
  if (text(0, 4) === '\x1a\x45\xdf\xa3') return inspectWebm
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return inspectPng
  if (text(0, 3) === '\xff\xd8\xff') return inspectJpeg
  if (/^GIF8[79]a/.test(text(0, 6))) return inspectGif
  if (text(0, 4) === 'RIFF') return text(8, 12) === 'WEBP' ? inspectWebp : text(8, 12) === 'WAVE' ? inspectWav : undefined
  if (text(0, 4) === 'OggS') return inspectOgg
  if (text(0, 3) === 'ID3' || (head[0] === 0xff && (head[1]! & 0xe6) === 0xe2)) return inspectMp3
  return /%PDF-/.test(text(0, 1024)) && !/^\s*[<{]/.test(text(0, 1024)) ? inspectPdf : undefined
}

function recogniseText(head: Buffer): Result<Recognised, InspectFault> {
  const magic = head.toString('latin1', 0, 8)
  if (/^PK(\x03\x04|\x05\x06)/.test(magic)) return success({ kind: 'zip' })
  if (/^(Rar!|7z\xbc\xaf|\x1f\x8b|BZh|\xfd7zXZ)/.test(magic)) return unsupported('archive')
  if (magic.startsWith('\xd0\xcf\x11\xe0')) return unsupported('office')
  const text = withoutProlog(head.toString('utf8').replace(/^\ufeff/, ''))
  if (/^<svg[\s>]/i.test(text)) return unsupported('svg')
  if (/^(<!doctype html|<html[\s>])/i.test(text)) return success({ kind: 'html' })
  return text.startsWith('{') ? success({ kind: 'json' }) : unsupported('unknown-format')
}

/** Drops comments, processing instructions and an SVG document type. A loop, because the obvious pattern backtracks for ever on hostile text. */
function withoutProlog(text: string): string {
  let rest = text.trimStart()
  for (;;) {
    const ending = rest.startsWith('<!--') ? '-->' : rest.startsWith('<?') ? '?>' : /^<!doctype svg/i.test(rest) ? '>' : undefined
    if (ending === undefined) return rest
    const at = rest.indexOf(ending)
    if (at === -1) return ''
    rest = rest.slice(at + ending.length).trimStart()
  }
}
