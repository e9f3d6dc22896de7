import { z } from 'zod'
import { boardActSchema, type ActRow, type UsageReport } from '#shared/contract/screen-time'
import { dateSchema, idSchema, wallTimeSchema } from '#shared/domain/ids'
import { surfaceSchema, type Surface } from '#shared/domain/screen-norms'
import { classNamesIn, type SeenRow } from '#shared/domain/screen-time'
import type { Disposable } from '#shared/lifetime'
import type { AppendLog } from '../../agent/disk/append-log'
import { openLog, type ReportDamage } from '../open-log'

const lineSchema = z.discriminatedUnion('kind', [
  /** The sum so far; the last line about a display, a lesson and a class counts. `surface`: of a display that is gone. */
  z.object({ kind: z.literal('seen'), displayId: idSchema, date: dateSchema, start: wallTimeSchema, className: z.string(), seconds: z.int().min(0), surface: surfaceSchema.optional() }),
  z.object({ kind: z.literal('act'), displayId: idSchema, act: boardActSchema }),
])
type Line = z.infer<typeof lineSchema>
type SeenLine = Extract<Line, { kind: 'seen' }>

/** A school year of days; older ones go with the next checkpoint. */
const keptDays = 400
const keptActs = 5_000
/** A checkpoint is made when the log is this much longer than what counts of it. */
const spareLines = 20_000

interface Needs {
  surfaceOf(displayId: string): Surface
  /** Teachers' words are the audit log's too. */
  acted(displayId: string, act: ActRow): void
  changed(): void
  readonly report: ReportDamage
  reportProblem(problem: unknown): void
}

/** What every class saw on every display, append-only with checkpoints: `<data>/usage.log`. It holds classes and displays, no persons. */
export class UsageStore implements Disposable {
  readonly #log: AppendLog<Line>
  readonly #needs: Needs
  readonly #seen = new Map<string, SeenLine>()
  /** By id: an act that is told twice is one. */
  readonly #acts = new Map<string, ActRow>()
  #lines: number

  private constructor(log: AppendLog<Line>, lines: readonly Line[], needs: Needs) {
    this.#log = log
    this.#needs = needs
    this.#lines = lines.length
    for (const line of lines) this.#take(line)
  }

  static async open(file: string, needs: Needs): Promise<UsageStore> {
    const { log, entries } = await openLog(file, lineSchema, needs.report)
    return new UsageStore(log, entries, needs)
  }

  /** On disk when it resolves; only what is new or more is written. */
  async take(displayId: string, { rows, acts }: UsageReport): Promise<void> {
    const news: Line[] = [
      ...rows.flatMap(row => forEachClass({ kind: 'seen' as const, displayId, ...row })).filter(line => (this.#seen.get(keyOf(line))?.seconds ?? 0) < line.seconds),
      ...acts.filter(({ id }) => !this.#acts.has(id)).map(act => ({ kind: 'act' as const, displayId, act })),
    ]
    if (news.length === 0) return
    await Promise.all(news.map(line => this.#log.append(line)))
    for (const line of news) {
      this.#take(line)
      if (line.kind === 'act') this.#needs.acted(displayId, { ...line.act, displayId })
    }
    this.#lines += news.length
    if (this.#lines > this.#seen.size + this.#acts.size + spareLines) this.#checkpoint()
    this.#needs.changed()
  }

  /** What the classes of these rows saw on other displays, on those days. */
  others(displayId: string, rows: UsageReport['rows']): SeenRow[] {
    const wanted = new Set(rows.map(({ date, className }) => `${date} ${className}`))
    return [...this.#seen.values()].filter(line => line.displayId !== displayId && wanted.has(`${line.date} ${line.className}`)).map(line => this.#rowOf(line))
  }

  /** Summed over displays of one kind; dates are included. */
  rows(from: string, to: string): SeenRow[] {
    const sums = new Map<string, SeenRow>()
    for (const line of this.#seen.values()) {
      if (line.date < from || line.date > to) continue
      const row = this.#rowOf(line)
      const key = [row.date, row.start, row.className, row.surface].join(' ')
      sums.set(key, { ...row, seconds: row.seconds + (sums.get(key)?.seconds ?? 0) })
    }
    return [...sums.values()]
  }

  /** A display goes, and what kind of screen it was is forgotten elsewhere: its sums keep it. */
  async settle(displayId: string): Promise<void> {
    const surface = this.#needs.surfaceOf(displayId)
    const own = [...this.#seen.values()].filter(line => line.displayId === displayId && line.surface === undefined).map(line => ({ ...line, surface }))
    await Promise.all(own.map(line => this.#log.append(line)))
    for (const line of own) this.#take(line)
    this.#lines += own.length
  }

  /** The newest first; `isWanted` judges the instant. */
  acts(isWanted: (at: string) => boolean): ActRow[] {
    return [...this.#acts.values()].filter(({ at }) => isWanted(at)).sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
  }

  dispose(): Promise<void> {
    return this.#log.dispose()
  }

  #rowOf({ displayId, date, start, className, seconds, surface }: SeenLine): SeenRow {
    return { date, start, className, seconds, surface: surface ?? this.#needs.surfaceOf(displayId) }
  }

  #take(line: Line): void {
    if (line.kind === 'act') this.#acts.set(line.act.id, { ...line.act, displayId: line.displayId })
    else for (const one of forEachClass(line)) this.#seen.set(keyOf(one), one)
  }

  #checkpoint(): void {
    const days = [...new Set([...this.#seen.values()].map(({ date }) => date))].sort()
    const old = new Set(days.slice(0, -keptDays))
    for (const [key, { date }] of this.#seen) if (old.has(date)) this.#seen.delete(key)
    for (const { id } of this.acts(() => true).slice(keptActs)) this.#acts.delete(id)
    const kept: Line[] = [...this.#seen.values(), ...[...this.#acts.values()].map(({ displayId, ...act }) => ({ kind: 'act' as const, displayId, act }))]
    this.#lines = kept.length
    this.#log.compact(kept).catch(this.#needs.reportProblem)
  }
}

/** Older displays, and older lines, name all classes of a lesson at once. */
const forEachClass = (line: SeenLine): SeenLine[] => classNamesIn(line.className).map(className => ({ ...line, className }))
const keyOf = ({ displayId, date, start, className }: SeenLine): string => [displayId, date, start, className].join(' ')
