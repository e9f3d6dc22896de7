import type { UploadBegin } from '#shared/contract/uploads'
import { packageFolders } from '#shared/domain/package-folders'

/** A file with its path inside what was dropped or chosen, e.g. `опыт/index.html`. */
export interface PickedFile {
  readonly path: string
  readonly file: File
}

/** One upload session: a single file, or a folder whose paths begin below that folder. */
export interface UploadPlan {
  readonly kind: 'file' | 'folder'
  readonly name: string
  readonly files: readonly PickedFile[]
  readonly totalBytes: number
  /** Subtitles for a material that is there. */
  readonly addTo?: UploadBegin['addTo']
}

/** What operating systems leave in folders; nobody means to upload these. */
const litter = /(^|\/)(\.[^/]*|__MACOSX|Thumbs\.db|desktop\.ini)(\/|$)/i

/**
 * What becomes one material each: every folder that is one thing (shared/domain/package-folders) with all that lies in it; every other file stands for itself.
 * Order of the pick is kept.
 */
export function uploadPlansOf(picked: readonly PickedFile[]): UploadPlan[] {
  const files = picked.filter(({ path }) => !litter.test(path))
  const packages = packageFolders(files.map(({ path }) => path))
  const plans: UploadPlan[] = []
  const begun = new Set<string>()
  for (const one of files) {
    const folder = packages.find(prefix => one.path.startsWith(prefix))
    if (folder === undefined) plans.push({ kind: 'file', name: nameOf(one.path), files: [{ path: nameOf(one.path), file: one.file }], totalBytes: one.file.size })
    else if (!begun.has(folder)) {
      begun.add(folder)
      const inside = files.filter(({ path }) => path.startsWith(folder)).map(({ path, file }) => ({ path: path.slice(folder.length), file }))
      plans.push({ kind: 'folder', name: nameOf(folder.slice(0, -1)), files: inside, totalBytes: inside.reduce((sum, { file }) => sum + file.size, 0) })
    }
  }
  return plans
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** The part of the browser's FileSystemEntry that walking needs (WICG entries-api). */
export interface DroppedEntry {
  readonly isFile: boolean
  readonly isDirectory: boolean
  readonly name: string
  file?(receive: (file: File) => void, refuse: (fault: unknown) => void): void
  createReader?(): { readEntries(receive: (entries: DroppedEntry[]) => void, refuse: (fault: unknown) => void): void }
}

/** Largest number of files that one drop is walked for: the hub's own limit for a package. */
export const walkLimit = 10_000

/** Reads dropped entries to the bottom. Chromium hands out a directory in portions of 100, so each is asked until it is empty. */
export async function walkDropped(entries: readonly DroppedEntry[], folder = '', found: PickedFile[] = []): Promise<PickedFile[]> {
  for (const entry of entries) {
    if (found.length >= walkLimit) break
    const path = folder + entry.name
    if (entry.isFile && entry.file) found.push({ path, file: await new Promise<File>((receive, refuse) => entry.file!(receive, refuse)) })
    else if (entry.isDirectory && entry.createReader) await walkDropped(await listingOf(entry.createReader()), `${path}/`, found)
  }
  return found
}

async function listingOf(reader: ReturnType<NonNullable<DroppedEntry['createReader']>>): Promise<DroppedEntry[]> {
  const all: DroppedEntry[] = []
  for (;;) {
    const portion = await new Promise<DroppedEntry[]>((receive, refuse) => reader.readEntries(receive, refuse))
    if (portion.length === 0) return all
    all.push(...portion)
  }
}

/** Files of an `<input>`; a folder input gives each its path in `webkitRelativePath`. */
export function pickedOf(files: Iterable<File>): PickedFile[] {
  return Array.from(files, file => ({ path: file.webkitRelativePath || file.name, file }))
}
