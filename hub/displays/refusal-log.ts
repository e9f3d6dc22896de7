import { z } from 'zod'
import type { RefusalRow } from '#shared/contract/panel'
import { instantSchema } from '#shared/domain/ids'
import type { AppendLog } from '../../agent/disk/append-log'
import type { Disposable } from '#shared/lifetime'
import { openLog, type ReportDamage } from '../open-log'

const rowSchema = z.object({ at: instantSchema, displayId: z.string().optional(), what: z.string(), reason: z.string() })
const kept = 500
/** The same refusal is written again only after this; a display that insists must not fill the disk or the page. */
const repeatMs = 60_000
/** New rows a minute; beyond it everything is one flood. */
const rowsPerMinute = 120

interface Needs {
  now(): number
  announce(row: RefusalRow): void
  readonly report: ReportDamage
  reportProblem(problem: unknown): void
}

/** What was refused anywhere, for people to see: the last 500, on disk. */
export class RefusalLog implements Disposable {
  readonly #log: AppendLog<RefusalRow>
  readonly #needs: Needs
  readonly #toldAtMs = new Map<string, number>()
  #rows: RefusalRow[]
  #written = 0
  #minute = { startMs: 0, rows: 0 }

  private constructor(log: AppendLog<RefusalRow>, rows: RefusalRow[], needs: Needs) {
    this.#log = log
    this.#rows = rows
    this.#needs = needs
  }

  static async open(file: string, needs: Needs): Promise<RefusalLog> {
    const { log, entries } = await openLog<RefusalRow>(file, rowSchema as z.ZodType<RefusalRow>, needs.report)
    if (entries.length > kept) await log.compact(entries.slice(-kept))
    return new RefusalLog(log, entries.slice(-kept), needs)
  }

  /** Newest last. */
  rows(): readonly RefusalRow[] {
    return this.#rows
  }

  add(what: string, reason: string, displayId?: string): void {
    const nowMs = this.#needs.now()
    const key = JSON.stringify([what, reason, displayId])
    const toldAtMs = this.#toldAtMs.get(key)
    if (toldAtMs !== undefined && nowMs - toldAtMs < repeatMs) return
    if (this.#toldAtMs.size > 2_000) this.#toldAtMs.clear()
    this.#toldAtMs.set(key, nowMs)
    if (nowMs - this.#minute.startMs >= 60_000) this.#minute = { startMs: nowMs, rows: 0 }
    if (++this.#minute.rows > rowsPerMinute) return
    this.#write({ at: new Date(nowMs).toISOString(), displayId, what: what.slice(0, 300), reason: reason.slice(0, 300) })
  }

  dispose(): Promise<void> {
    return this.#log.dispose()
  }

  #write(row: RefusalRow): void {
    this.#rows = [...this.#rows, row].slice(-kept)
    const write = ++this.#written % kept === 0 ? this.#log.compact(this.#rows) : this.#log.append(row)
    write.catch(error => this.#needs.reportProblem(error))
    this.#needs.announce(row)
  }
}
