import { eventSchema, type DisplayEvent } from '#shared/contract/mqtt/event'
import type { Disposable } from '#shared/lifetime'
import { AppendLog } from '../disk/append-log'
import type { PublishOptions } from './mqtt-link'

interface Needs {
  /** Resolves false when it could not be sent now. */
  publish(topic: string, payload: string, options: PublishOptions): Promise<boolean>
  isConnected(): boolean
  report(problem: unknown): void
}

/** Offline limits of mqtt.md, "Session"; acks wait in memory, because the journal answers for them after a restart. */
const eventLimit = 1_000
const ackLimit = 1_000

/** What a display has to say while nobody listens: the last value per retained topic, acks, and events on disk. */
export class OutboundQueue implements Disposable {
  readonly #needs: Needs
  readonly #log: AppendLog<DisplayEvent>
  readonly #retained = new Map<string, string>()
  #events: DisplayEvent[]
  #acks: { topic: string; payload: string }[] = []
  #eventTopic: string | undefined
  /** Lines of the log on disk. */
  #lines: number

  private constructor(log: AppendLog<DisplayEvent>, events: DisplayEvent[], needs: Needs) {
    this.#log = log
    this.#lines = events.length
    this.#events = events.slice(-eventLimit)
    this.#needs = needs
  }

  static async open(file: string, needs: Needs): Promise<OutboundQueue> {
    const { log, entries } = await AppendLog.open(file, eventSchema)
    return new OutboundQueue(log, entries, needs)
  }

  /** The newest value of a retained topic; an empty text clears it. */
  keep(topic: string, payload: string): void {
    this.#retained.set(topic, payload)
    if (this.#needs.isConnected()) void this.#needs.publish(topic, payload, { qos: 1, retain: true })
  }

  ack(topic: string, payload: string): void {
    if (this.#needs.isConnected()) void this.#needs.publish(topic, payload, { qos: 1, retain: false })
    else this.#acks = [...this.#acks, { topic, payload }].slice(-ackLimit)
  }

  event(event: DisplayEvent): void {
    if (this.#needs.isConnected() && this.#eventTopic) void this.#needs.publish(this.#eventTopic, JSON.stringify(event), { qos: 1, retain: false })
    else this.#store(event)
  }

  /** Connected again: everything that waited, retained values first. */
  flush(eventTopic: string): void {
    this.#eventTopic = eventTopic
    for (const [topic, payload] of this.#retained) void this.#needs.publish(topic, payload, { qos: 1, retain: true })
    for (const { topic, payload } of this.#acks.splice(0)) void this.#needs.publish(topic, payload, { qos: 1, retain: false })
    void this.#flushEvents(eventTopic).catch(this.#needs.report)
  }

  /** Another school, another topic: what was said to the old one is not repeated. */
  forget(): void {
    this.#retained.clear()
    this.#acks = []
  }

  dispose(): Promise<void> {
    return this.#log.dispose()
  }

  #store(event: DisplayEvent): void {
    this.#events.push(event)
    if (this.#events.length > eventLimit) this.#events.shift()
    if (++this.#lines <= 2 * eventLimit) return void this.#log.append(event).catch(this.#needs.report)
    this.#compact().catch(this.#needs.report)
  }

  /** Leaves an event on disk until the broker has it. */
  async #flushEvents(topic: string): Promise<void> {
    const waiting = [...this.#events]
    if (waiting.length === 0) return
    const sent = await Promise.all(waiting.map(event => this.#needs.publish(topic, JSON.stringify(event), { qos: 1, retain: false })))
    const gone = new Set(waiting.filter((_event, index) => sent[index]))
    this.#events = this.#events.filter(event => !gone.has(event))
    await this.#compact()
  }

  #compact(): Promise<void> {
    this.#lines = this.#events.length
    return this.#log.compact(this.#events)
  }
}
