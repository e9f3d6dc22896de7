import { z } from 'zod'
import { boardActSchema, type BoardAct, type OwnSeen } from '#shared/contract/screen-time'
import { dateSchema, ulidSchema, wallTimeSchema } from '#shared/domain/ids'
import { classNamesIn } from '#shared/domain/screen-time'
import { AppendLog } from '../disk/append-log'

const lineSchema = z.discriminatedUnion('kind', [
  /** Seconds that were added. */
  z.object({ kind: z.literal('seen'), date: dateSchema, start: wallTimeSchema, className: z.string().max(60), seconds: z.int().min(0) }),
  z.object({ kind: z.literal('act'), act: boardActSchema }),
  /** The hub has these acts. */
  z.object({ kind: z.literal('told'), ids: z.array(ulidSchema).max(200) }),
])
type Line = z.infer<typeof lineSchema>

/** A display without a hub keeps a fortnight. */
const keptDays = 14
const actsLimit = 200
/** Lines beyond which a checkpoint is made. */
const linesLimit = 500

/** What this display's window showed to which class, and what teachers decided: append-only, with checkpoints. No persons in it. */
export class UsageLog {
  readonly #log: AppendLog<Line>
  readonly #seen: Map<string, OwnSeen>
  #acts: BoardAct[]
  #lines: number

  private constructor(log: AppendLog<Line>, lines: readonly Line[]) {
    this.#log = log
    this.#seen = new Map()
    this.#acts = []
    this.#lines = lines.length
    for (const line of lines) this.#take(line)
  }

  static async open(file: string): Promise<{ log: UsageLog; damagedLines: number }> {
    const { log, entries, damagedLines } = await AppendLog.open(file, lineSchema)
    return { log: new UsageLog(log, entries), damagedLines }
  }

  get rows(): readonly OwnSeen[] {
    return [...this.#seen.values()]
  }

  /** What the hub has not confirmed yet, oldest first. */
  get acts(): readonly BoardAct[] {
    return this.#acts
  }

  seen(row: OwnSeen): Promise<void> {
    return this.#write({ kind: 'seen', ...row })
  }

  act(act: BoardAct): Promise<void> {
    return this.#write({ kind: 'act', act })
  }

  told(ids: readonly string[]): Promise<void> {
    return ids.length === 0 ? Promise.resolve() : this.#write({ kind: 'told', ids: [...ids] })
  }

  dispose(): Promise<void> {
    return this.#log.dispose()
  }

  async #write(line: Line): Promise<void> {
    this.#take(line)
    this.#lines++
    await this.#log.append(line)
    if (this.#lines <= linesLimit) return
    const kept: Line[] = [...this.rows.map(row => ({ kind: 'seen' as const, ...row })), ...this.#acts.map(act => ({ kind: 'act' as const, act }))]
    this.#lines = kept.length
    await this.#log.compact(kept)
  }

  #take(line: Line): void {
    if (line.kind === 'act') this.#acts = [...this.#acts, line.act].slice(-actsLimit)
    else if (line.kind === 'told') this.#acts = this.#acts.filter(({ id }) => !line.ids.includes(id))
    else {
      const { date, start, seconds } = line
      for (const className of classNamesIn(line.className)) { // older logs have several classes in one line
        const key = `${date} ${start} ${className}`
        this.#seen.set(key, { date, start, className, seconds: Math.min(86_400, (this.#seen.get(key)?.seconds ?? 0) + seconds) })
      }
      const days = [...new Set(this.rows.map(row => row.date))].sort()
      for (const old of days.slice(0, -keptDays)) for (const [other, row] of this.#seen) if (row.date === old) this.#seen.delete(other)
    }
  }
}
