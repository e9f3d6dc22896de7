import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const settings = ['package.json', 'tsconfig.base.json', ...['shared', 'agent', 'electron', 'hub', 'cli', 'renderer'].map(folder => `${folder}/tsconfig.json`)]

/** A folder with this project's settings and packages but only the given files, for violations that must not stand in the project itself. */
export async function plant(files: Readonly<Record<string, string>>): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'doska-planted-'))
  for (const path of settings) await cp(join(root, path), join(folder, path))
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, dirname(path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}
