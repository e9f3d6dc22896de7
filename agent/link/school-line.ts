import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Standing } from '#shared/contract/board-snapshot'
import type { Ack } from '#shared/contract/mqtt/ack'
import type { Disposable } from '#shared/lifetime'
import type { AgentClock } from '../clock/agent-clock'
import { TimeAsker } from '../clock/time-asker'
import type { DesiredState } from '../desired/desired-state'
import type { StateFile } from '../disk/state-file'
import type { Credentials } from '../enrolment/credentials'
import type { EnrollerOptions } from '../enrolment/enroller'
import { Membership, type LossReason } from '../enrolment/membership'
import { callHub } from '../trust/hub-request'
import { Facts } from './facts'
import { HubSession } from './hub-session'
import { OutboundQueue } from './outbound-queue'
import { firstConnectDelayMs } from './retry-delays'

export interface LineOptions extends EnrollerOptions {
  /** Folder of the small state. */
  readonly state: string
  /** Random id of this start. */
  readonly boot: string
  readonly membershipFile: StateFile<Credentials | null>
}

interface Needs extends Pick<ConstructorParameters<typeof Facts>[0], 'reported' | 'about' | 'health'> {
  readonly clock: AgentClock
  monotonicMs(): number
  /** A teacher works with the display: what is pushed becomes an offer, and a restart had better wait. */
  isBusy(): boolean
  /** Resolves when the first connection no longer holds up what is more urgent; it does so in any case. */
  readonly calm: Promise<void>
  desired(): DesiredState
  command(message: unknown): void
  /** There is a connection: what waited for the hub goes on. */
  reachable(): void
  /** Standing, reachability or the clock changed. */
  changed(): void
  clockConfirmed(): void
  report(problem: unknown): void
}

/** The display's line to its school: enrolment, the broker, the signed clock, and everything that the display has to say. */
export class SchoolLine implements Disposable {
  readonly facts: Facts
  readonly membership: Membership
  readonly asker: TimeAsker
  readonly #options: LineOptions
  readonly #needs: Needs
  readonly #queue: OutboundQueue
  #session: HubSession | undefined
  #isHubOnline = true
  #lastContactMs: number | undefined

  private constructor(options: LineOptions, needs: Needs, openQueue: (line: SchoolLine) => OutboundQueue) {
    this.#options = options
    this.#needs = needs
    this.#queue = openQueue(this)
    const { clock, monotonicMs, changed, report } = needs
    const now = () => clock.now()
    this.facts = new Facts({ ...needs, queue: this.#queue, topics: () => this.#session?.topics, publish: (...message) => void this.#session?.publish(...message), now })
    this.asker = new TimeAsker({
      clock, monotonicMs, random: randomBytes,
      keyring: () => this.keyring,
      publish: question => this.#session?.ask(question) ?? false,
      refused: reason => this.facts.refused('answer', reason),
      heard: needs.clockConfirmed,
    })
    this.membership = new Membership(options, {
      file: options.membershipFile,
      call: callHub,
      now, random: Math.random, changed, report,
      joined: (credentials, isNew) => this.#join(credentials, isNew),
      left: () => this.#leave(),
    })
  }

  static async open(options: LineOptions, needs: Needs): Promise<SchoolLine> {
    const target: { line?: SchoolLine } = {}
    const queue = await OutboundQueue.open(join(options.state, 'events.log'), {
      publish: (...message) => target.line?.publishes(...message) ?? Promise.resolve(false),
      isConnected: () => target.line?.isConnected ?? false,
      report: needs.report,
    })
    return new SchoolLine(options, needs, line => {
      target.line = line
      return queue
    })
  }

  get standing(): Standing {
    return this.membership.standing
  }

  get keyring(): Credentials['keys'] {
    return this.membership.credentials?.keys ?? []
  }

  get isConnected(): boolean {
    return this.#session?.isConnected ?? false
  }

  /** Whether the hub itself answers, not only its broker. */
  get isReachable(): boolean {
    return this.isConnected && this.#isHubOnline
  }

  get lastContactMs(): number | undefined {
    return this.#lastContactMs
  }

  publishes(...message: Parameters<HubSession['publish']>): Promise<boolean> {
    return this.#session?.publish(...message) ?? Promise.resolve(false)
  }

  sayAck(ack: Ack): void {
    this.#session?.sayAck(ack)
  }

  /** A teacher took the display, or gave it back: `isBusy` is another one. */
  leaseChanged(isTaken: boolean): void {
    this.facts.event(isTaken ? 'lease-taken' : 'lease-ended', {})
    this.#session?.stateChanged()
  }

  /** The display's groups may have changed. */
  lookAtGroups(): void {
    this.#session?.lookAtGroups()
  }

  async dispose(): Promise<void> {
    await this.membership.dispose()
    this.facts.dispose()
    await this.#queue.dispose()
  }

  async #join(credentials: Credentials, isNew: boolean): Promise<void> {
    const { clock, desired, command, report } = this.#needs
    if (isNew) {
      this.#queue.forget()
      await desired().forget()
    }
    const { boot, identity } = this.#options
    const options = { credentials, displayId: identity.displayId, boot, firstDelayMs: firstConnectDelayMs(isNew || this.membership.isLocal, Math.random) }
    this.#session = new HubSession(options, {
      queue: this.#queue,
      openSocket: () => this.#needs.calm.then(() => this.membership.openBroker()),
      now: () => clock.now(),
      random: Math.random,
      spreadS: () => desired().set.spreadS ?? 2,
      groupIds: () => desired().groupIds,
      stateNow: () => (this.#needs.isBusy() ? 'busy' : 'ready'),
      command, report,
      desired: (topic, message) => void desired().receive(topic, message).catch(report),
      answer: message => this.asker.receive(message),
      refused: (topic, reason) => this.facts.refused(lastOf(topic), reason),
      heard: () => { this.#lastContactMs = clock.now() },
      connected: () => this.#connected(),
      lost: reason => this.#lost(reason),
      hubChanged: isOnline => this.#hubChanged(isOnline),
    })
    desired().use(this.#session.desiredTopics)
    this.facts.joined()
  }

  async #leave(): Promise<void> {
    const session = this.#session
    await session?.dispose()
    if (this.#session === session) this.#session = undefined
  }

  #connected(): void {
    this.#isHubOnline = true
    this.membership.welcomed()
    if (this.#session) this.#queue.flush(this.#session.topics.event)
    this.facts.touch()
    void this.asker.ask()
    this.#needs.reachable()
  }

  #lost(reason: LossReason): void {
    this.membership.lost(reason)
    this.#needs.changed()
  }

  #hubChanged(isOnline: boolean): void {
    if (this.#isHubOnline === isOnline) return
    this.#isHubOnline = isOnline
    if (isOnline) this.#needs.reachable()
    this.#needs.changed()
  }
}

/** What a topic is about, for people: `cmd`, `desired`… */
const lastOf = (topic: string): string => topic.slice(topic.lastIndexOf('/') + 1)
