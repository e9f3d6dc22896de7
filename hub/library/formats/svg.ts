import { readFile, writeFile } from 'node:fs/promises'
import { success } from '#shared/result'
import { hashedFile } from '../converting/hashed-file'
import { temporaryFile } from '../converting/temporary-file'
import type { ReceivedFile } from '../package-files'
import { named, type Making, type Workshop } from './format'
import { sanitiseSvg } from './svg-drawing'
import { isCutXml } from '../xml'
import { decodeText } from './text'

const largestBytes = 10 * 1024 * 1024

/** A drawing, written anew from what is allowed in it: nothing of the file itself reaches a board. */
export async function makeDrawing(file: ReceivedFile, { name, folder }: Workshop): Making {
  const text = file.bytes > largestBytes ? undefined : decodeText(await readFile(file.file))
  const drawing = text?.ok ? sanitiseSvg(text.value) : undefined
  if (drawing === undefined) return named(name, text?.ok && isCutXml(text.value) ? { kind: 'damaged', detail: 'truncated' } : { kind: 'unsupported', detail: 'svg' })
  const made = temporaryFile(folder)
  await writeFile(made, drawing.text, { flag: 'wx', mode: 0o600 })
  const { widthPx, heightPx } = drawing
  return success({ type: 'image', entry: 'image.svg', files: [{ ...(await hashedFile(made)), path: 'image.svg', mediaType: 'image/svg+xml' }], media: widthPx && heightPx ? { widthPx, heightPx } : {} })
}
