import type { Socket } from 'node:net'
import type { Ack } from '#shared/contract/mqtt/ack'
import { hubStatusSchema, type Status } from '#shared/contract/mqtt/status'
import { displayTopics, groupTopics, rootOf, schoolTopics } from '#shared/contract/mqtt/topics'
import type { Disposable } from '#shared/lifetime'
import type { DesiredTopics } from '../desired/desired-state'
import type { Credentials } from '../enrolment/credentials'
import type { LossReason } from '../enrolment/membership'
import { parseDelivery, type Delivery } from './inbound'
import { MqttLink, type PublishOptions } from './mqtt-link'
import type { OutboundQueue } from './outbound-queue'

export interface SessionOptions {
  readonly credentials: Credentials
  readonly displayId: string
  /** Random id of this start. */
  readonly boot: string
  readonly firstDelayMs: number
}

interface Needs {
  openSocket(): Promise<Socket>
  now(): number
  random(): number
  spreadS(): number
  retryDelayMs?(attempt: number): number
  groupIds(): readonly string[]
  stateNow(): 'ready' | 'busy'
  readonly queue: OutboundQueue
  /** Parsed JSON by what it is. */
  command(message: unknown): void
  desired(topic: string, message: unknown): void
  answer(message: unknown): void
  refused(topic: string, reason: string): void
  heard(): void
  connected(): void
  lost(reason: LossReason): void
  hubChanged(isOnline: boolean): void
  report(problem: unknown): void
}

/** Where a display's desired state comes from; known before there is any connection. */
export function desiredTopicsOf(school: string, displayId: string): DesiredTopics {
  const root = rootOf(school)
  return { own: displayTopics(root, displayId).desired, ofGroup: group => groupTopics(root, group).desired }
}

/** One account's life on the broker: which topics it reads, and where each message goes. */
export class HubSession implements Disposable {
  readonly topics: ReturnType<typeof displayTopics>
  readonly desiredTopics: DesiredTopics
  readonly #root: string
  readonly #needs: Needs
  readonly #link: MqttLink

  constructor({ credentials, displayId, boot, firstDelayMs }: SessionOptions, needs: Needs) {
    this.#needs = needs
    this.#root = rootOf(credentials.school)
    this.topics = displayTopics(this.#root, displayId)
    this.desiredTopics = desiredTopicsOf(credentials.school, displayId)
    const { username, password } = credentials.mqtt
    const account = { root: this.#root, displayId, username, password, statusTopic: this.topics.status }
    this.#link = new MqttLink(account, this.#subscriptions(), {
      openSocket: needs.openSocket,
      statusOf: (state, seq) => JSON.stringify({ v: 1, state, boot, seq, ts: new Date(needs.now()).toISOString() } satisfies Status),
      stateNow: needs.stateNow,
      retryDelayMs: needs.retryDelayMs,
      spreadS: needs.spreadS,
      random: needs.random,
      receive: delivery => this.#receive(delivery),
      heard: needs.heard,
      connected: () => needs.connected(),
      lost: needs.lost,
      report: needs.report,
    })
    this.#link.start(firstDelayMs)
  }

  get isConnected(): boolean {
    return this.#link.isConnected
  }

  publish(topic: string, payload: string, options: PublishOptions): Promise<boolean> {
    return this.#link.publish(topic, payload, options)
  }

  /** Asks on `ask`; false without a connection. */
  ask(question: object): boolean {
    void this.publish(this.topics.ask, JSON.stringify(question), { qos: 1, retain: false })
    return this.isConnected
  }

  sayAck(ack: Ack): void {
    this.#needs.queue.ack(this.topics.ack, JSON.stringify(ack))
  }

  stateChanged(): void {
    this.#link.stateChanged()
  }

  /** The display's groups may have changed. */
  lookAtGroups(): void {
    this.#link.resubscribe(this.#subscriptions())
  }

  dispose(): Promise<void> {
    return this.#link.dispose()
  }

  #subscriptions(): string[] {
    const groups = this.#needs.groupIds().flatMap(group => Object.values(groupTopics(this.#root, group)))
    return [this.topics.desired, this.topics.cmd, this.topics.answer, ...Object.values(schoolTopics(this.#root)), ...groups]
  }

  #receive(delivery: Delivery): void {
    const { topic } = delivery
    if (!this.#subscriptions().includes(topic)) return this.#needs.refused(topic, 'foreign-topic')
    const parsed = parseDelivery(delivery)
    if (!parsed.ok) return this.#needs.refused(topic, parsed.fault)
    if (topic === schoolTopics(this.#root).hubStatus) {
      const status = hubStatusSchema.safeParse(parsed.value)
      if (status.success) this.#needs.hubChanged(status.data.online)
    } else if (topic === this.topics.answer) this.#needs.answer(parsed.value)
    else if (topic.endsWith('/desired')) this.#needs.desired(topic, parsed.value)
    else this.#needs.command(parsed.value)
  }
}
