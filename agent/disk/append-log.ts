import { constants } from 'node:fs'
import { copyFile, mkdir, open, readFile, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { z } from 'zod'
import type { Disposable } from '#shared/lifetime'
import { syncFolder } from './sync-folder'
import { sweepTempFiles, writeDurably } from './write-durably'

/** A log of JSON lines, one writer. A torn last line (power cut) is dropped on opening; other damaged lines are counted and kept aside. */
export class AppendLog<T> implements Disposable {
  readonly #file: string
  #handle: FileHandle
  #bytes: number
  #waiting: { readonly lines: string[]; readonly written: Promise<void> } | undefined
  #writes: Promise<void> = Promise.resolve()

  private constructor(file: string, handle: FileHandle, bytes: number) {
    this.#file = file
    this.#handle = handle
    this.#bytes = bytes
  }

  /** Opens and reads every entry, oldest first. */
  static async open<T>(file: string, schema: z.ZodType<T>): Promise<{ log: AppendLog<T>; entries: T[]; damagedLines: number }> {
    await mkdir(dirname(file), { recursive: true })
    await sweepTempFiles(file)
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined
      throw error
    })
    const { entries, damagedLines, isWhole } = readLines(text ?? '', schema)
    // Copied, not moved: a power cut here must not leave the place empty.
    if (damagedLines > 0) await copyFile(file, `${file}.damaged-${Date.now()}`, constants.COPYFILE_EXCL)
    if (!isWhole) await writeDurably(file, linesOf(entries))
    const handle = await open(file, 'a', 0o600)
    if (text === undefined) await syncFolder(dirname(file))
    return { log: new AppendLog<T>(file, handle, (await handle.stat()).size), entries, damagedLines }
  }

  /** On disk (fsync) when the promise resolves; entries land in call order, those that wait share one fsync. A rejected entry is not in the log. */
  append(entry: T): Promise<void> {
    const line = linesOf([entry])
    if (this.#waiting) {
      this.#waiting.lines.push(line)
      return this.#waiting.written
    }
    const lines = [line]
    const written = this.#queue(() => {
      this.#waiting = undefined
      return this.#write(lines.join(''))
    })
    this.#waiting = { lines, written }
    return written
  }

  /** Replaces the log by what still matters (a checkpoint). */
  compact(entries: readonly T[]): Promise<void> {
    this.#waiting = undefined // what comes now belongs after the checkpoint
    return this.#queue(async () => {
      await writeDurably(this.#file, linesOf(entries))
      const handle = await open(this.#file, 'a', 0o600)
      await this.#handle.close()
      this.#handle = handle
      this.#bytes = (await handle.stat()).size
    })
  }

  async dispose(): Promise<void> {
    await this.#writes
    await this.#handle.close()
  }

  async #write(lines: string): Promise<void> {
    try {
      await this.#handle.appendFile(lines)
      await this.#handle.datasync()
      this.#bytes += Buffer.byteLength(lines)
    } catch (error) {
      await this.#handle.truncate(this.#bytes) // half a line would spoil the next one
      throw error
    }
  }

  #queue(work: () => Promise<void>): Promise<void> {
    const write = this.#writes.then(work)
    this.#writes = write.catch(() => {})
    return write
  }
}

function readLines<T>(text: string, schema: z.ZodType<T>): { entries: T[]; damagedLines: number; isWhole: boolean } {
  const end = text.lastIndexOf('\n') + 1
  const parsed = text.slice(0, end).split('\n').filter(line => line !== '').map(line => schema.safeParse(parseJson(line)))
  const entries = parsed.flatMap(result => (result.success ? [result.data] : []))
  const damagedLines = parsed.length - entries.length
  return { entries, damagedLines, isWhole: end === text.length && damagedLines === 0 }
}

const linesOf = (entries: readonly unknown[]): string => entries.map(entry => `${JSON.stringify(entry)}\n`).join('')

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
