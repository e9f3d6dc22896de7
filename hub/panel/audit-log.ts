import { z } from 'zod'
import { instantSchema } from '#shared/domain/ids'
import type { Disposable } from '#shared/lifetime'
import type { AppendLog } from '../../agent/disk/append-log'
import { openLog, type ReportDamage } from '../open-log'

const entrySchema = z.object({ at: instantSchema, user: z.string(), what: z.string(), detail: z.string() })
type AuditEntry = z.infer<typeof entrySchema>

const kept = 20_000

interface Needs {
  now(): number
  readonly report: ReportDamage
  reportProblem(problem: unknown): void
}

/** Who did what, append-only: `<data>/audit.log`. The oldest entries go at a start that finds more than 20 000. */
export class AuditLog implements Disposable {
  readonly #log: AppendLog<AuditEntry>
  readonly #needs: Needs

  private constructor(log: AppendLog<AuditEntry>, needs: Needs) {
    this.#log = log
    this.#needs = needs
  }

  static async open(file: string, needs: Needs): Promise<AuditLog> {
    const { log, entries } = await openLog(file, entrySchema, needs.report)
    if (entries.length > kept) await log.compact(entries.slice(-kept))
    return new AuditLog(log, needs)
  }

  /** `detail` is cut to 1000 characters; secrets must not be in it. */
  record(user: string, what: string, detail = ''): void {
    const entry = { at: new Date(this.#needs.now()).toISOString(), user, what, detail: detail.slice(0, 1000) }
    this.#log.append(entry).catch(error => this.#needs.reportProblem(error))
  }

  dispose(): Promise<void> {
    return this.#log.dispose()
  }
}
