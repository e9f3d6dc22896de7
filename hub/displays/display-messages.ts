import type { z } from 'zod'
import { aboutSchema } from '#shared/contract/mqtt/about'
import { ackSchema, type Ack } from '#shared/contract/mqtt/ack'
import { alertSchema, askSchema, eventSchema, healthSchema, type DisplayEvent } from '#shared/contract/mqtt/event'
import { reportedSchema, type Reported } from '#shared/contract/mqtt/reported'
import { statusSchema, type Status } from '#shared/contract/mqtt/status'
import { displayTopics } from '#shared/contract/mqtt/topics'
import { isAlive, statusReplaces } from '#shared/domain/presence'
import { parseJson } from '../../agent/trust/envelopes'
import type { DisplayMemory } from './display-memory'

interface Needs {
  readonly root: string
  now(): number
  readonly memory: DisplayMemory
  /** A status that makes the display reachable: its outbox may speak. */
  born(displayId: string): void
  acknowledged(displayId: string, ack: Ack): void
  reported(displayId: string, reported: Reported): void
  /** A signed answer is due on the display's `answer`. */
  askedTime(displayId: string, nonce: string): void
  /** A person at the display heard the school's bell; both as the display said them. */
  heardBell(displayId: string, planned: unknown, heard: unknown): void
  changed(displayId: string): void
  refused(what: string, reason: string, displayId: string): void
}

const alertsKept = 50

/** What displays say, parsed; the only reader of their topics. Malformed messages change nothing and are refused. */
export class DisplayMessages {
  readonly #needs: Needs

  constructor(needs: Needs) {
    this.#needs = needs
  }

  receive(displayId: string, topic: string, payload: Buffer): void {
    const { memory, now, changed } = this.#needs
    memory.learn(displayId, { lastMessageAt: new Date(now()).toISOString() })
    const last = topic.slice(displayTopics(this.#needs.root, displayId).own.length + 1)
    if (last.startsWith('alert/')) this.#hearAlert(displayId, last.slice('alert/'.length), payload)
    else this.#hear(displayId, last, payload)
    changed(displayId)
  }

  /** The connection is gone; if the will was lost too, the hub says it itself. */
  lost(displayId: string): void {
    const { status } = this.#needs.memory.of(displayId)
    if (!status || !isAlive(status.state)) return
    this.#needs.memory.learn(displayId, { status: { ...status, state: 'lost', ts: new Date(this.#needs.now()).toISOString(), reason: 'connection-lost' } })
    this.#needs.changed(displayId)
  }

  #hear(displayId: string, last: string, payload: Buffer): void {
    const { memory, acknowledged, reported, askedTime } = this.#needs
    const parse = <T>(schema: z.ZodType<T>, take: (value: T) => void) => {
      const parsed = schema.safeParse(parseJson(payload.toString('utf8')))
      if (parsed.success) take(parsed.data)
      else this.#needs.refused(`message ${last}`, 'malformed', displayId)
    }
    if (last === 'status') return parse(statusSchema, status => this.#hearStatus(displayId, status))
    if (last === 'about') return parse(aboutSchema, about => memory.learn(displayId, { about }))
    if (last === 'ack') return parse(ackSchema, ack => acknowledged(displayId, ack))
    if (last === 'event') return parse(eventSchema, event => this.#hearEvent(displayId, event))
    if (last === 'ask') return parse(askSchema, ({ nonce }) => askedTime(displayId, nonce))
    if (last === 'health') return parse(healthSchema, () => {})
    return parse(reportedSchema, state => {
      memory.learn(displayId, { reported: state })
      reported(displayId, state)
    })
  }

  #hearStatus(displayId: string, status: Status): void {
    const { memory, born } = this.#needs
    const before = memory.of(displayId).status
    if (!statusReplaces(before, status)) return // an old will (T-34)
    memory.learn(displayId, { status })
    const isSameLife = before && isAlive(before.state) && before.boot === status.boot && before.seq === status.seq
    if (isAlive(status.state) && !isSameLife) born(displayId)
  }

  #hearEvent(displayId: string, { name, detail }: DisplayEvent): void {
    if (name === 'bell-heard') return this.#needs.heardBell(displayId, detail['planned'], detail['heard'])
    if (name !== 'refused') return
    const { what, reason, ...rest } = detail
    const words = Object.entries(rest).map(([key, value]) => `${key}=${String(value)}`)
    this.#needs.refused(['display', what ?? 'message', ...words].join(' '), String(reason ?? 'refused'), displayId)
  }

  #hearAlert(displayId: string, code: string, payload: Buffer): void {
    const { memory } = this.#needs
    const others = memory.of(displayId).alerts.filter(alert => alert.code !== code)
    if (payload.length === 0) return memory.learn(displayId, { alerts: others })
    const alert = alertSchema.safeParse(parseJson(payload.toString('utf8')))
    if (!alert.success || alert.data.code !== code) return this.#needs.refused(`message alert/${code}`, 'malformed', displayId)
    if (others.length >= alertsKept) return this.#needs.refused(`message alert/${code}`, 'too-many', displayId)
    memory.learn(displayId, { alerts: [...others, alert.data] })
  }
}
