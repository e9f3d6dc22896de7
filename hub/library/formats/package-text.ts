import { readFile } from 'node:fs/promises'
import { parseXml, type XmlElement } from '../xml'
import type { Package } from '../package-files'
import { decodeText } from './text'

const largestBytes = 10 * 1024 * 1024

/** A text of a package in whatever coding it has; undefined when it is not there, no text, or too large for one. */
export async function textAt(pack: Package, path: string, largest = largestBytes): Promise<string | undefined> {
  const file = pack.at(path.normalize('NFC'))
  if (!file || file.bytes > largest) return undefined
  const text = decodeText(await readFile(file.file))
  return text.ok ? text.value : undefined
}

export async function xmlAt(pack: Package, path: string): Promise<XmlElement | undefined> {
  const text = await textAt(pack, path)
  return text === undefined ? undefined : parseXml(text)
}

export async function jsonAt(pack: Package, path: string): Promise<unknown> {
  const text = await textAt(pack, path)
  try {
    return text === undefined ? undefined : JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
}

/** A reference inside a package as a path of it: decoded, without query and fragment, `..` resolved and never above the top. */
export function pathOfReference(base: string, reference: string): string {
  const parts: string[] = []
  for (const part of `${base}${decodedPath(reference.replace(/[?#].*$/, ''))}`.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/').normalize('NFC')
}

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
