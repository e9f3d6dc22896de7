import { z } from 'zod'
import { ackStates, isEndState, type AckState } from '#shared/contract/mqtt/ack'
import { commandHeadSchema, type CommandBody } from '#shared/contract/mqtt/command'
import { ulidSchema } from '#shared/domain/ids'
import type { CommandMemory } from '#shared/domain/command-rules'
import type { Disposable } from '#shared/lifetime'
import { AppendLog } from '../disk/append-log'

const errSchema = z.object({ code: z.string(), msg: z.string() })
const entrySchema = z.discriminatedUnion('k', [
  z.object({ k: z.literal('highest'), signer: z.string(), target: z.string(), n: z.int() }),
  z.object({ k: z.literal('taken'), id: ulidSchema, signer: z.string(), atMs: z.number(), command: commandHeadSchema }),
  z.object({ k: z.literal('state'), id: ulidSchema, st: z.enum(ackStates), ackN: z.int(), err: errSchema.optional() }),
])
type Entry = z.infer<typeof entrySchema>

export interface JournalRecord {
  readonly command: CommandBody
  readonly signer: string
  readonly atMs: number
  readonly st: AckState
  /** Number of the last ack that was said. */
  readonly ackN: number
  readonly err: z.infer<typeof errSchema> | undefined
}

/** Longer than any ttl (24 h) with a margin for clocks, so that nothing can be replayed in between. */
const keptMs = 49 * 60 * 60_000
/** Lines after which the log is written anew with what still matters. */
const longLog = 2_000

/** What this display did with commands, on disk before it acts: nothing is done twice, and nothing is forgotten by a restart (acceptance T-33). */
export class CommandJournal implements CommandMemory, Disposable {
  readonly #log: AppendLog<Entry>
  readonly #now: () => number
  readonly #records = new Map<string, JournalRecord>()
  readonly #highest = new Map<string, { signer: string; target: string; n: number }>()
  #lines: number

  private constructor(log: AppendLog<Entry>, entries: readonly Entry[], now: () => number) {
    this.#log = log
    this.#now = now
    this.#lines = entries.length
    for (const entry of entries) this.#apply(entry)
  }

  static async open(file: string, now: () => number): Promise<{ journal: CommandJournal; damagedLines: number }> {
    const { log, entries, damagedLines } = await AppendLog.open<Entry>(file, entrySchema)
    return { journal: new CommandJournal(log, entries, now), damagedLines }
  }

  highest(signer: string, target: string): number | undefined {
    return this.#highest.get(`${signer} ${target}`)?.n
  }

  isJournalled(commandId: string): boolean {
    return this.#records.has(commandId)
  }

  recordOf(commandId: string): JournalRecord | undefined {
    return this.#records.get(commandId)
  }

  /** Commands that were taken and never reached an end, oldest first. */
  unfinished(): JournalRecord[] {
    return [...this.#records.values()].filter(({ st }) => !isEndState(st))
  }

  /** On disk when it resolves; only then may anything be done. */
  take(command: CommandBody, signer: string): Promise<void> {
    return this.#write({ k: 'taken', id: command.id, signer, atMs: this.#now(), command })
  }

  mark(id: string, st: AckState, ackN: number, err?: JournalRecord['err']): Promise<void> {
    return this.#write({ k: 'state', id, st, ackN, err })
  }

  dispose(): Promise<void> {
    return this.#log.dispose()
  }

  #write(entry: Entry): Promise<void> {
    this.#apply(entry)
    if (++this.#lines < longLog) return this.#log.append(entry)
    const kept = this.#whatMatters()
    this.#lines = kept.length
    return this.#log.compact(kept)
  }

  #apply(entry: Entry): void {
    if (entry.k === 'highest') this.#raise(entry.signer, entry.target, entry.n)
    if (entry.k === 'taken') {
      const { id, command, signer, atMs } = entry
      this.#raise(signer, command.target, command.n)
      this.#records.set(id, { command, signer, atMs, st: 'received', ackN: 0, err: undefined })
    }
    if (entry.k === 'state') {
      const record = this.#records.get(entry.id)
      if (record) this.#records.set(entry.id, { ...record, st: entry.st, ackN: entry.ackN, err: entry.err })
    }
  }

  #raise(signer: string, target: string, n: number): void {
    const key = `${signer} ${target}`
    if (n > (this.#highest.get(key)?.n ?? 0)) this.#highest.set(key, { signer, target, n })
  }

  #whatMatters(): Entry[] {
    const oldest = this.#now() - keptMs
    for (const [id, { atMs, st }] of this.#records) if (atMs < oldest && isEndState(st)) this.#records.delete(id)
    return [
      ...[...this.#highest.values()].map(one => ({ k: 'highest', ...one }) as const),
      ...[...this.#records].flatMap(([id, { command, signer, atMs, st, ackN, err }]): Entry[] => [
        { k: 'taken', id, signer, atMs, command },
        { k: 'state', id, st, ackN, err },
      ]),
    ]
  }
}
