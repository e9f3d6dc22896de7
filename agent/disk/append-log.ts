import { mkdir, open, readFile, rename, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import type { z } from 'zod'
import type { Disposable } from '#shared/lifetime'

/** A log of JSON lines, one writer. A torn last line (power cut) is dropped on opening; other damaged lines are counted and kept aside. */
export class AppendLog<T> implements Disposable {
  readonly #file: string
  #handle: FileHandle
  #writes: Promise<void> = Promise.resolve()

  private constructor(file: string, handle: FileHandle) {
    this.#file = file
    this.#handle = handle
  }

  /** Opens and reads every entry, oldest first. */
  static async open<T>(file: string, schema: z.ZodType<T>): Promise<{ log: AppendLog<T>; entries: T[]; damagedLines: number }> {
    await mkdir(dirname(file), { recursive: true })
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return ''
      throw error
    })
    const lines = text.split('\n').filter(line => line !== '')
    const parsed = lines.map(line => schema.safeParse(parseJson(line)))
    const entries = parsed.flatMap(result => (result.success ? [result.data] : []))
    const damagedLines = parsed.length - entries.length
    if (damagedLines > 0 || (text !== '' && !text.endsWith('\n'))) {
      if (damagedLines > 0) await rename(file, `${file}.damaged-${Date.now()}`)
      await writeFileAtomic(file, linesOf(entries), { mode: 0o600 })
    }
    return { log: new AppendLog<T>(file, await open(file, 'a', 0o600)), entries, damagedLines }
  }

  /** On disk (fsync) when the promise resolves; entries land in call order. */
  append(entry: T): Promise<void> {
    return this.#queue(async () => {
      await this.#handle.appendFile(linesOf([entry]))
      await this.#handle.datasync()
    })
  }

  /** Replaces the log by what still matters (a checkpoint). */
  compact(entries: readonly T[]): Promise<void> {
    return this.#queue(async () => {
      await writeFileAtomic(this.#file, linesOf(entries), { mode: 0o600 })
      await this.#handle.close()
      this.#handle = await open(this.#file, 'a', 0o600)
    })
  }

  async dispose(): Promise<void> {
    await this.#writes
    await this.#handle.close()
  }

  #queue(work: () => Promise<void>): Promise<void> {
    const write = this.#writes.then(work)
    this.#writes = write.catch(() => {})
    return write
  }
}

const linesOf = (entries: readonly unknown[]): string => entries.map(entry => `${JSON.stringify(entry)}\n`).join('')

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
