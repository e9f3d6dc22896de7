import { createHash, randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { access, mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** A finished temporary file whose hash is known. */
export interface HashedFile {
  readonly file: string
  readonly sha256: string
  readonly bytes: number
}

/** The hub's files by SHA-256: `<folder>/files/ab/<sha256>`. A file stands under its name only when it is whole. */
export class FileStore {
  readonly #folder: string
  readonly #known: Map<string, number>

  private constructor(folder: string, known: Map<string, number>) {
    this.#folder = folder
    this.#known = known
  }

  /** Learns what is there; what an interrupted import left behind in `incoming` is the imports' business. */
  static async open(folder: string): Promise<FileStore> {
    await mkdir(join(folder, 'files'), { recursive: true })
    await access(folder, constants.W_OK)
    const known = new Map<string, number>()
    for (const prefix of await readdir(join(folder, 'files'))) {
      if (!/^[0-9a-f]{2}$/.test(prefix)) continue
      const names = (await readdir(join(folder, 'files', prefix))).filter(name => /^[0-9a-f]{64}$/.test(name))
      await Promise.all(names.map(async name => known.set(name, (await stat(join(folder, 'files', prefix, name))).size)))
    }
    return new FileStore(folder, known)
  }

  /** Absolute path, once the file is whole. */
  fileOf(sha256: string): string | undefined {
    return this.#known.has(sha256) ? this.#pathOf(sha256) : undefined
  }

  bytesOf(sha256: string): number | undefined {
    return this.#known.get(sha256)
  }

  all(): string[] {
    return [...this.#known.keys()]
  }

  /**
   * Moves a hashed temporary file of the same disk to its place; it is on disk (fsync) when the promise resolves. The temporary file is gone then. A file that
   * is there already is replaced by the fresh one: should its bytes have rotted, the import has healed it.
   */
  async take({ file, sha256, bytes }: HashedFile): Promise<void> {
    const path = this.#pathOf(sha256)
    await mkdir(dirname(path), { recursive: true })
    await flush(file)
    try {
      await rename(file, path)
    } catch (error) {
      if (this.#known.get(sha256) !== bytes) throw error
      await rm(file, { force: true }) // Windows does not replace a file that somebody reads
    }
    await flush(dirname(path))
    this.#known.set(sha256, bytes)
  }

  /** Keeps a text by its hash. Keeping it again makes it young again: garbage is counted from the last time. */
  async keepText(text: string, nowMs: number): Promise<{ sha256: string; bytes: number }> {
    const content = Buffer.from(text, 'utf8')
    const sha256 = createHash('sha256').update(content).digest('hex')
    if (this.#known.get(sha256) === content.length) {
      await utimes(this.#pathOf(sha256), nowMs / 1000, nowMs / 1000)
      return { sha256, bytes: content.length }
    }
    const file = join(this.#folder, 'files', `${randomUUID()}.part`)
    const handle = await open(file, 'wx', 0o600)
    await handle.writeFile(content).finally(() => handle.close())
    await this.take({ file, sha256, bytes: content.length })
    return { sha256, bytes: content.length }
  }

  /** Forgets a damaged file and moves it away; the next import of the same content brings it back. */
  async setAside(sha256: string): Promise<void> {
    if (!this.#known.delete(sha256)) return
    await rename(this.#pathOf(sha256), join(this.#folder, 'files', `${sha256}.damaged`)).catch(ignoreMissing)
  }

  /** Removes files that nothing names and that are older than `beforeMs`, and half-written ones. Returns how many went. */
  async sweep(isNeeded: (sha256: string) => boolean, beforeMs: number): Promise<number> {
    let removed = 0
    for (const sha256 of this.all()) {
      if (isNeeded(sha256) || (await stat(this.#pathOf(sha256))).mtimeMs >= beforeMs) continue
      this.#known.delete(sha256)
      await rm(this.#pathOf(sha256), { force: true })
      removed++
    }
    const parts = (await readdir(join(this.#folder, 'files'))).filter(name => name.endsWith('.part'))
    await Promise.all(parts.map(name => rm(join(this.#folder, 'files', name), { force: true })))
    return removed
  }

  #pathOf(sha256: string): string {
    return join(this.#folder, 'files', sha256.slice(0, 2), sha256)
  }
}

/** fsync of a file, or of a folder where the system knows that. */
async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r+').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EISDIR') return open(path, 'r')
    throw error
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EISDIR' || error.code === 'EPERM') return undefined // Windows has no fsync of folders
    throw error
  })
  await handle?.sync().finally(() => handle.close())
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}
