import { constants } from 'node:fs'
import { copyFile, mkdir, open, type FileHandle } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import type { z } from 'zod'
import type { Disposable } from '#shared/lifetime'
import { syncFolder } from './sync-folder'
import { sweepTempFiles, writePiecesDurably } from './write-durably'

const newline = 10
const pieceBytes = 1024 * 1024
const entriesAPiece = 500

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
    await sweepTempFiles(dirname(file), [basename(file)])
    const { entries, damagedLines, isWhole, isThere } = await readEntries(file, schema)
    // Copied, not moved: a power cut here must not leave the place empty.
    if (damagedLines > 0) await copyFile(file, `${file}.damaged-${Date.now()}`, constants.COPYFILE_EXCL)
    if (!isWhole) await writePiecesDurably(file, piecesOf(entries))
    const handle = await open(file, 'a', 0o600)
    if (!isThere) await syncFolder(dirname(file))
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
      await writePiecesDurably(this.#file, piecesOf(entries))
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

interface Reading<T> {
  readonly entries: T[]
  readonly damagedLines: number
  /** Every line is good, and the last one ends. */
  readonly isWhole: boolean
  readonly isThere: boolean
}

/** Piece by piece: a log of a large library is longer than one text should be. */
async function readEntries<T>(file: string, schema: z.ZodType<T>): Promise<Reading<T>> {
  const entries: T[] = []
  let damagedLines = 0
  const take = (line: string): void => {
    if (line === '') return
    const parsed = schema.safeParse(parseJson(line))
    if (parsed.success) entries.push(parsed.data)
    else damagedLines++
  }
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (!handle) return { entries, damagedLines, isWhole: true, isThere: false }
  let rest: Buffer = Buffer.alloc(0)
  for await (const piece of handle.createReadStream({ highWaterMark: pieceBytes }) as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece])
    let start = 0
    for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline, start)) {
      take(bytes.toString('utf8', start, end))
      start = end + 1
    }
    rest = bytes.subarray(start)
  }
  return { entries, damagedLines, isWhole: rest.length === 0 && damagedLines === 0, isThere: true }
}

/** The lines in texts of a handy size. */
function* piecesOf(entries: readonly unknown[]): Generator<string> {
  for (let start = 0; start < entries.length; start += entriesAPiece) yield linesOf(entries.slice(start, start + entriesAPiece))
}

const linesOf = (entries: readonly unknown[]): string => entries.map(entry => `${JSON.stringify(entry)}\n`).join('')

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
