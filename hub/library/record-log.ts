import { constants } from 'node:fs'
import { copyFile, readFile, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { idSchema } from '#shared/domain/ids'
import type { Result } from '#shared/result'
import { AppendLog } from '../../agent/disk/append-log'
import { parseJson } from '../../agent/trust/envelopes'

export type RecordProblem =
  | { readonly kind: 'record-set-aside'; readonly file: string; readonly asideAs: string; readonly detail: string }
  | { readonly kind: 'records-damaged'; readonly file: string; readonly lines: number }

/** `save` is judged by the owner's parser; `folderTaken`: the records that earlier releases kept in a folder are in the log. */
const entrySchema = z.union([z.object({ save: z.unknown() }).refine(entry => 'save' in entry), z.object({ gone: idSchema }), z.object({ folderTaken: z.literal(true) })])
type Entry = z.infer<typeof entrySchema>

interface Options<T> {
  /** `<file>.log`, and `<file>/` where earlier releases kept one file a record. */
  readonly file: string
  parse(candidate: unknown): Result<T, unknown>
  report(problem: RecordProblem): void
}

/** Records of one kind in an append-only log, all of them in memory; a checkpoint when most of the log is history. Written first, visible second. */
export class RecordLog<T extends { readonly id: string }> {
  readonly #log: AppendLog<Entry>
  readonly #records: Map<string, T>
  #all: readonly T[] | undefined

  private constructor(log: AppendLog<Entry>, records: Map<string, T>) {
    this.#log = log
    this.#records = records
  }

  static async open<T extends { readonly id: string }>(options: Options<T>): Promise<RecordLog<T>> {
    const file = `${options.file}.log`
    const { log, entries, damagedLines } = await AppendLog.open<Entry>(file, entrySchema)
    if (damagedLines > 0) options.report({ kind: 'records-damaged', file, lines: damagedLines })
    const records = new Map<string, T>()
    const bad: string[] = []
    for (const entry of entries) {
      if ('gone' in entry) records.delete(entry.gone)
      if (!('save' in entry)) continue
      const parsed = options.parse(entry.save)
      if (parsed.ok) records.set(parsed.value.id, parsed.value)
      else bad.push(JSON.stringify(parsed.fault))
    }
    if (bad.length > 0) await setAside(file, bad, options.report)
    const isTaken = entries.some(entry => 'folderTaken' in entry)
    if (!isTaken) await takeFolder(options, log, records)
    if (bad.length > 0 || entries.length > 2 * records.size + 100) await log.compact([{ folderTaken: true }, ...[...records.values()].map(save => ({ save }))])
    return new RecordLog(log, records)
  }

  all(): readonly T[] {
    return (this.#all ??= [...this.#records.values()])
  }

  get(id: string): T | undefined {
    return this.#records.get(id)
  }

  async save(record: T): Promise<void> {
    await this.#log.append({ save: record })
    this.#records.set(record.id, record)
    this.#all = undefined
  }

  async remove(id: string): Promise<void> {
    if (!this.#records.has(id)) return
    await this.#log.append({ gone: id })
    this.#records.delete(id)
    this.#all = undefined
  }

  dispose(): Promise<void> {
    return this.#log.dispose()
  }
}

/** Takes over `<id>.json` files, then puts the folder aside whole. Cut off in between, it does the same again. */
async function takeFolder<T extends { readonly id: string }>({ file: folder, parse, report }: Options<T>, log: AppendLog<Entry>, records: Map<string, T>): Promise<void> {
  const names = (await readdir(folder).catch(() => [])).filter(name => name.endsWith('.json')).sort()
  const asideAs = `${folder}.before-log`
  const saved: Promise<void>[] = []
  for (const name of names) {
    const parsed = parse(parseJson(await readFile(join(folder, name), 'utf8')))
    if (parsed.ok && `${parsed.value.id}.json` === name) {
      records.set(parsed.value.id, parsed.value)
      saved.push(log.append({ save: parsed.value }))
    } else {
      report({ kind: 'record-set-aside', file: join(folder, name), asideAs: join(asideAs, name), detail: parsed.ok ? `holds ${parsed.value.id}` : JSON.stringify(parsed.fault) })
    }
  }
  if (names.length === 0) return
  await Promise.all([...saved, log.append({ folderTaken: true })])
  await rename(folder, asideAs).catch(() => {}) // only tidiness: the log is what counts from here on
}

async function setAside(file: string, faults: readonly string[], report: Options<never>['report']): Promise<void> {
  const asideAs = `${file}.damaged-${Date.now()}`
  await copyFile(file, asideAs, constants.COPYFILE_EXCL)
  for (const detail of faults) report({ kind: 'record-set-aside', file, asideAs, detail })
}
