import type { StickTaking, TakeFault } from '#shared/contract/sticks'
import type { Result } from '#shared/result'
import type { Stick } from './stick-watch'

interface Needs {
  isInserted(stickId: string): boolean
  changed(): void
  report(problem: unknown): void
}

/** What is taken from sticks: one thing at a time, seen from outside, stopped by a person or by the stick that is pulled. */
export class Taking {
  readonly #needs: Needs
  #view: StickTaking | undefined
  #abort: AbortController | undefined
  #work: Promise<void> = Promise.resolve()

  constructor(needs: Needs) {
    this.#needs = needs
  }

  /** Stays when it is over, until somebody has read it. */
  get view(): StickTaking | undefined {
    return this.#view
  }

  /** False while another one runs. */
  begin(stick: Stick, onto: StickTaking['onto'], title: string, total: number, work: (signal: AbortSignal) => Promise<Result<null, TakeFault>>): boolean {
    if (this.#view?.state === 'running') return false
    const abort = (this.#abort = new AbortController())
    this.#view = { stickId: stick.id, onto, title, state: 'running', doneBytes: 0, totalBytes: 0, done: 0, total, refused: [] }
    this.#needs.changed()
    this.#work = work(abort.signal)
      .then(outcome => {
        const isPulled = abort.signal.reason === 'stick-gone' || (!outcome.ok && outcome.fault !== 'cancelled' && !this.#needs.isInserted(stick.id))
        this.advance({ state: outcome.ok ? 'done' : isPulled ? 'stick-gone' : outcome.fault })
      })
      .catch(error => {
        this.#needs.report(error)
        this.advance({ state: 'disk' })
      })
    return true
  }

  advance(news: Partial<StickTaking>): void {
    if (this.#view) this.#view = { ...this.#view, ...news }
    this.#needs.changed()
  }

  /** Stops what runs, or puts away what is over. */
  end(): void {
    if (this.#view?.state === 'running') this.#abort?.abort('cancelled')
    else this.#view = undefined
    this.#needs.changed()
  }

  /** The stick was pulled. */
  lose(stickId: string): void {
    if (this.#view?.stickId === stickId) this.#abort?.abort('stick-gone')
  }

  async dispose(): Promise<void> {
    this.#abort?.abort('cancelled')
    await this.#work
  }
}
