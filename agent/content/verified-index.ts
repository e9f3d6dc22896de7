import { stat } from 'node:fs/promises'
import { statSync } from 'node:fs'
import { z } from 'zod'
import type { Disposable } from '#shared/lifetime'
import { sha256Schema } from '#shared/domain/ids'
import { AppendLog } from '../disk/append-log'
import { listFiles, type FileLayout } from './file-layout'

const entrySchema = z.union([
  z.object({ sha256: sha256Schema, bytes: z.int().min(0), mtimeMs: z.number(), checkedAtMs: z.number().optional() }),
  z.object({ gone: sha256Schema }),
  z.object({ passedAtMs: z.number() }),
])
type Entry = z.infer<typeof entrySchema>
/** A file as it was when its hash was found right, and when it was last read again (epoch ms; absent: not since it came). */
export type Mark = { readonly bytes: number; readonly mtimeMs: number; readonly checkedAtMs?: number | undefined }

/** Which files were verified, remembered over restarts: a file still as it was then is not hashed again at every start. */
export class VerifiedIndex implements Disposable {
  readonly #layout: FileLayout
  readonly #log: AppendLog<Entry>
  readonly #marks: Map<string, Mark>
  #passedAtMs: number | undefined

  private constructor(layout: FileLayout, log: AppendLog<Entry>, marks: Map<string, Mark>, passedAtMs: number | undefined) {
    this.#layout = layout
    this.#log = log
    this.#marks = marks
    this.#passedAtMs = passedAtMs
  }

  /** `suspects` lie under final names but are not what the journal knows; they must be hashed before anyone sees them. */
  static async open(layout: FileLayout): Promise<{ index: VerifiedIndex; suspects: string[]; damagedLines: number }> {
    const { log, entries, damagedLines } = await AppendLog.open<Entry>(layout.journal, entrySchema)
    const known = new Map<string, Mark>()
    let passedAtMs: number | undefined
    for (const entry of entries) {
      if ('gone' in entry) known.delete(entry.gone)
      else if ('passedAtMs' in entry) passedAtMs = entry.passedAtMs
      else known.set(entry.sha256, { bytes: entry.bytes, mtimeMs: entry.mtimeMs, checkedAtMs: entry.checkedAtMs })
    }
    const marks = new Map<string, Mark>()
    const suspects: string[] = []
    for (const sha256 of await listFiles(layout)) {
      const mark = known.get(sha256)
      if (mark && isSame(mark, markOf(layout.fileOf(sha256)))) marks.set(sha256, mark)
      else suspects.push(sha256)
    }
    const index = new VerifiedIndex(layout, log, marks, passedAtMs)
    if (entries.length > 2 * marks.size + 100) await index.#compact()
    return { index, suspects, damagedLines }
  }

  /** Epoch ms of the last pass that found everything right. */
  get passedAtMs(): number | undefined {
    return this.#passedAtMs
  }

  get hashes(): string[] {
    return [...this.#marks.keys()]
  }

  get files(): { sha256: string; bytes: number }[] {
    return [...this.#marks].map(([sha256, { bytes }]) => ({ sha256, bytes }))
  }

  bytesOf(sha256: string): number | undefined {
    return this.#marks.get(sha256)?.bytes
  }

  /** Whether the file is still there as it was verified; costs one look at the disk. */
  isUnchanged(sha256: string): boolean {
    const mark = this.#marks.get(sha256)
    return mark !== undefined && isSame(mark, markOf(this.#layout.fileOf(sha256)))
  }

  /** A file whose hash was just found right. Known at once; rejects when only the journal could not be written (then the next start hashes it again). */
  async add(sha256: string): Promise<void> {
    const { size, mtimeMs } = await stat(this.#layout.fileOf(sha256))
    const mark = { bytes: size, mtimeMs }
    const before = this.#marks.get(sha256)
    this.#marks.set(sha256, mark)
    if (!before || !isSame(before, mark)) await this.#log.append({ sha256, ...mark })
  }

  /** Its hash was found right once more. */
  async checked(sha256: string, nowMs: number): Promise<void> {
    const mark = this.#marks.get(sha256)
    if (!mark) return
    const checked = { ...mark, checkedAtMs: nowMs }
    this.#marks.set(sha256, checked)
    await this.#log.append({ sha256, ...checked })
  }

  /** When a file was last read again, epoch ms; 0: not since it came. */
  checkedAtMs(sha256: string): number {
    return this.#marks.get(sha256)?.checkedAtMs ?? 0
  }

  /** Forgotten at once, on disk when it resolves. */
  async drop(sha256: string): Promise<void> {
    if (this.#marks.delete(sha256)) await this.#log.append({ gone: sha256 })
  }

  async markPass(nowMs: number): Promise<void> {
    this.#passedAtMs = nowMs
    await this.#log.append({ passedAtMs: nowMs })
  }

  dispose(): Promise<void> {
    return this.#log.dispose()
  }

  async #compact(): Promise<void> {
    const marks = [...this.#marks].map(([sha256, mark]) => ({ sha256, ...mark }))
    await this.#log.compact(this.#passedAtMs === undefined ? marks : [...marks, { passedAtMs: this.#passedAtMs }])
  }
}

/** Synchronous: a look at one file takes microseconds, and 10 000 of them at a start less than their promises would. */
function markOf(file: string): Mark | undefined {
  try {
    const { size, mtimeMs } = statSync(file)
    return { bytes: size, mtimeMs }
  } catch {
    return undefined // gone or unreadable: either way not as it was
  }
}

const isSame = (mark: Mark, found: Mark | undefined): boolean => found?.bytes === mark.bytes && found.mtimeMs === mark.mtimeMs
