import { readdir, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { failure, success, type Result } from '#shared/result'

/** A file on this machine and its path inside its upload. */
export interface PlannedFile {
  readonly file: string
  readonly path: string
  readonly bytes: number
}

/** One upload: a single file, or a folder that is an HTML package. */
export interface ImportPlan {
  readonly kind: 'file' | 'folder'
  readonly name: string
  readonly files: readonly PlannedFile[]
}

export type PlanFault = { readonly kind: 'missing' | 'unreadable' | 'empty-folder'; readonly path: string }

/** What systems leave in folders, and nobody means to import. */
const litter = /^(\.|__MACOSX$|Thumbs\.db$|desktop\.ini$)/i

/**
 * What one path of the command line becomes: every topmost folder with index.html is a package, every other file a material of its own. Links are not followed.
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
  const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !litter.test(name)).sort((a, b) => a.name.localeCompare(b.name))
  if (entries.some(entry => entry.isFile() && /^index\.html?$/i.test(entry.name))) return [{ kind: 'folder', name: basename(folder), files: await filesBelow(folder, '') }]
  const plans: ImportPlan[] = []
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) plans.push(...(await planFolder(path)))
    else if (entry.isFile()) plans.push({ kind: 'file', name: entry.name, files: [{ file: path, path: entry.name, bytes: (await stat(path)).size }] })
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
