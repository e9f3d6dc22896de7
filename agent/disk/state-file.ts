import { mkdir, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Low, type Adapter } from 'lowdb'
import writeFileAtomic from 'write-file-atomic'
import type { z } from 'zod'
import { sha256Hex } from '../trust/keys'

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
  readonly #low: Low<T>
  #writes: Promise<void> = Promise.resolve()

  private constructor(low: Low<T>) {
    this.#low = low
  }

  /** Reads the newest good version; a missing file is `empty`. Throws only when the disk itself refuses. */
  static async open<T>(options: StateFileOptions<T>): Promise<StateFile<T>> {
    await mkdir(dirname(options.file), { recursive: true })
    const low = new Low<T>(new CheckedFile(options), options.empty)
    await low.read()
    return new StateFile(low)
  }

  /** What is on disk. Never changed in place. */
  get value(): T {
    return this.#low.data
  }

  /** Writes `change(value)`; changes land in call order and become visible once they are on disk. A failed write leaves the old value. */
  update(change: (current: T) => T): Promise<void> {
    const write = this.#writes.then(async () => {
      const before = this.#low.data
      this.#low.data = change(before)
      try {
        await this.#low.write()
      } catch (error) {
        this.#low.data = before
        throw error
      }
    })
    this.#writes = write.catch(() => {})
    return write
  }
}

class CheckedFile<T> implements Adapter<T> {
  readonly #options: StateFileOptions<T>

  constructor(options: StateFileOptions<T>) {
    this.#options = options
  }

  async read(): Promise<T | null> {
    const { file, report } = this.#options
    const main = await this.#readOne(file)
    if (main.kind === 'good') return main.value
    const copy = await this.#readOne(copyOf(file))
    const recovered = copy.kind === 'good' ? copy.value : null
    if (main.kind === 'damaged') {
      const asideAs = `${file}.damaged-${Date.now()}`
      await rename(file, asideAs)
      report({ kind: 'file-set-aside', file, asideAs, recovered: recovered === null ? 'empty' : 'last-good' })
    }
    return recovered
  }

  async write(value: T): Promise<void> {
    const json = JSON.stringify(value)
    if (Buffer.byteLength(json) > stateLimitBytes) throw new Error(`${this.#options.file}: state above ${stateLimitBytes} bytes`)
    const text = `{"sha256":"${sha256Hex(json)}","value":${json}}\n`
    await writeFileAtomic(this.#options.file, text, { mode: 0o600 })
    await writeFileAtomic(copyOf(this.#options.file), text, { mode: 0o600 })
  }

  async #readOne(file: string): Promise<{ kind: 'good'; value: T } | { kind: 'missing' } | { kind: 'damaged' }> {
    let text: string
    try {
      text = await readFile(file, 'utf8')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { kind: 'missing' }
      throw error
    }
    try {
      const { sha256, value } = JSON.parse(text) as { sha256: unknown; value: unknown }
      const parsed = this.#options.schema.safeParse(value)
      return sha256 === sha256Hex(JSON.stringify(value)) && parsed.success ? { kind: 'good', value: parsed.data } : { kind: 'damaged' }
    } catch {
      return { kind: 'damaged' }
    }
  }
}

const copyOf = (file: string): string => `${file}.last-good`
