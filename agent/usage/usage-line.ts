import { usageAnswerSchema, type UsageReport } from '#shared/contract/screen-time'
import { fillRoute, routes } from '#shared/contract/routes'
import type { SeenRow } from '#shared/domain/screen-time'
import type { Disposable } from '#shared/lifetime'
import type { HubSource } from '../enrolment/membership'
import { Throttle } from '../link/throttle'
import type { CallHub } from '../trust/hub-request'
import type { UsageLog } from './usage-log'

interface Needs {
  readonly displayId: string
  source(path: string): HubSource | undefined
  isReachable(): boolean
  readonly call: CallHub
  report(problem: unknown): void
}

/** What changes is told at most this often, ms. */
const pauseMs = 30_000
/** As many days of sums as one message holds at most. */
const rowsLimit = 500

/** Tells the hub what was shown here, and learns what the same classes saw on other displays. Sums are told whole: a lost answer counts nothing twice. */
export class UsageLine implements Disposable {
  readonly #needs: Needs
  readonly #throttle: Throttle
  #log: UsageLog | undefined
  #learned: (others: SeenRow[]) => void = () => {}
  #sending: Promise<void> | undefined
  #isDirty = false
  #isEnded = false

  constructor(needs: Needs) {
    this.#needs = needs
    this.#throttle = new Throttle(pauseMs, () => this.#begin())
  }

  begin(log: UsageLog, learned: (others: SeenRow[]) => void): void {
    this.#log = log
    this.#learned = learned
    if (log.rows.length > 0 || log.acts.length > 0) this.touch()
  }

  /** Something is to be told. */
  touch(): void {
    this.#isDirty = true
    this.#throttle.touch()
  }

  /** The hub may be reachable now. */
  poke(): void {
    if (this.#isDirty) this.#begin()
  }

  async dispose(): Promise<void> {
    this.#isEnded = true
    this.#throttle.dispose()
    await this.#sending
  }

  #begin(): void {
    if (this.#isEnded || this.#sending || !this.#log || !this.#needs.isReachable()) return
    this.#sending = this.#send(this.#log)
      .catch(this.#needs.report)
      .finally(() => { this.#sending = undefined })
  }

  async #send(log: UsageLog): Promise<void> {
    const { displayId, source, call, report } = this.#needs
    const hub = source(fillRoute(routes.displayUsage, { displayId }))
    if (!hub) return
    const body: UsageReport = { v: 1, rows: log.rows.slice(-rowsLimit), acts: [...log.acts] }
    this.#isDirty = false
    const answer = await call({ ...hub, method: 'PUT', body })
    if (!answer.ok || answer.value.status >= 300) {
      this.#isDirty = true // an older hub, or none: told again with the next change or the next contact
      return
    }
    await log.told(body.acts.map(({ id }) => id))
    const parsed = usageAnswerSchema.safeParse(answer.value.body)
    if (parsed.success) this.#learned(parsed.data.others)
    else report({ kind: 'usage-answer-malformed' })
  }
}
