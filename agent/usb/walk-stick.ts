import { opendir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** How much of a stick is looked at: a board must not read for minutes because somebody keeps a whole archive on it. */
export const walkLimits = { entries: 20_000, depth: 5, files: 500, ms: 15_000 } as const

export interface FoundFile {
  readonly path: string
  /** Below the stick's root, '' for the root; with slashes. */
  readonly folder: string
  readonly name: string
  readonly bytes: number
  readonly mtimeMs: number
}

/** What systems keep on sticks for themselves. */
const hidden = /^(\.|\$|System Volume Information$|FOUND\.\d+$|LOST\.DIR$|Android$|Thumbs\.db$|desktop\.ini$)/i

/** Ordinary files of a folder and those below it, the upper ones first. Links are never followed, and nothing that is no ordinary file is touched. */
export async function walkStick(root: string, signal: AbortSignal, limits: { readonly entries: number; readonly depth: number; readonly files: number; readonly ms: number } = walkLimits): Promise<{ files: FoundFile[]; isCut: boolean }> {
  const files: FoundFile[] = []
  const endMs = performance.now() + limits.ms
  const folders = [{ path: root, folder: '', depth: 0 }]
  let entries = 0
  let isCut = false
  for (let next = folders.shift(); next && !isCut; next = folders.shift()) {
    const inside = await opendir(next.path).catch(() => undefined)
    if (!inside) continue
    try {
      for await (const entry of inside) {
        signal.throwIfAborted()
        isCut = ++entries > limits.entries || performance.now() > endMs || files.length >= limits.files
        if (isCut) break
        if (hidden.test(entry.name)) continue
        const path = join(next.path, entry.name)
        if (entry.isDirectory()) {
          if (next.depth + 1 < limits.depth) folders.push({ path, folder: next.folder === '' ? entry.name : `${next.folder}/${entry.name}`, depth: next.depth + 1 })
        } else if (entry.isFile()) {
          const facts = await stat(path).catch(() => undefined)
          if (facts?.isFile()) files.push({ path, folder: next.folder, name: entry.name, bytes: facts.size, mtimeMs: facts.mtimeMs })
        }
      }
    } catch (error) {
      if (signal.aborted) throw error
      isCut = true // the folder cannot be read to its end: what is known is shown
    }
  }
  const byPlace = (a: FoundFile, b: FoundFile) => a.folder.localeCompare(b.folder, 'ru', { numeric: true }) || a.name.localeCompare(b.name, 'ru', { numeric: true })
  return { files: files.sort(byPlace), isCut }
}
