import { createReadStream } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { SourceFault } from '#shared/contract/library-sources'
import { failure, success, type Result } from '#shared/result'
import { isJunk } from '../package-files'
import type { ItemFile } from './source-port'

/** A plain file below a folder. */
export interface FoundFile {
  /** With forward slashes. */
  readonly path: string
  readonly file: string
  readonly bytes: number
  readonly mtimeMs: number
}

/** A school's share may be large; more is a wrong folder. */
const mostFiles = 200_000

/** The folder itself, by its real path; nothing of the hub's own data is a library. */
export async function checkFolder(place: string, hubData: string): Promise<Result<string, SourceFault>> {
  const folder = await realpath(place).catch(() => undefined)
  if (folder === undefined) return failure({ kind: 'place-missing', detail: place })
  if (!(await stat(folder)).isDirectory()) return failure({ kind: 'not-a-folder', detail: place })
  return (await isApart(folder, hubData)) ? success(folder) : failure({ kind: 'inside-hub', detail: place })
}

/** The same for a single file. */
export async function checkFile(place: string, hubData: string): Promise<Result<string, SourceFault>> {
  const file = await realpath(place).catch(() => undefined)
  if (file === undefined || !(await stat(file)).isFile()) return failure({ kind: 'place-missing', detail: place })
  return (await isApart(file, hubData)) ? success(file) : failure({ kind: 'inside-hub', detail: place })
}

async function isApart(place: string, hubData: string): Promise<boolean> {
  const data = await realpath(hubData)
  const isInside = (inner: string, outer: string) => {
    const way = relative(outer, inner)
    return way === '' || (!way.startsWith(`..${sep}`) && way !== '..' && !/^[a-z]:/i.test(way))
  }
  return !isInside(place, data) && !isInside(data, place)
}

/** Plain files below `folder` in natural order; links are not followed, junk is left out. */
export async function walkFolder(folder: string, signal: AbortSignal): Promise<FoundFile[]> {
  const found: FoundFile[] = []
  const look = async (below: string): Promise<void> => {
    for (const entry of await readdir(join(folder, below), { withFileTypes: true }).catch(() => [])) {
      const path = `${below}${entry.name}`
      if (signal.aborted || found.length >= mostFiles || isJunk(path) || entry.name.startsWith('.')) continue
      if (entry.isDirectory()) await look(`${path}/`)
      if (!entry.isFile()) continue
      const about = await stat(join(folder, path)).catch(() => undefined)
      if (about) found.push({ path, file: join(folder, path), bytes: about.size, mtimeMs: about.mtimeMs })
    }
  }
  await look('')
  const order = new Intl.Collator('ru', { numeric: true })
  return found.sort((a, b) => order.compare(a.path, b.path))
}

/** A file of the disk as a file of an item. */
export const itemFile = (path: string, { file, bytes }: Pick<FoundFile, 'file' | 'bytes'>): ItemFile => ({ path, bytes, open: () => createReadStream(file, { highWaterMark: 1024 * 1024 }) })
