import { createSocket } from 'node:dgram'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A place outside that must hear nothing: an HTTP server (every kind of connection counts) and a UDP port. */
export interface Canary {
  readonly address: string
  readonly udpPort: number
  readonly heard: readonly string[]
  close(): Promise<void>
}

export async function openCanary(): Promise<Canary> {
  const heard: string[] = []
  const server = createServer((request, response) => {
    heard.push(`${request.method} ${request.url}`)
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/plain' }).end('heard')
  })
  server.on('connection', () => heard.push('a connection'))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const socket = createSocket('udp4', () => heard.push('a datagram'))
  await new Promise<void>(resolve => socket.bind(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    udpPort: socket.address().port,
    heard,
    close: async () => {
      socket.close()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
