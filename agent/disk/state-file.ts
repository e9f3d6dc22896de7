import { mkdirSync, readFileSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { parse } from 'node:path'
import { Low, type Adapter } from 'lowdb'
import type { z } from 'zod'
import { sha256Hex } from '../trust/keys'
import { sweepTempFiles, writeDurably } from './write-durably'

/** lowdb is for small state; more belongs into an append-only log. */
export const stateLimitBytes = 1024 * 1024

export interface StateFileOptions<T> {
  readonly file: string
  readonly schema: z.ZodType<T>
  readonly empty: T
  /** Told when a damaged file was set aside; work goes on with the last good copy, or empty. */
  report(problem: { kind: 'file-set-aside'; file: string; asideAs: string; recovered: 'last-good' | 'empty' }): void
}

/** One small document on disk with one writer: temp file, fsync, rename, and a last-good copy beside it. */
export class StateFile<T> {
  /** lowdb neither reads nor writes falsy documents, so the value has a box around it. */
  readonly #low: Low<{ value: T }>
  #value: T
  #writes: Promise<void> = Promise.resolve()

  private constructor(low: Low<{ value: T }>) {
    this.#low = low
    this.#value = low.data.value
  }

  /** Reads the newest good version; a missing file is `empty`. Throws only when the disk itself refuses. */
  static async open<T>(options: StateFileOptions<T>): Promise<StateFile<T>> {
    // Small reads at once: a display opens a score of these before its first picture, and every asynchronous step waits behind Chromium's start.
    const { dir, base } = parse(options.file)
    mkdirSync(dir, { recursive: true })
    await sweepTempFiles(dir, [base, copyOf(base)])
    const low = new Low(new CheckedFile(options), { value: options.empty })
    await low.read()
    return new StateFile(low)
  }

  /** What is on disk. Never changed in place. */
  get value(): T {
    return this.#value
  }

  /** Resolves once nothing waits to be written any more. */
  idle(): Promise<void> {
    return this.#writes
  }

  /** Writes `change(value)`; changes land in call order and become visible once they are on disk. A failed write leaves the old value. */
  update(change: (current: T) => T): Promise<void> {
    const write = this.#writes.then(async () => {
      this.#low.data = { value: change(this.#value) }
      await this.#low.write()
      this.#value = this.#low.data.value
    })
    this.#writes = write.catch(() => {}) // the caller hears of it; the next change is not its fault
    return write
  }
}

type Reading<T> = { readonly kind: 'good'; readonly value: T; readonly text: string } | { readonly kind: 'missing' } | { readonly kind: 'damaged' }

class CheckedFile<T> implements Adapter<{ value: T }> {
  readonly #options: StateFileOptions<T>

  constructor(options: StateFileOptions<T>) {
    this.#options = options
  }

  /** The file, else its copy; whichever is not good is made anew from the other, so that one more fault loses nothing. */
  async read(): Promise<{ value: T } | null> {
    const { file, report } = this.#options
    const main = this.#readOne(file)
    const copy = this.#readOne(copyOf(file))
    if (main.kind === 'good') {
      if (copy.kind !== 'good') await writeDurably(copyOf(file), main.text)
      return { value: main.value }
    }
    if (main.kind === 'damaged') {
      const asideAs = `${file}.damaged-${Date.now()}`
      await rename(file, asideAs)
      report({ kind: 'file-set-aside', file, asideAs, recovered: copy.kind === 'good' ? 'last-good' : 'empty' })
    }
    if (copy.kind !== 'good') return null
    await writeDurably(file, copy.text)
    return { value: copy.value }
  }

  /** The copy first: a refusing disk then leaves the file itself, which alone counts, as it was. */
  async write({ value }: { value: T }): Promise<void> {
    const json = JSON.stringify(value)
    if (Buffer.byteLength(json) > stateLimitBytes) throw new Error(`${this.#options.file}: state above ${stateLimitBytes} bytes`)
    const text = `{"sha256":"${sha256Hex(json)}","value":${json}}\n`
    await writeDurably(copyOf(this.#options.file), text)
    await writeDurably(this.#options.file, text)
  }

  #readOne(file: string): Reading<T> {
    let text: string
    try {
      text = readFileSync(file, 'utf8')
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'ENOENT') return { kind: 'missing' }
      if (code === 'EIO') return { kind: 'damaged' } // a bad sector
      throw error
    }
    try {
      const { sha256, value } = JSON.parse(text) as { sha256: unknown; value: unknown }
      const parsed = this.#options.schema.safeParse(value)
      return sha256 === sha256Hex(JSON.stringify(value)) && parsed.success ? { kind: 'good', value: parsed.data, text } : { kind: 'damaged' }
    } catch {
      return { kind: 'damaged' }
    }
  }
}

const copyOf = (file: string): string => `${file}.last-good`
