import net, { type AddressInfo, type Socket } from 'node:net'
import { Aedes, type AedesPublishPacket, type Client } from 'aedes'

export interface Heard {
  readonly topic: string
  readonly payload: string
  readonly retain: boolean
}

/** A real aedes on a free loopback port, for tests; `restart` loses everything that it knew, like a hub's embedded broker. */
export class TestBroker {
  port = 0
  heard: Heard[] = []
  /** Every SUBSCRIBE's topics, in order. */
  subscribed: string[][] = []
  accounts: Map<string, string> | undefined
  onPublish: (topic: string, payload: string) => void = () => {}
  #broker: Aedes | undefined
  #server: net.Server | undefined
  readonly #sockets = new Set<Socket>()

  async start(): Promise<void> {
    const broker = (this.#broker = await Aedes.createBroker())
    broker.authenticate = (_client, username, password, done) => {
      const expected = username === undefined ? undefined : this.accounts?.get(username)
      if (!this.accounts || (expected !== undefined && expected === password?.toString())) return done(null, true)
      done(Object.assign(new Error('refused'), { returnCode: 5 as const }), false)
    }
    broker.on('publish', (packet: AedesPublishPacket, client: Client | null) => {
      if (packet.topic.startsWith('$SYS')) return
      this.heard.push({ topic: packet.topic, payload: packet.payload.toString(), retain: packet.retain })
      if (client) this.onPublish(packet.topic, packet.payload.toString())
    })
    broker.on('subscribe', subscriptions => this.subscribed.push(subscriptions.map(({ topic }) => topic)))
    const server = (this.#server = net.createServer({ noDelay: true }, socket => {
      this.#sockets.add(socket)
      socket.on('close', () => this.#sockets.delete(socket)).on('error', () => {})
      broker.handle(socket)
    }))
    await new Promise<void>(done => server.listen(this.port, '127.0.0.1', done))
    this.port = (server.address() as AddressInfo).port
  }

  publish(topic: string, payload: string | Uint8Array, retain = false): Promise<void> {
    return new Promise((done, fail) => this.#broker!.publish(
      { cmd: 'publish', topic, payload: Buffer.from(payload), qos: 1, retain, dup: false },
      error => (error ? fail(error) : done()),
    ))
  }

  /** Delivers to one client what it never asked for, as a bad broker would. */
  deliver(clientId: string, topic: string, payload: string): void {
    const clients = this.#broker as unknown as { clients: Record<string, Client> }
    clients.clients[clientId]!.publish({ cmd: 'publish', topic, payload: Buffer.from(payload), qos: 0, retain: false, dup: false }, () => {})
  }

  /** Cuts every connection without a word. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy()
  }

  async stop(): Promise<void> {
    const server = this.#server
    if (!server) return
    this.#server = undefined
    const closed = new Promise<void>(done => server.close(() => done()))
    this.cut()
    await closed
    await new Promise<void>(done => this.#broker!.close(() => done()))
  }

  async restart(): Promise<void> {
    await this.stop()
    await this.start()
  }

  jsonOn(topic: string): unknown[] {
    return this.heard.filter(one => one.topic === topic && one.payload !== '').map(({ payload }) => JSON.parse(payload) as unknown)
  }
}

/** Waits until `check` gives something; the test's own time limit catches a hang. */
export async function eventually<T>(check: () => T | undefined | false): Promise<T> {
  for (;;) {
    const found = check()
    if (found !== undefined && found !== false) return found
    await new Promise(done => setTimeout(done, 5))
  }
}
