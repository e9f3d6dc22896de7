import { readFile, rm } from 'node:fs/promises'
import type { ImportFault } from '#shared/contract/panel'
import type { MediaFacts } from '#shared/domain/material'
import { failure, success, type Result } from '#shared/result'
import { decodeBmp, type Pixels } from '../converting/bmp'
import { hashedFile } from '../converting/hashed-file'
import { loadSharp, type Sharp } from '../converting/load-sharp'
import { temporaryFile } from '../converting/temporary-file'
import { largestPicturePixels, type Inspected } from '../../../agent/inspect/inspected'
import type { ReceivedFile } from '../package-files'
import type { MadeFile, Making, Workshop } from './format'

/** What boards draw without trouble: the texture limit of old graphics chips, and 64 MB of pixels. */
export const boardPicture = { sidePx: 4096, pixels: 16_000_000 } as const

const largestBitmapBytes = 400 * 1024 * 1024

export interface MadePicture {
  readonly entry: MadeFile
  /** Kept beside the entry when that is a conversion. */
  readonly original: MadeFile | undefined
  readonly size: Pick<MediaFacts, 'widthPx' | 'heightPx'>
}

/** A picture as it came when boards can draw it; scaled or converted else, with the original kept. */
export async function makeImage(file: ReceivedFile, picture: Inspected | ForeignPicture, workshop: Workshop): Making {
  const made = await makePicture(file, picture, workshop)
  if (!made.ok) return made
  const { entry, original, size } = made.value
  const media = { ...size, ...(original ? { original: original.path } : {}) }
  return success({ type: 'image', entry: entry.path, files: original ? [entry, original] : [entry], media })
}

/** A coding that browsers do not show. */
export interface ForeignPicture {
  readonly coding: 'tiff' | 'bmp' | 'heif'
}

export async function makePicture(file: ReceivedFile, picture: Inspected | ForeignPicture, { name, folder, convert }: Workshop): Promise<Result<MadePicture, ImportFault>> {
  const isForeign = 'coding' in picture
  if (!isForeign && isSmall(picture)) {
    return success({ entry: { ...file, path: `image.${picture.extension}`, mediaType: picture.mediaType }, original: undefined, size: sizeOf(picture) })
  }
  const sharp = await loadSharp()
  if (!sharp) return failure({ kind: 'unsupported', name, detail: isForeign ? 'picture-coding' : 'too-many-pixels' })
  return convert(async ({ signal }) => {
    if (signal.aborted) return failure({ kind: 'cancelled', name })
    const pixels = isForeign && picture.coding === 'bmp' ? await bitmapOf(file) : undefined
    if (pixels?.ok === false) return failure({ ...pixels.fault, name })
    const drawn = await draw(sharp, pixels?.value ?? file.file, folder, isForeign ? picture.coding === 'bmp' : picture.extension === 'png')
    if (!drawn.ok) return failure({ ...drawn.fault, name })
    const { path, extension, mediaType, width, height } = drawn.value
    const original = isForeign ? { path: `original.${picture.coding}`, mediaType: `image/${picture.coding}` } : { path: `original.${picture.extension}`, mediaType: picture.mediaType }
    const entry = { ...(await hashedFile(path, signal)), path: `image.${extension}`, mediaType }
    return success({ entry, original: { ...file, ...original }, size: { widthPx: width, heightPx: height } })
  })
}

const sizeOf = ({ widthPx, heightPx }: Inspected): MadePicture['size'] => (widthPx === undefined || heightPx === undefined ? {} : { widthPx, heightPx })
const isSmall = ({ widthPx = 1, heightPx = 1 }: Inspected): boolean => Math.max(widthPx, heightPx) <= boardPicture.sidePx && widthPx * heightPx <= boardPicture.pixels

type DrawFault = { kind: 'damaged' | 'unsupported'; detail: 'wrong-structure' | 'picture-coding' | 'too-many-pixels' }

/** sharp reads no bitmaps of Windows. */
async function bitmapOf(file: ReceivedFile): Promise<Result<Pixels, DrawFault>> {
  const pixels = file.bytes > largestBitmapBytes ? 'too-many-pixels' : decodeBmp(await readFile(file.file), largestPicturePixels)
  if (pixels === undefined) return failure({ kind: 'unsupported', detail: 'picture-coding' })
  return pixels === 'too-many-pixels' ? failure({ kind: 'unsupported', detail: pixels }) : success(pixels)
}

interface Drawn {
  readonly path: string
  readonly extension: 'png' | 'webp'
  readonly mediaType: string
  readonly width: number
  readonly height: number
}

/** Decodes within limits, turns it upright, and writes what a board draws; the page or frame that comes first when there are several and it is no animation. */
async function draw(sharp: Sharp, source: string | Pixels, folder: string, isLossless: boolean): Promise<Result<Drawn, DrawFault>> {
  const options = { limitInputPixels: largestPicturePixels, failOn: 'error', sequentialRead: true } as const
  const extension = isLossless ? 'png' : 'webp'
  const path = temporaryFile(folder, `.${extension}`)
  const open = (more: object) => (typeof source === 'string' ? sharp(source, { ...options, ...more }) : sharp(source.data, { ...options, raw: { width: source.width, height: source.height, channels: 4 } }))
  try {
    const { pages = 1, autoOrient: { width, height }, pageHeight = height, format } = await open({ limitInputPixels: false }).metadata()
    if (width * pageHeight > largestPicturePixels) return failure({ kind: 'unsupported', detail: 'too-many-pixels' })
    const isAnimation = pages > 1 && (format === 'gif' || format === 'webp')
    const scale = Math.min(1, boardPicture.sidePx / Math.max(width, pageHeight), Math.sqrt(boardPicture.pixels / (width * pageHeight)))
    const drawing = open({ animated: isAnimation }).timeout({ seconds: 120 }).autoOrient().resize({ width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(pageHeight * scale)), fit: 'fill' })
    const written = await (isLossless ? drawing.png({ compressionLevel: 8 }) : drawing.webp({ quality: 90 })).toFile(path)
    return success({ path, extension, mediaType: `image/${extension}`, width: written.width, height: written.pageHeight ?? written.height })
  } catch (error) {
    await rm(path, { force: true })
    const words = error instanceof Error ? error.message : ''
    if (/pixel limit/i.test(words)) return failure({ kind: 'unsupported', detail: 'too-many-pixels' })
    return /no decoding plugin|compression format|support for/i.test(words) ? failure({ kind: 'unsupported', detail: 'picture-coding' }) : failure({ kind: 'damaged', detail: 'wrong-structure' })
  }
}
