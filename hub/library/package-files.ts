import type { ImportFault } from '#shared/contract/panel'
import { manifestPathSchema } from '#shared/domain/material'
import { failure, success, type Result } from '#shared/result'
import type { HashedFile } from './file-store'

/** A file of an upload: its path as the person's folder or archive has it, its bytes in a numbered temporary file. */
export interface ReceivedFile extends HashedFile {
  readonly path: string
}

/** Files of a folder or an unpacked archive, junk dropped, a single top folder taken off. */
export interface Package {
  readonly files: readonly ReceivedFile[]
  /** The archive itself, for formats that are kept packed. */
  readonly archive: ReceivedFile | undefined
  at(path: string): ReceivedFile | undefined
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

/** The package inside: junk dropped, a single top folder taken off, no name twice. */
export function openPackage(name: string, received: readonly ReceivedFile[], archive?: ReceivedFile): Result<Package, ImportFault> {
  const kept = received.filter(({ path }) => !isJunk(path))
  if (kept.length === 0) return failure({ kind: 'empty', name })
  const top = commonTop(kept) ?? ''
  const files = kept.map(file => ({ ...file, path: file.path.slice(top.length) }))
  const byFolded = new Map<string, ReceivedFile>()
  for (const file of files) {
    if (!manifestPathSchema.safeParse(file.path).success) return failure({ kind: 'damaged', name: file.path, detail: 'wrong-name' }) // what was inside the top folder may be reserved at the top
    const folded = file.path.toLowerCase()
    if (byFolded.has(folded)) return failure({ kind: 'damaged', name: file.path, detail: 'double-path' })
    byFolded.set(folded, file)
  }
  return success({ files, archive, at: path => byFolded.get(path.toLowerCase()) })
}

/** `folder/` when every file lies in that one folder. */
function commonTop(files: readonly ReceivedFile[]): string | undefined {
  const first = files[0]!.path
  if (!first.includes('/')) return undefined
  const top = first.slice(0, first.indexOf('/') + 1)
  return files.every(({ path }) => path.startsWith(top)) ? top : undefined
}
