import type { Socket } from 'node:net'
import type { MqttClient } from 'mqtt'
import { mayDisplayPublish } from '#shared/contract/mqtt/topics'
import type { Status } from '#shared/contract/mqtt/status'
import type { Disposable } from '#shared/lifetime'
import type { LossReason } from '../enrolment/membership'
import type { Delivery } from './inbound'
import { faultOf, makeClient, within, type LinkAccount } from './mqtt-client'
import { reconnectDelayMs } from './retry-delays'

interface Needs {
  /** A connected socket whose key was proved; rejects within a time limit. */
  openSocket(): Promise<Socket>
  /** The JSON of a status of this connection. */
  statusOf(state: Status['state'], seq: number): string
  /** What a birth says of the display now. */
  stateNow(): 'ready' | 'busy'
  retryDelayMs?(attempt: number): number
  spreadS(): number
  random(): number
  receive(delivery: Delivery): void
  /** Any sign of life from the broker. */
  heard(): void
  /** Subscriptions stand and the birth is out. */
  connected(): void
  /** `account-refused`: the broker does not know this display any more. */
  lost(reason: LossReason): void
  report(problem: unknown): void
}

export interface PublishOptions {
  readonly qos: 0 | 1
  readonly retain: boolean
}

/** An old session's will may reach the broker after our birth and stay there as its retained status; the birth is said once more, ms. */
const birthAgainMs = 3_000
const goodbyeLimitMs = 1_000

/** The display's one connection to the broker (mqtt.md, "Session"): one client, one message handler and one list of subscriptions for its whole life. */
export class MqttLink implements Disposable {
  readonly #account: LinkAccount
  readonly #needs: Needs
  #client: MqttClient | undefined
  #subscriptions: readonly string[]
  #socket: Socket | undefined
  #timer: NodeJS.Timeout | undefined
  #birthAgain: NodeJS.Timeout | undefined
  #attempt = 0
  #seq = 0
  #isReady = false
  #isEnded = false
  #lastFault: LossReason = 'unreachable'

  constructor(account: LinkAccount, subscriptions: readonly string[], needs: Needs) {
    this.#account = account
    this.#needs = needs
    this.#subscriptions = subscriptions
  }

  get isConnected(): boolean {
    return this.#isReady
  }

  /** What T-29 counts: these never grow. */
  get handlers(): number {
    return this.#client?.listenerCount('message') ?? 0
  }

  start(delayMs: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#connect(), delayMs)
  }

  /**
   * Resolves true when the broker has it (QoS 1), false when nothing was sent: no connection, or a topic that this display may not publish, which the
   * broker would answer by closing the connection for ever (dependencies.md, "Broker facts").
   */
  publish(topic: string, payload: string, options: PublishOptions): Promise<boolean> {
    if (!mayDisplayPublish(this.#account.root, this.#account.displayId, topic)) {
      this.#needs.report(new Error(`not published: this display may not write ${topic}`))
      return Promise.resolve(false)
    }
    const client = this.#readyClient
    if (!client) return Promise.resolve(false)
    return new Promise(resolve => client.publish(topic, payload, options, error => resolve(!error)))
  }

  /** Replaces the list of subscriptions (the display changed its groups). */
  resubscribe(topics: readonly string[]): void {
    const before = this.#subscriptions
    this.#subscriptions = topics
    const client = this.#readyClient
    if (!client) return
    const gone = before.filter(topic => !topics.includes(topic))
    const added = topics.filter(topic => !before.includes(topic))
    if (gone.length > 0) client.unsubscribe(gone, error => error && this.#needs.report(error))
    if (added.length > 0) client.subscribe(added, { qos: 1 }, error => error && this.#needs.report(error))
  }

  /** `stateNow` is another one; without a connection its birth says so. */
  stateChanged(): void {
    if (this.#isReady) void this.#sayStatus(this.#needs.stateNow())
  }

  /** Says goodbye, so that nobody takes the end for a loss. */
  async dispose(): Promise<void> {
    this.#isEnded = true
    clearTimeout(this.#timer)
    clearTimeout(this.#birthAgain)
    const client = this.#readyClient
    if (client) {
      await within(goodbyeLimitMs, this.#sayStatus('disconnected'))
      this.#isReady = false
      await within(goodbyeLimitMs, client.endAsync())
    }
    this.#socket?.destroy()
    if (this.#seq > 0) this.#client?.end(true) // one that never connected has nothing to end
  }

  async #connect(): Promise<void> {
    try {
      this.#socket = await this.#needs.openSocket()
      const client = (this.#client ??= await this.#makeClient())
      if (this.#isEnded) return void this.#socket.destroy()
      this.#seq++
      const { statusTopic } = this.#account
      client.options.will = { topic: statusTopic, payload: Buffer.from(this.#needs.statusOf('lost', this.#seq)), qos: 1, retain: true }
      client.connect()
    } catch (error) {
      this.#noteFault(error)
      this.#retry()
    }
  }

  async #makeClient(): Promise<MqttClient> {
    const client = await makeClient(this.#account, () => this.#takeSocket())
    client.on('message', (topic, payload, { retain }) => this.#needs.receive({ topic, payload, isRetained: retain }))
    client.on('packetreceive', () => this.#needs.heard())
    client.on('connect', () => this.#subscribe(client))
    client.on('error', error => this.#noteFault(error))
    client.on('close', () => this.#onClose())
    return client
  }

  get #readyClient(): MqttClient | undefined {
    return this.#isReady ? this.#client : undefined
  }

  #takeSocket(): Socket {
    if (!this.#socket) throw new Error('the link connects only over a socket that was proved')
    return this.#socket
  }

  #subscribe(client: MqttClient): void {
    client.subscribe([...this.#subscriptions], { qos: 1 }, (error, _granted, answer) => {
      if (error && !answer) return this.#socket?.destroy(error)
      if (error) this.#needs.report(error) // some topic was refused (a group that we just left): the others work
      this.#isReady = true
      this.#attempt = 0
      this.stateChanged()
      this.#birthAgain = setTimeout(() => this.stateChanged(), birthAgainMs)
      this.#needs.connected()
    })
  }

  #sayStatus(state: Status['state']): Promise<boolean> {
    return this.publish(this.#account.statusTopic, this.#needs.statusOf(state, this.#seq), { qos: 1, retain: true })
  }

  #onClose(): void {
    clearTimeout(this.#birthAgain)
    this.#isReady = false
    this.#socket = undefined
    this.#retry()
  }

  #retry(): void {
    if (this.#isEnded) return
    this.#needs.lost(this.#lastFault)
    this.#lastFault = 'unreachable'
    const attempt = this.#attempt++
    this.start(this.#needs.retryDelayMs?.(attempt) ?? reconnectDelayMs(attempt, this.#needs.spreadS(), this.#needs.random))
  }

  /** The first that is known stays: what follows a refusal is only the closing of its socket. */
  #noteFault(error: unknown): void {
    const fault = faultOf(error)
    if (fault !== 'unreachable') this.#lastFault = fault
  }
}
