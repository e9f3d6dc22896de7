import type { FastifyInstance } from 'fastify'
import { createWebSocketStream } from 'ws'
import { routes } from '#shared/contract/routes'
import { closeCodes } from '../http/carriers'
import type { Broker } from './broker'

interface Needs {
  readonly broker: Pick<Broker, 'handle'>
  refused(what: string, reason: string): void
}

/** MQTT over WebSocket on the HTTP port. Browsers say an Origin, and no browser has business here. */
export function mqttSocket({ broker, refused }: Needs) {
  return async (server: FastifyInstance): Promise<void> => {
    server.get(routes.mqttSocket, { websocket: true }, (socket, request) => {
      if (request.headers.origin !== undefined || socket.protocol === '') {
        socket.on('error', () => {})
        refused(`mqtt socket from ${request.ip}`, request.headers.origin === undefined ? 'no-protocol' : 'browser')
        return socket.close(closeCodes.unsupported, 'not for pages')
      }
      const stream = createWebSocketStream(socket)
      stream.on('error', () => {}) // a reset; the broker hears `close`
      broker.handle(stream)
    })
  }
}
