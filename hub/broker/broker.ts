import type { Duplex } from 'node:stream'
import { Aedes, type AuthenticateError, type Client } from 'aedes'
import type { Disposable } from '#shared/lifetime'
import { displayTopics } from '#shared/contract/mqtt/topics'
import { isSecret } from '../trust/secrets'
import { gateLimits, PacketGate } from './packet-gate'
import { maySubscribe, refusalOfPublish, type DisplayAccount } from './rights'

interface Needs {
  readonly root: string
  now(): number
  /** Undefined once a display was removed: its rights end with the next packet. */
  accountOf(displayId: string): (DisplayAccount & { readonly passwordHash: string }) | undefined
  /** A message, already found to be the display's right; the payload is untrusted. */
  received(displayId: string, topic: string, payload: Buffer): void
  disconnected(displayId: string): void
  refused(what: string, reason: string, displayId?: string): void
}

/** A frozen display is cut off after this; until then only its own messages wait (T-35). */
const drainTimeoutMs = 5_000

/** The embedded broker. It keeps no sessions: the outbox and retained desired state say everything again after a reconnect. */
export class Broker implements Disposable {
  readonly #needs: Needs
  readonly #aedes: Aedes
  readonly #wills = new WeakMap<Client, string>()
  readonly #displays = new WeakMap<Client, string>()
  readonly #connected = new Map<string, Client>()

  constructor(needs: Needs) {
    this.#needs = needs
    this.#aedes = new Aedes({
      concurrency: 0, // a limit would let one frozen client's unwritten messages hold up everybody's
      drainTimeout: drainTimeoutMs,
      connectTimeout: 10_000,
      keepaliveLimit: 300,
      maxClientsIdLength: 80,
      maxTopicLevels: 8,
      preConnect: (client, packet, done) => {
        packet.clean = true // [MQTT-3.2.2-2] a broker may always answer "no session"; queues of displays that are away would only grow
        if (packet.will) this.#wills.set(client, packet.will.topic)
        done(null, true)
      },
      authenticate: (client, username, password, done) => {
        const fault = this.#judge(client, username, password)
        if (!fault) return done(null, true)
        this.#needs.refused('mqtt connect', fault, this.#needs.accountOf(username ?? '')?.id)
        const error: AuthenticateError = Object.assign(new Error(fault), { returnCode: fault === 'client-id' ? 2 : 4 })
        done(error, false)
      },
      authorizePublish: (client, packet, done) => {
        const account = client && this.#accountOf(client)
        const reason = account
          ? refusalOfPublish(needs.root, account, { topic: packet.topic, retain: packet.retain, bytes: Buffer.byteLength(packet.payload) })
          : 'no-account'
        if (!reason) return done()
        needs.refused(`mqtt publish ${packet.topic.slice(0, 200)}`, reason, client ? this.#displays.get(client) : undefined)
        done(new Error(reason))
      },
      authorizeSubscribe: (client, subscription, done) => {
        const account = this.#accountOf(client)
        if (account && maySubscribe(needs.root, account, subscription.topic)) return done(null, subscription)
        needs.refused(`mqtt subscribe ${subscription.topic.slice(0, 200)}`, 'topic', this.#displays.get(client))
        done(null, null)
      },
      authorizeForward: (client, packet) => {
        const account = this.#accountOf(client)
        return account && maySubscribe(needs.root, account, packet.topic) ? packet : null
      },
    })
    this.#aedes.on('publish', (packet, client) => {
      const displayId = client && this.#displays.get(client)
      if (displayId) needs.received(displayId, packet.topic, Buffer.from(packet.payload))
    })
    this.#aedes.on('connectionError', () => {}) // strangers' noise; refusals were told where they were made
    this.#aedes.on('clientError', () => {})
  }

  /** Must be called once before the first connection. */
  listen(): Promise<void> {
    return this.#aedes.listen()
  }

  /** Takes over a connection: TCP, TLS or a WebSocket's stream. */
  handle(stream: Duplex): void {
    const client = this.#aedes.handle(stream)
    const gate = new PacketGate(gateLimits, this.#needs.now())
    // After `handle`: with its `readable` listener in place, `data` only watches what the broker itself reads.
    stream.on('data', (chunk: Buffer) => {
      const fault = gate.see(chunk, this.#needs.now())
      if (!fault || stream.destroyed) return
      this.#needs.refused('mqtt packet', fault, this.#displays.get(client))
      stream.destroy()
    })
    stream.once('close', () => {
      const displayId = this.#displays.get(client)
      if (displayId === undefined || this.#connected.get(displayId) !== client) return
      this.#connected.delete(displayId)
      this.#needs.disconnected(displayId)
    })
  }

  isConnected(displayId: string): boolean {
    return this.#connected.has(displayId)
  }

  /** The hub's own word; resolves when every reachable reader has it. An empty retained payload clears. */
  publish(topic: string, payload: string, { retain }: { retain: boolean }): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (error?: Error | null) => (error ? reject(error) : resolve())
      this.#aedes.publish({ cmd: 'publish', dup: false, qos: 1, topic, payload, retain }, settle)
    })
  }

  /** Ends a display's connection; without an account it does not come back. */
  drop(displayId: string): void {
    this.#connected.get(displayId)?.close()
    const { status, about, reported, desired } = displayTopics(this.#needs.root, displayId)
    for (const topic of [status, about, reported, desired]) void this.publish(topic, '', { retain: true })
  }

  dispose(): Promise<void> {
    return new Promise(resolve => this.#aedes.close(resolve))
  }

  #accountOf(client: Client): DisplayAccount | undefined {
    const displayId = this.#displays.get(client)
    return displayId === undefined ? undefined : this.#needs.accountOf(displayId)
  }

  #judge(client: Client, username: string | undefined, password: Buffer | undefined): string | undefined {
    const account = username === undefined ? undefined : this.#needs.accountOf(username)
    if (!account || !password || !isSecret(password.toString('utf8'), account.passwordHash)) return 'wrong-password'
    if (client.id !== `doska-${account.id}`) return 'client-id'
    const will = this.#wills.get(client)
    if (will !== undefined && will !== displayTopics(this.#needs.root, account.id).status) return 'will-topic'
    this.#displays.set(client, account.id)
    this.#connected.set(account.id, client)
    return undefined
  }
}
