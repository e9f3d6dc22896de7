import { createServer, connect, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

/** A cable between display and hub that can be slow, and pulled out. Loopback only. */
export class SlowCable {
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  /** Bytes that came from the hub so far. */
  receivedBytes = 0
  bytesPerSecond = Infinity

  private constructor(toPort: number) {
    this.#server = createServer(near => this.#carry(near, connect(toPort, '127.0.0.1')))
  }

  static async to(toPort: number): Promise<SlowCable> {
    const cable = new SlowCable(toPort)
    await new Promise<void>(resolve => cable.#server.listen(0, '127.0.0.1', resolve))
    return cable
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  /** Every connection breaks without a goodbye. */
  pull(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy()
  }

  async close(): Promise<void> {
    this.pull()
    await new Promise(resolve => this.#server.close(resolve))
  }

  #carry(near: Socket, far: Socket): void {
    for (const [socket, other] of [[near, far], [far, near]] as const) {
      socket.setNoDelay(true)
      this.#sockets.add(socket)
      socket.on('error', () => other.destroy())
      socket.on('close', () => {
        this.#sockets.delete(socket)
        other.destroy()
      })
    }
    near.pipe(far)
    far.on('data', data => {
      this.receivedBytes += data.length
      near.write(data)
      if (this.bytesPerSecond === Infinity) return
      far.pause()
      setTimeout(() => far.resume(), (data.length / this.bytesPerSecond) * 1000)
    })
  }
}
