import { mkdir, readFile, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import type { Result } from '#shared/result'

export interface RecordProblem {
  readonly kind: 'record-set-aside'
  readonly file: string
  readonly asideAs: string
  readonly detail: string
}

/** A folder of `<id>.json`, one record each, written whole. A damaged one is set aside and reported; the others go on. */
export class RecordFolder<T extends { readonly id: string }> {
  readonly #folder: string
  readonly #records: Map<string, T>

  private constructor(folder: string, records: Map<string, T>) {
    this.#folder = folder
    this.#records = records
  }

  static async open<T extends { readonly id: string }>(
    folder: string,
    parse: (candidate: unknown) => Result<T, unknown>,
    report: (problem: RecordProblem) => void,
  ): Promise<RecordFolder<T>> {
    await mkdir(folder, { recursive: true })
    const records = new Map<string, T>()
    for (const name of (await readdir(folder)).filter(name => name.endsWith('.json')).sort()) {
      const file = join(folder, name)
      const parsed = parse(parseJson(await readFile(file, 'utf8')))
      if (parsed.ok && `${parsed.value.id}.json` === name) {
        records.set(parsed.value.id, parsed.value)
        continue
      }
      const asideAs = `${file}.damaged-${Date.now()}`
      await rename(file, asideAs)
      report({ kind: 'record-set-aside', file, asideAs, detail: parsed.ok ? `holds ${parsed.value.id}` : JSON.stringify(parsed.fault) })
    }
    return new RecordFolder(folder, records)
  }

  all(): readonly T[] {
    return [...this.#records.values()]
  }

  get(id: string): T | undefined {
    return this.#records.get(id)
  }

  /** Kept first, visible second. */
  async save(record: T): Promise<void> {
    await writeFileAtomic(this.#fileOf(record.id), `${JSON.stringify(record)}\n`, { mode: 0o600 })
    this.#records.set(record.id, record)
  }

  async remove(id: string): Promise<void> {
    await rm(this.#fileOf(id), { force: true })
    this.#records.delete(id)
  }

  #fileOf(id: string): string {
    return join(this.#folder, `${id}.json`)
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
