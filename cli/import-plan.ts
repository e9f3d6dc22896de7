import { readdir, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { packageFolders } from '#shared/domain/package-folders'
import { failure, success, type Result } from '#shared/result'

/** A file on this machine and its path inside its upload. */
export interface PlannedFile {
  readonly file: string
  readonly path: string
  readonly bytes: number
}

/** One upload: a single file, or a folder that is one material. */
export interface ImportPlan {
  readonly kind: 'file' | 'folder'
  readonly name: string
  readonly files: readonly PlannedFile[]
}

export type PlanFault = { readonly kind: 'missing' | 'unreadable' | 'empty-folder'; readonly path: string }

/** What systems leave in folders, and nobody means to import. */
const litter = /^(\.|__MACOSX$|Thumbs\.db$|desktop\.ini$)/i

/**
 * What one path of the command line becomes: every folder that is one thing (shared/domain/package-folders), and every other file by itself. Links are not followed.
 * Lesson files come last, because they name materials.
 */
export async function planImport(path: string): Promise<Result<ImportPlan[], PlanFault>> {
  try {
    const found = await stat(path)
    if (!found.isDirectory()) return success([{ kind: 'file', name: basename(path), files: [{ file: path, path: basename(path), bytes: found.size }] }])
    const plans = await planFolder(resolve(path)) // `.` has a name too
    if (plans.length === 0) return failure({ kind: 'empty-folder', path })
    const isLesson = ({ kind, name }: ImportPlan) => kind === 'file' && name.toLowerCase().endsWith('.json')
    return success([...plans.filter(plan => !isLesson(plan)), ...plans.filter(isLesson)])
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return failure({ kind: 'missing', path })
    if (code === 'EACCES' || code === 'EPERM') return failure({ kind: 'unreadable', path })
    throw error
  }
}

async function planFolder(folder: string): Promise<ImportPlan[]> {
  const name = basename(folder)
  const files = (await filesBelow(folder, '')).sort((a, b) => a.path.localeCompare(b.path))
  const folders = packageFolders(files.map(({ path }) => `${name}/${path}`)).map(prefix => prefix.slice(name.length + 1))
  const plans: ImportPlan[] = []
  const begun = new Set<string>()
  for (const one of files) {
    const prefix = folders.find(prefix => one.path.startsWith(prefix))
    if (prefix === undefined) plans.push({ kind: 'file', name: basename(one.path), files: [{ ...one, path: basename(one.path) }] })
    else if (!begun.has(prefix)) {
      begun.add(prefix)
      const inside = files.filter(({ path }) => path.startsWith(prefix)).map(file => ({ ...file, path: file.path.slice(prefix.length) }))
      plans.push({ kind: 'folder', name: prefix === '' ? name : basename(prefix), files: inside })
    }
  }
  return plans
}

async function filesBelow(folder: string, prefix: string): Promise<PlannedFile[]> {
  const files: PlannedFile[] = []
  for (const entry of await readdir(join(folder, prefix), { withFileTypes: true })) {
    if (litter.test(entry.name)) continue
    const path = `${prefix}${entry.name}`
    if (entry.isDirectory()) files.push(...(await filesBelow(folder, `${path}/`)))
    else if (entry.isFile()) files.push({ file: join(folder, path), path, bytes: (await stat(join(folder, path))).size })
  }
  return files
}
