import http from 'node:http'
import https from 'node:https'
import net from 'node:net'
import type { Duplex } from 'node:stream'
import tls from 'node:tls'
import { sha256Hex } from './keys'
import type { KeyPin } from './key-pin'

/** The server proved another key than the pinned one: somebody sits between, or the hub was replaced. */
export class WrongKeyError extends Error {
  override readonly name = 'WrongKeyError'
  readonly code = 'DOSKA_WRONG_KEY'
}

export interface SocketTarget {
  readonly host: string
  readonly port: number
  readonly secure: boolean
}

/** How long a connection may take to stand, key checked. */
export const connectLimitMs = 10_000

/**
 * A connected socket with Nagle off. A secure one has proved the pinned key before the caller may write a byte; certificate authorities, names and
 * validity dates do not count (design.md, "Trust": a wrong clock never locks a display out). Rejects with `WrongKeyError` or the network's error.
 */
export function openSocket({ host, port, secure }: SocketTarget, pin: KeyPin, signal: AbortSignal = AbortSignal.timeout(connectLimitMs)): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const socket = secure
      ? tls.connect({ host, port, rejectUnauthorized: false, minVersion: 'TLSv1.2', ...(net.isIP(host) === 0 ? { servername: host } : {}) })
      : net.connect({ host, port })
    const abort = () => socket.destroy(new Error(`no connection to ${host}:${port} in time`))
    const settle = (end: () => void) => {
      signal.removeEventListener('abort', abort)
      socket.off('error', refuse).off('close', closed)
      end()
    }
    const refuse = (error: Error) => settle(() => {
      socket.on('error', () => {}) // whatever a dying socket still says
      reject(error)
    })
    const closed = () => refuse(new Error(`${host}:${port} closed the connection`))
    socket.on('error', refuse).on('close', closed).setNoDelay(true)
    signal.addEventListener('abort', abort, { once: true })
    if (signal.aborted) abort()
    socket.once(secure ? 'secureConnect' : 'connect', () => {
      if (socket instanceof tls.TLSSocket && !pin.accepts(keyOf(socket))) socket.destroy(new WrongKeyError(`${host}:${port} has another key than the pinned one`))
      else settle(() => resolve(socket))
    })
  })
}

/** An HTTP agent for the hub's address; every TLS connection proves the pinned key first. */
export function hubAgent(address: string, pin: KeyPin): http.Agent {
  return new URL(address).protocol === 'https:' ? new PinnedAgent(pin) : new http.Agent({ keepAlive: true, maxSockets: 8 })
}

class PinnedAgent extends https.Agent {
  readonly #pin: KeyPin

  constructor(pin: KeyPin) {
    super({ keepAlive: true, maxSockets: 8, maxCachedSessions: 0 })
    this.#pin = pin
  }

  override createConnection(options: http.ClientRequestArgs, callback?: (error: Error | null, stream: Duplex) => void): undefined {
    const target = { host: options.host ?? 'localhost', port: Number(options.port ?? 443), secure: true }
    openSocket(target, this.#pin).then(
      socket => callback?.(null, socket),
      // The declared type wants a stream besides the error; node reads the error alone.
      (error: Error) => callback?.(error, undefined as unknown as Duplex),
    )
    return undefined
  }
}

/** Hex SHA-256 of the server's public key (SPKI DER), proved by the handshake. */
function keyOf(socket: tls.TLSSocket): string {
  const certificate = socket.getPeerX509Certificate()
  return certificate ? sha256Hex(certificate.publicKey.export({ type: 'spki', format: 'der' })) : ''
}
