import { readFile, writeFile } from 'node:fs/promises'
import { failure, success, type Result } from '#shared/result'
import { hashedFile } from '../converting/hashed-file'
import { temporaryFile } from '../converting/temporary-file'
import type { ReceivedFile } from '../package-files'
import { named, type Making, type Workshop } from './format'

/** A longer text is a book: nobody reads it on a board page by page. */
const longestBytes = 5 * 1024 * 1024

/** Plain text or Markdown, kept as UTF-8 with plain line ends. */
export async function makeArticle(file: ReceivedFile, workshop: Workshop): Making {
  if (file.bytes > longestBytes) return failure({ kind: 'unsupported', name: workshop.name, detail: 'text-too-long' })
  const text = decodeText(await readFile(file.file))
  if (!text.ok) return named(workshop.name, text.fault)
  if (text.value.trim() === '') return failure({ kind: 'empty', name: workshop.name })
  const path = isMarkdown(text.value) ? 'article.md' : 'article.txt'
  const made = temporaryFile(workshop.folder)
  await writeFile(made, text.value, { flag: 'wx', mode: 0o600 })
  return success({ type: 'article', entry: path, files: [{ ...(await hashedFile(made)), path, mediaType: path === 'article.md' ? 'text/markdown; charset=utf-8' : 'text/plain; charset=utf-8' }] })
}

/** Decodes by byte order mark, else as UTF-8, else as windows-1251 where that gives Russian. */
export function decodeText(bytes: Buffer): Result<string, { kind: 'unsupported'; detail: 'unknown-format' }> {
  const coding = codingOf(bytes)
  const text = coding && new TextDecoder(coding).decode(bytes).replaceAll('\r\n', '\n').replaceAll('\r', '\n')
  const isBinary = text === undefined || [...text.matchAll(/\p{Cc}/gu)].some(([character]) => !'\n\t\f\u0085'.includes(character))
  return isBinary ? failure({ kind: 'unsupported', detail: 'unknown-format' }) : success(text)
}

function codingOf(bytes: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (isUtf8(bytes)) return 'utf-8'
  const high = bytes.filter(byte => byte >= 0x80)
  const letters = high.filter(byte => byte >= 0xc0 || byte === 0xa8 || byte === 0xb8) // А–я, Ё, ё
  return letters.length >= high.length * 0.8 ? 'windows-1251' : undefined
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** Marks that plain text does not carry by accident: a heading, a fence, a table's rule; or two of the light ones. */
function isMarkdown(text: string): boolean {
  if (/^ {0,3}#{1,6} \S/m.test(text) || /^ {0,3}(```|~~~)/m.test(text) || /^\|?\s*:?-{3,}:?\s*\|/m.test(text)) return true
  const light = [/\*\*[^*\n]{1,200}\*\*/, /\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)/, /^ {0,3}[*+-] \S/m, /^ {0,3}> \S/m, /^ {0,3}\d{1,3}\. \S/m, /`[^`\n]{1,200}`/]
  return light.filter(mark => mark.test(text)).length >= 2
}
