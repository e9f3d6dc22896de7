import type { About } from '#shared/contract/mqtt/about'
import { eventSchema, type Alert, type DisplayEvent, type Health } from '#shared/contract/mqtt/event'
import type { Reported } from '#shared/contract/mqtt/reported'
import type { displayTopics } from '#shared/contract/mqtt/topics'
import type { Disposable } from '#shared/lifetime'
import type { OutboundQueue } from './outbound-queue'
import type { PublishOptions } from './mqtt-link'
import { Throttle } from './throttle'

interface Needs {
  readonly queue: OutboundQueue
  /** `undefined` until this display belongs to a school. */
  topics(): ReturnType<typeof displayTopics> | undefined
  publish(topic: string, payload: string, options: PublishOptions): void
  now(): number
  /** `undefined` while it is not measured yet. */
  reported(): Reported | undefined
  about(): About | undefined
  health(): Health
}

/** At most two a second (mqtt.md names no number; the panel redraws no faster), and a change after a rest at once. */
const reportedPauseMs = 500
/** A flood of bad messages must not become a flood of events. */
const refusalsAMinute = 60
const unitBytes = 16 * 1024 * 1024

/** Tells the hub what is so on this display: state, facts, alerts and numbers, each as often as it may. */
export class Facts implements Disposable {
  readonly #needs: Needs
  readonly #throttle: Throttle
  readonly #alerts = new Map<string, Alert>()
  #said = { reported: '', about: '', health: '' }
  #refusals = { minute: 0, count: 0 }

  constructor(needs: Needs) {
    this.#needs = needs
    this.#throttle = new Throttle(reportedPauseMs, () => this.#sayReported())
  }

  /** Something that `reported` holds may have changed. */
  touch(): void {
    this.#throttle.touch()
  }

  event(name: DisplayEvent['name'], detail: DisplayEvent['detail']): void {
    const cut = Object.fromEntries(Object.entries(detail).map(([key, value]) => [key, typeof value === 'string' ? value.slice(0, 300) : value]))
    this.#needs.queue.event(eventSchema.parse({ v: 1, ts: this.#iso(), name, detail: cut }))
  }

  /** A message that was not obeyed; a person should see it. */
  refused(what: string, reason: string, detail: Record<string, string> = {}): void {
    const minute = Math.floor(this.#needs.now() / 60_000)
    this.#refusals = this.#refusals.minute === minute ? { minute, count: this.#refusals.count + 1 } : { minute, count: 1 }
    if (this.#refusals.count <= refusalsAMinute) this.event('refused', { what, reason, ...detail })
  }

  /** Raises a condition that a person must see; without a text it is over. */
  alert(code: string, text: string | undefined): void {
    if ((this.#alerts.get(code)?.text ?? undefined) === text) return
    if (text === undefined) this.#alerts.delete(code)
    else this.#alerts.set(code, { v: 1, since: this.#iso(), code, text })
    const topic = this.#needs.topics()?.alert(code)
    if (topic) this.#needs.queue.keep(topic, text === undefined ? '' : JSON.stringify(this.#alerts.get(code)))
  }

  /** Belongs to a school now, perhaps to another one: everything is said anew. */
  joined(): void {
    this.#said = { reported: '', about: '', health: '' }
    const topics = this.#needs.topics()
    for (const alert of this.#alerts.values()) if (topics) this.#needs.queue.keep(topics.alert(alert.code), JSON.stringify(alert))
    this.sayAbout()
    this.#throttle.now()
  }

  sayAbout(): void {
    const [topics, about] = [this.#needs.topics(), this.#needs.about()]
    if (!topics || !about || this.#said.about === JSON.stringify(about)) return
    this.#said.about = JSON.stringify(about)
    this.#needs.queue.keep(topics.about, this.#said.about)
  }

  /** Numbers, only when they changed by something; to be called every 30 s at most (mqtt.md, "health"). */
  sayHealth(): void {
    const topics = this.#needs.topics()
    const health = this.#needs.health()
    const rough = `${Math.round(health.rssBytes / unitBytes)} ${Math.round((health.freeBytes ?? 0) / unitBytes)}`
    if (!topics || rough === this.#said.health) return
    this.#said.health = rough
    this.#needs.publish(topics.health, JSON.stringify(health), { qos: 0, retain: false })
  }

  dispose(): void {
    this.#throttle.dispose()
  }

  #sayReported(): void {
    const topics = this.#needs.topics()
    const reported = topics && this.#needs.reported()
    if (!topics || !reported) return
    const withoutTime = JSON.stringify({ ...reported, ts: '' })
    if (withoutTime === this.#said.reported) return
    this.#said.reported = withoutTime
    this.#needs.queue.keep(topics.reported, JSON.stringify(reported))
  }

  #iso(): string {
    return new Date(this.#needs.now()).toISOString()
  }
}
