import net from 'node:net'
import tls from 'node:tls'
import type { Duplex } from 'node:stream'
import type { Disposable } from '#shared/lifetime'

/** The MQTT port of the hub. */
export interface MqttServer extends Disposable {
  readonly port: number
}

/** Sockets at once; far above 500 displays and their reconnects. */
const connectionLimit = 2_000

/** Listens for MQTT, with TLS 1.2 or newer when a key is given. Rejects with the system's error (EADDRINUSE, EACCES…). */
export function listenMqtt(host: string, port: number, secure: { key: string; cert: string } | undefined, handle: (stream: Duplex) => void): Promise<MqttServer> {
  const sockets = new Set<net.Socket>()
  // Nagle off: one command and its ack take 0.5 ms instead of 44.
  const server = secure ? tls.createServer({ ...secure, minVersion: 'TLSv1.2', noDelay: true }, handle) : net.createServer({ noDelay: true }, handle)
  server.maxConnections = connectionLimit
  server.on('tlsClientError', () => {}) // strangers that do not speak TLS
  server.on('connection', (socket: net.Socket) => {
    sockets.add(socket)
    socket.on('error', () => {}) // a reset before the broker listens
    socket.once('close', () => sockets.delete(socket))
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve({ port: (server.address() as net.AddressInfo).port, dispose: () => end(server, sockets) })
    })
  })
}

function end(server: net.Server, sockets: ReadonlySet<net.Socket>): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve())
    for (const socket of sockets) socket.destroy()
  })
}
