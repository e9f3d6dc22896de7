import { timeAnswerSchema } from '#shared/contract/mqtt/event'
import type { TrustedKey } from '#shared/contract/mqtt/envelope'
import { openEnvelope } from '../trust/envelopes'
import type { AgentClock } from './agent-clock'

interface Needs {
  readonly clock: AgentClock
  monotonicMs(): number
  random(count: number): Uint8Array
  keyring(): readonly TrustedKey[]
  /** Publishes on the display's `ask`; false when there is no connection. */
  publish(payload: object): boolean
  refused(reason: string): void
  heard(): void
}

/** The hub's answer must come within this, or its age could not be told from the network's delay. */
const answerLimitMs = 5_000

/** Asks the hub for its time and takes only a signed answer over the nonce of the newest question. */
export class TimeAsker {
  readonly #needs: Needs
  #open: { nonce: string; askedMs: number; settle(heard: boolean): void } | undefined

  constructor(needs: Needs) {
    this.#needs = needs
  }

  /** True once a signed answer was taken; false after 5 s without one, or at once without a connection. */
  ask(): Promise<boolean> {
    this.#open?.settle(false)
    const nonce = Buffer.from(this.#needs.random(16)).toString('base64')
    return new Promise(resolve => {
      const timer = setTimeout(() => this.#open?.settle(false), answerLimitMs)
      const settle = (heard: boolean) => {
        clearTimeout(timer)
        this.#open = undefined
        resolve(heard)
      }
      this.#open = { nonce, askedMs: this.#needs.monotonicMs(), settle }
      if (!this.#needs.publish({ v: 1, what: 'time', nonce })) settle(false)
    })
  }

  /** The payload (parsed JSON) of an `answer`. */
  receive(candidate: unknown): void {
    const opened = openEnvelope(candidate, this.#needs.keyring())
    if (!opened.ok) return this.#needs.refused(opened.fault)
    const answer = timeAnswerSchema.safeParse(opened.value.body)
    if (!answer.success) return this.#needs.refused('malformed')
    if (!this.#open || answer.data.nonce !== this.#open.nonce) return this.#needs.refused('unasked-answer')
    const halfWayMs = (this.#needs.monotonicMs() - this.#open.askedMs) / 2
    this.#needs.clock.hear(Date.parse(answer.data.ts) + halfWayMs)
    this.#open.settle(true)
    this.#needs.heard()
  }
}
