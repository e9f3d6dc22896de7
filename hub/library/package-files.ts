import type { ImportFault } from '#shared/contract/panel'
import { manifestPathSchema } from '#shared/domain/material'
import { failure, success, type Result } from '#shared/result'
import type { HashedFile } from './file-store'

/** A file of an upload: its path as the person's folder or archive has it, its bytes in a numbered temporary file. */
export interface ReceivedFile extends HashedFile {
  readonly path: string
}

/** More files are no lesson material (the manifest's own limit). */
export const mostFiles = 10_000

/** What systems leave in folders and archives, and nobody means to show. */
const junk = /(^|\/)(__MACOSX|\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini|\.git|\.svn)(\/|$)/i

/** A path of an archive or folder in its plain form, or why it is refused. Nothing outside is ever written: files on disk bear numbers, not these names. */
export function plainPath(candidate: string): Result<string, ImportFault> {
  const path = candidate.replaceAll('\\', '/').normalize('NFC')
  if (path.startsWith('/') || /^[a-z]:/i.test(path) || path.split('/').includes('..')) return failure({ kind: 'path-leaves-folder', path: candidate })
  const plain = path.split('/').filter(part => part !== '.').join('/')
  return manifestPathSchema.safeParse(plain).success ? success(plain) : failure({ kind: 'damaged', name: candidate, detail: 'wrong-name' })
}

export const isJunk = (path: string): boolean => junk.test(path)

/** Finds the package inside: `index.html` at the top or in a single top folder, no name twice. */
export function layOutPackage(name: string, received: readonly ReceivedFile[]): Result<{ files: ReceivedFile[]; entry: string }, ImportFault> {
  const files = received.filter(({ path }) => !isJunk(path))
  if (files.length === 0) return failure({ kind: 'empty', name })
  const seen = new Set<string>()
  for (const { path } of files) {
    const folded = path.toLowerCase()
    if (seen.has(folded)) return failure({ kind: 'damaged', name: path, detail: 'double-path' })
    seen.add(folded)
  }
  const top = commonTop(files)
  for (const base of top === undefined ? [''] : ['', top]) {
    const inside = files.map(file => ({ ...file, path: file.path.slice(base.length) }))
    const entry = inside.find(({ path }) => /^index\.html?$/i.test(path))
    if (entry) return entry.bytes === 0 ? failure({ kind: 'empty', name: entry.path }) : success({ files: inside, entry: entry.path })
  }
  if (files.some(({ path }) => path === '[Content_Types].xml')) return failure({ kind: 'unsupported', name, detail: 'office' })
  return failure({ kind: 'no-entry', name })
}

/** `folder/` when every file lies in that one folder. */
function commonTop(files: readonly ReceivedFile[]): string | undefined {
  const first = files[0]!.path
  if (!first.includes('/')) return undefined
  const top = first.slice(0, first.indexOf('/') + 1)
  return files.every(({ path }) => path.startsWith(top)) ? top : undefined
}
