import { z } from 'zod'
import { reportGroupsLimit, type ReportGroup, type ReportRow } from '#shared/contract/material-reports'
import { idSchema, instantSchema } from '#shared/domain/ids'
import { materialReportSchema, reportKey, type MaterialReport } from '#shared/domain/material-report'
import type { Disposable } from '#shared/lifetime'
import { failure, success, type Result } from '#shared/result'
import type { AppendLog } from '../../agent/disk/append-log'
import { openLog, type ReportDamage } from '../open-log'

const rowSchema = z.object({ report: materialReportSchema, displayId: idSchema, receivedAt: instantSchema, handled: z.object({ at: instantSchema, by: z.string() }).optional() })

/** Beyond it the oldest that somebody has handled go first, then the oldest. */
const kept = 2_000
/** From one display within an hour; a display itself takes fewer, but what waited comes at once. */
const hourLimit = 240
const hourMs = 3_600_000

interface Needs {
  now(): number
  changed(): void
  readonly report: ReportDamage
  reportProblem(problem: unknown): void
}

/** Faults in materials that people at displays have found: append-only, the last line about a report counts. */
export class ReportStore implements Disposable {
  readonly #log: AppendLog<ReportRow>
  readonly #needs: Needs
  #rows: Map<string, ReportRow>
  #lines: number

  private constructor(log: AppendLog<ReportRow>, entries: readonly ReportRow[], needs: Needs) {
    this.#log = log
    this.#rows = new Map(entries.map(row => [row.report.id, row]))
    this.#lines = entries.length
    this.#needs = needs
  }

  static async open(file: string, needs: Needs): Promise<ReportStore> {
    const { log, entries } = await openLog<ReportRow>(file, rowSchema as z.ZodType<ReportRow>, needs.report)
    return new ReportStore(log, entries, needs)
  }

  /** On disk when it resolves; a report that is known already stays as it is, whoever sends it. */
  async add(displayId: string, report: MaterialReport): Promise<Result<null, 'too-many'>> {
    if (this.#rows.has(report.id)) return success(null)
    const nowMs = this.#needs.now()
    const recent = [...this.#rows.values()].filter(row => row.displayId === displayId && nowMs - Date.parse(row.receivedAt) < hourMs)
    if (recent.length >= hourLimit) return failure('too-many')
    await this.#write([{ report, displayId, receivedAt: new Date(nowMs).toISOString(), handled: undefined }])
    return success(null)
  }

  /** False when one of them is not there: then none is changed. */
  async handle(ids: readonly string[], by: string | undefined): Promise<boolean> {
    const rows = ids.map(id => this.#rows.get(id))
    if (!rows.every(row => row !== undefined)) return false
    const handled = by === undefined ? undefined : { at: new Date(this.#needs.now()).toISOString(), by }
    await this.#write(rows.filter(row => (row.handled === undefined) !== (handled === undefined)).map(row => ({ ...row, handled })))
    return true
  }

  /** Groups with the newest report first. */
  groups(state: 'open' | 'handled'): { groups: ReportGroup[]; total: number } {
    const groups = new Map<string, ReportRow[]>()
    for (const row of [...this.#rows.values()].filter(({ handled }) => (handled === undefined) === (state === 'open')).sort(newestFirst)) {
      const key = reportKey(row.report)
      groups.set(key, [...(groups.get(key) ?? []), row])
    }
    return { groups: [...groups].slice(0, reportGroupsLimit).map(([key, rows]) => ({ key, rows })), total: groups.size }
  }

  dispose(): Promise<void> {
    return this.#log.dispose()
  }

  async #write(rows: readonly ReportRow[]): Promise<void> {
    await Promise.all(rows.map(row => this.#log.append(row)))
    for (const row of rows) this.#rows.set(row.report.id, row)
    this.#lines += rows.length
    if (this.#rows.size > kept) this.#dropOldest()
    if (this.#lines > 2 * kept) {
      this.#lines = this.#rows.size
      this.#log.compact([...this.#rows.values()]).catch(this.#needs.reportProblem)
    }
    if (rows.length > 0) this.#needs.changed()
  }

  #dropOldest(): void {
    const byWorth = [...this.#rows.values()].sort((a, b) => Number(b.handled !== undefined) - Number(a.handled !== undefined) || -newestFirst(a, b))
    for (const { report } of byWorth.slice(0, this.#rows.size - kept)) this.#rows.delete(report.id)
  }
}

const newestFirst = (a: ReportRow, b: ReportRow): number => Date.parse(b.receivedAt) - Date.parse(a.receivedAt) || (b.report.id < a.report.id ? -1 : 1)
