import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { StickFinder } from './stick-finder'

/** Every folder inside one folder is a stick: for machines that mount at places of their own, and for tests. Names with a leading dot are not there yet. */
export function folderSticks(folder: string): StickFinder {
  return {
    async find() {
      const inside = await readdir(folder, { withFileTypes: true }).catch(() => [])
      return inside.filter(entry => entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => ({ path: join(folder, name), label: name }))
    },
  }
}
