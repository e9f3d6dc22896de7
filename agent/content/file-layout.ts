import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256Schema } from '#shared/domain/ids'

/** Where a store keeps what. `files/ab/<sha256>` is whole and was verified; `partial/<sha256>` is on its way. */
export interface FileLayout {
  readonly folder: string
  readonly partialFolder: string
  readonly journal: string
  fileOf(sha256: string): string
  /** The folder below `files` that `fileOf` lies in. */
  folderOf(sha256: string): string
  partialOf(sha256: string): string
}

export async function makeLayout(folder: string): Promise<FileLayout> {
  const partialFolder = join(folder, 'partial')
  const folderOf = (sha256: string) => join(folder, 'files', sha256.slice(0, 2))
  await mkdir(join(folder, 'files'), { recursive: true })
  await mkdir(partialFolder, { recursive: true })
  return {
    folder,
    partialFolder,
    journal: join(folder, 'verified.log'),
    folderOf,
    fileOf: sha256 => join(folderOf(sha256), sha256),
    partialOf: sha256 => join(partialFolder, sha256),
  }
}

/** Hashes of the files under their final names; what has no hash for a name is not ours. */
export async function listFiles(layout: FileLayout): Promise<string[]> {
  const prefixes = (await readdir(join(layout.folder, 'files'))).filter(name => /^[0-9a-f]{2}$/.test(name))
  const names = await Promise.all(prefixes.map(prefix => readdir(join(layout.folder, 'files', prefix))))
  return names.flatMap((inside, index) => inside.filter(name => isHash(name) && name.startsWith(prefixes[index]!)))
}

const partialKeptMs = 14 * 24 * 3600 * 1000

/** Sizes of unfinished downloads; the ones that nobody went on with for two weeks go, and what is none of ours. */
export async function readPartials(layout: FileLayout, nowMs: number): Promise<Map<string, number>> {
  const sizes = new Map<string, number>()
  for (const name of await readdir(layout.partialFolder)) {
    const file = layout.partialOf(name)
    const { size, mtimeMs } = await stat(file)
    if (isHash(name) && nowMs - mtimeMs < partialKeptMs) sizes.set(name, size)
    else await rm(file, { force: true, recursive: true })
  }
  return sizes
}

/** What of a file is on disk; nothing of one that cannot be looked at. */
export const sizeOf = (file: string): Promise<number> => stat(file).then(({ size }) => size, () => 0)

/** Whether this is a SHA-256 as file names and addresses here spell it. */
export const isHash = (name: string): boolean => sha256Schema.safeParse(name).success
