import { z } from 'zod'
import type { Disposable } from '#shared/lifetime'
import type { AppendLog } from '../../agent/disk/append-log'
import { openLog, type ReportDamage } from '../open-log'
import { commandRecordSchema, isClosed, type CommandRecord } from './command-record'

const entrySchema = z.discriminatedUnion('kind', [
  /** A command as it now is; the newest entry of an id counts. */
  z.object({ kind: z.literal('command'), record: commandRecordSchema }),
  /** The highest number ever given per display; survives the commands that bore them. */
  z.object({ kind: z.literal('numbers'), highest: z.record(z.string(), z.int()) }),
])
type Entry = z.infer<typeof entrySchema>

/** Ended commands that stay for the panel's list. */
const endedKept = 500
const compactAfter = 3_000

/** The outbox on disk: an append-only log of command states with a checkpoint. */
export class OutboxLog implements Disposable {
  readonly #log: AppendLog<Entry>
  readonly commands: Map<string, CommandRecord>
  readonly #highest: Map<string, number>
  #appended = 0

  private constructor(log: AppendLog<Entry>, commands: Map<string, CommandRecord>, highest: Map<string, number>) {
    this.#log = log
    this.commands = commands
    this.#highest = highest
  }

  static async open(file: string, report: ReportDamage): Promise<OutboxLog> {
    const { log, entries } = await openLog(file, entrySchema, report)
    const commands = new Map<string, CommandRecord>()
    const highest = new Map<string, number>()
    const raise = (displayId: string, n: number) => highest.set(displayId, Math.max(n, highest.get(displayId) ?? 0))
    for (const entry of entries) {
      if (entry.kind === 'numbers') for (const [displayId, n] of Object.entries(entry.highest)) raise(displayId, n)
      else {
        commands.set(entry.record.id, entry.record)
        if (entry.record.n !== undefined) raise(entry.record.displayId, entry.record.n)
      }
    }
    const outbox = new OutboxLog(log, commands, highest)
    if (entries.length > 0) await outbox.#compact()
    return outbox
  }

  /** A number above every one that this display ever saw. At least the clock's, so that a hub restored from an old backup is not "replayed". */
  nextNumber(displayId: string, nowMs: number): number {
    const n = Math.max((this.#highest.get(displayId) ?? 0) + 1, nowMs)
    this.#highest.set(displayId, n)
    return n
  }

  isHighest(displayId: string, n: number): boolean {
    return this.#highest.get(displayId) === n
  }

  /** Visible at once, on disk when the promise resolves. */
  keep(record: CommandRecord): Promise<void> {
    this.commands.set(record.id, record)
    this.#appended++
    return this.#appended % compactAfter === 0 ? this.#compact() : this.#log.append({ kind: 'command', record })
  }

  dispose(): Promise<void> {
    return this.#log.dispose()
  }

  #compact(): Promise<void> {
    const ended = [...this.commands.values()].filter(({ state }) => isClosed(state) || state === 'unknown')
    for (const { id } of ended.slice(0, Math.max(0, ended.length - endedKept))) this.commands.delete(id)
    return this.#log.compact([
      { kind: 'numbers', highest: Object.fromEntries(this.#highest) },
      ...[...this.commands.values()].map(record => ({ kind: 'command' as const, record })),
    ])
  }
}
