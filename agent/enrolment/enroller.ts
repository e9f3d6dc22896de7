import { setTimeout as wait } from 'node:timers/promises'
import type { Standing } from '#shared/contract/board-snapshot'
import type { EnrolBegin } from '#shared/contract/enrolment'
import type { Disposable } from '#shared/lifetime'
import { fullJitterMs, type Random } from '../link/retry-delays'
import { KeyPin } from '../trust/key-pin'
import { hubAgent } from '../trust/pinned-tls'
import type { CallHub } from '../trust/hub-request'
import { isLoopback, type Credentials } from './credentials'
import { claim, openEnrolment, type HubDoor, type OpenEnrolment, type StepFault } from './enrolment-steps'
import type { Identity } from './identity'

export interface EnrollerOptions {
  readonly identity: Identity
  readonly hubAddress: string
  /** Overrides the broker's address that the enrolment told. */
  readonly brokerAddress?: string | undefined
  readonly about: Pick<EnrolBegin, 'kind' | 'hint' | 'token'>
  /** How often the hub is asked whether a person decided. */
  readonly pollMs?: number
}

interface Needs {
  now(): number
  random: Random
  call: CallHub
  standing(standing: Standing): void
}

type Outcome = { readonly kind: 'approved'; readonly credentials: Credentials } | { readonly kind: 'fault'; readonly fault: StepFault }
type ShownFault = Extract<Standing, { kind: 'seeking-hub' }>['fault']

/** Until a person acts these do not heal: the display says so and waits for `retry`. */
const waitsForPerson: readonly StepFault[] = ['refused', 'wrong-key']
const manyAttemptsMs = 60_000

/** Becomes a display of the school: shows the code, waits for the technician's word, begins again by itself when a code expires. */
export class Enroller implements Disposable {
  readonly #options: EnrollerOptions
  readonly #needs: Needs
  readonly #ended = new AbortController()
  #retry = new AbortController()
  #token: string | undefined

  constructor(options: EnrollerOptions, needs: Needs) {
    this.#options = options
    this.#needs = needs
    this.#token = options.about.token
  }

  /** Resolves when approved; `undefined` when disposed before. */
  async run(): Promise<Credentials | undefined> {
    for (let failures = 0; !this.#ended.signal.aborted; ) {
      const outcome = await this.#once()
      if (this.#ended.signal.aborted) break
      if (outcome.kind === 'approved') return outcome.credentials
      failures = outcome.fault === 'unreachable' ? failures + 1 : 0
      await this.#pauseAfter(outcome.fault, failures)
    }
    return undefined
  }

  /** A person asks to try again, now. */
  retry(): void {
    this.#retry.abort()
  }

  dispose(): void {
    this.#ended.abort()
    this.#retry.abort()
  }

  async #once(): Promise<Outcome> {
    const { hubAddress, identity, about } = this.#options
    if (!hubAddress.startsWith('https:') && !isLoopback(hubAddress)) return fault('wrong-key') // nothing is proved without TLS (design.md, "Trust")
    const pin = KeyPin.learning()
    const agent = hubAgent(hubAddress, pin)
    const door: HubDoor = { address: hubAddress, agent, pin, call: this.#needs.call }
    try {
      const opened = await openEnrolment(door, identity, { ...about, token: this.#token })
      if (!opened.ok) return fault(opened.fault)
      return await this.#awaitApproval(door, opened.value)
    } finally {
      agent.destroy()
    }
  }

  async #awaitApproval(door: HubDoor, open: OpenEnrolment): Promise<Outcome> {
    const untilMs = this.#needs.now() + open.lifeMs
    const standing: Standing = { kind: 'awaiting-approval', code: open.code, hubAddress: door.address, untilMs }
    if (!this.#token) this.#needs.standing(standing)
    while (this.#needs.now() < untilMs && !this.#ended.signal.aborted) {
      const claimed = await claim(door, this.#options.identity, open)
      if (claimed.ok) {
        const { value } = claimed
        if (value.kind === 'approved') return { kind: 'approved', credentials: { ...value, hubAddress: door.address } }
        if (value.kind !== 'waiting') return fault(value.kind)
        if (this.#token) this.#needs.standing(standing) // the token alone was not enough: a person decides
      } else if (claimed.fault !== 'unreachable') return fault(claimed.fault)
      await this.#sleep(this.#options.pollMs ?? 1_500, this.#ended.signal)
    }
    return fault('expired')
  }

  async #pauseAfter(stepFault: StepFault, failures: number): Promise<void> {
    if (stepFault === 'wrong-token') this.#token = undefined // the code on the screen still works
    if (this.#retry.signal.aborted) this.#retry = new AbortController()
    if (this.#ended.signal.aborted) return
    const shown: ShownFault = stepFault === 'wrong-token' ? undefined : stepFault
    this.#needs.standing({ kind: 'seeking-hub', hubAddress: this.#options.hubAddress, fault: shown })
    if (waitsForPerson.includes(stepFault)) return this.#sleep(2 ** 31 - 1, this.#retry.signal)
    if (stepFault === 'too-many-attempts') return this.#sleep(manyAttemptsMs, this.#retry.signal)
    if (stepFault === 'unreachable') return this.#sleep(this.#retryDelayMs(failures), this.#retry.signal)
    return this.#sleep(500, this.#retry.signal)
  }

  /** A hub on this machine is only starting; one in the network gets a breath. */
  #retryDelayMs(failures: number): number {
    return fullJitterMs(failures - 1, 1_000, isLoopback(this.#options.hubAddress) ? 2_000 : 30_000, this.#needs.random)
  }

  /** Ends early, without a fault, when aborted. */
  async #sleep(ms: number, signal: AbortSignal): Promise<void> {
    await wait(ms, undefined, { signal }).catch(() => {})
  }
}

const fault = (stepFault: StepFault): Outcome => ({ kind: 'fault', fault: stepFault })
