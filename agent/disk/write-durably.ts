import { randomInt } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { open, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import writeFileAtomic from 'write-file-atomic'
import { syncFolder } from './sync-folder'

/** Replaces a file as a whole: temp file, fsync, rename, fsync of the folder. On disk when it resolves; after a fault the old file is untouched. */
export async function writeDurably(file: string, text: string): Promise<void> {
  // write-file-atomic ignores a short write, so a nearly full disk would put half a file in place. Filled beforehand, its own write needs no new space.
  const fillWhole = (tempFile: string) => writeFile(tempFile, text)
  await patiently(() => writeFileAtomic(file, text, { mode: 0o600, tmpfileCreated: fillWhole }))
  await syncFolder(dirname(file))
}

/** The same for what is too large for one text: pieces are written as they come. */
export async function writePiecesDurably(file: string, pieces: Iterable<string>): Promise<void> {
  const tempFile = `${file}.${randomInt(2 ** 47)}`
  try {
    const handle = await open(tempFile, 'wx', 0o600)
    try {
      for (const piece of pieces) await handle.appendFile(piece)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await patiently(() => rename(tempFile, file))
  } catch (error) {
    await rm(tempFile, { force: true })
    throw error
  }
  await syncFolder(dirname(file))
}

async function patiently(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt === 5 || !isHeldByScanner(error)) throw error
      await delay(40 * attempt)
    }
  }
}

/** Removes temp files that a killed writer left beside these files of one folder; only their one writer may call this, before the first write. */
export async function sweepTempFiles(folder: string, files: readonly string[]): Promise<void> {
  const isTempOf = (name: string, file: string) => name.startsWith(`${file}.`) && /^\d+$/.test(name.slice(file.length + 1))
  const left = readdirSync(folder).filter(name => files.some(file => isTempOf(name, file)))
  await Promise.all(left.map(name => rm(join(folder, name), { force: true })))
}

/** Windows: a virus scanner or indexer that looks at the fresh file makes the rename fail for a moment. */
function isHeldByScanner(error: unknown): boolean {
  return process.platform === 'win32' && ['EPERM', 'EACCES', 'EBUSY'].includes((error as NodeJS.ErrnoException).code ?? '')
}
