import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { generate, parser, type IPublishPacket, type Packet } from 'mqtt-packet'

/** Message ids of what an attacker puts on the cable; the broker never hears their acknowledgements. */
const firstForgedId = 60_000

/** Someone on the cable between a display and its broker: reads what passes and puts messages of their own into the display's stream. */
export class MqttCable {
  readonly #server: Server
  readonly #displays = new Set<Socket>()
  readonly #seen: IPublishPacket[] = []
  #forged = firstForgedId

  private constructor(port: number, brokerPort: number) {
    this.#server = createServer({ noDelay: true }, display => this.#carry(display, connect(brokerPort, '127.0.0.1'))).listen(port, '127.0.0.1')
  }

  static async between(port: number, brokerPort: number): Promise<MqttCable> {
    const cable = new MqttCable(port, brokerPort)
    await new Promise(resolve => cable.#server.once('listening', resolve))
    return cable
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  /** Messages to displays whose topic ends so, oldest first. */
  seen(topicEnd: string): IPublishPacket[] {
    return this.#seen.filter(({ topic }) => topic.endsWith(topicEnd))
  }

  /** Puts a message in front of every connected display, as if the broker had sent it. */
  forge(topic: string, payload: string | Buffer, retain = false): void {
    const packet = { cmd: 'publish', topic, payload, qos: 1, dup: false, retain, messageId: this.#forged++ } as const
    for (const display of this.#displays) display.write(generate(packet))
  }

  async close(): Promise<void> {
    for (const display of this.#displays) display.destroy()
    await new Promise(resolve => this.#server.close(resolve))
  }

  #carry(display: Socket, broker: Socket): void {
    this.#displays.add(display)
    const fromBroker = parser({ protocolVersion: 4 })
    const fromDisplay = parser({ protocolVersion: 4 })
    fromBroker.on('packet', (packet: Packet) => {
      if (packet.cmd === 'publish') this.#seen.push(packet)
      display.write(generate(packet))
    })
    fromDisplay.on('packet', (packet: Packet) => {
      if (packet.cmd === 'puback' && packet.messageId! >= firstForgedId) return
      broker.write(generate(packet))
    })
    broker.on('data', data => void fromBroker.parse(data))
    display.on('data', data => void fromDisplay.parse(data))
    for (const [socket, other] of [[display, broker], [broker, display]] as const) {
      socket.on('error', () => other.destroy())
      socket.on('close', () => {
        this.#displays.delete(display)
        other.destroy()
      })
    }
  }
}
