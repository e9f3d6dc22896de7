import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type http from 'node:http'
import https from 'node:https'
import { networkInterfaces } from 'node:os'
import type { AddressInfo } from 'node:net'
import { parsePeerIdentity, peerTls } from '#shared/contract/peers'
import type { Disposable } from '#shared/lifetime'
import { holderSecret, peerKey } from '../trust/peer-key'

export interface PeerServerNeeds {
  /** This display's credential at the hub; undefined before it is enrolled: then nobody is served. */
  credential(): string | undefined
  fileOf(sha256: string): string | undefined
  /** Epoch ms, and whether it is to be believed. */
  now(): number
  report(problem: unknown): void
}

/** So many neighbours at once: the board in front of its class comes first. */
const mostSockets = 8

/** Serves this display's verified files to other displays of the school: over TLS whose key is the capability, each good for one file and ten minutes. */
export class PeerServer implements Disposable {
  readonly #server: https.Server
  readonly #needs: PeerServerNeeds
  readonly #host: string

  private constructor(needs: PeerServerNeeds, host: string) {
    this.#needs = needs
    this.#host = host
    // The handshake proves one capability; the connection then serves what that one names and nothing else.
    const proved = new WeakMap<object, string>()
    this.#server = https.createServer(
      {
        ...peerTls,
        pskCallback: (socket, identity) => {
          const sha256 = this.#judge(identity)
          const credential = needs.credential()
          if (sha256 === undefined || credential === undefined) return null
          proved.set(socket, sha256)
          return peerKey(holderSecret(credential), identity)
        },
      },
      (request, response) => void this.#answer(request, response, proved.get(request.socket)).catch(() => response.destroy()),
    )
    this.#server.maxConnections = mostSockets
    this.#server.on('tlsClientError', () => {}) // a stranger
  }

  /** Listens on a free port of `host`; rejects when that is not possible. */
  static async open(host: string, needs: PeerServerNeeds): Promise<PeerServer> {
    const peer = new PeerServer(needs, host)
    await new Promise<void>((resolve, reject) => peer.#server.once('error', reject).listen(0, host, resolve))
    peer.#server.on('error', needs.report)
    return peer
  }

  /** Where other displays find it, as far as this machine knows its own address. */
  get address(): string | undefined {
    const { port } = this.#server.address() as AddressInfo
    const host = this.#host === '0.0.0.0' ? ownAddress() : this.#host
    return host && `https://${host}:${port}`
  }

  async dispose(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise<void>(resolve => this.#server.close(() => resolve()))
  }

  #judge(identity: string): string | undefined {
    const parsed = parsePeerIdentity(identity)
    return parsed && parsed.untilS * 1000 > this.#needs.now() ? parsed.sha256 : undefined
  }

  async #answer(request: http.IncomingMessage, response: http.ServerResponse, sha256: string | undefined): Promise<void> {
    const file = sha256 !== undefined && request.url === `/${sha256}` ? this.#needs.fileOf(sha256) : undefined
    if (request.method !== 'GET' || !file) return void response.writeHead(404).end()
    const { size: bytes } = await stat(file)
    const range = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(request.headers.range ?? '')
    const from = Number(range?.[1] ?? 0)
    const until = range?.[2] ? Math.min(bytes, Number(range[2]) + 1) : bytes
    if (from >= until && bytes > 0) return void response.writeHead(416).end()
    response.writeHead(range ? 206 : 200, { 'content-length': until - from, ...(range ? { 'content-range': `bytes ${from}-${until - 1}/${bytes}` } : {}) })
    if (bytes === 0) return void response.end()
    const reading = createReadStream(file, { start: from, end: until - 1, highWaterMark: 256 * 1024 })
    reading.on('error', () => response.destroy())
    response.on('close', () => reading.destroy())
    reading.pipe(response)
  }
}

/** An address of this machine on a network of its own kind: schools' networks are private ones. */
function ownAddress(): string | undefined {
  return Object.values(networkInterfaces()).flat().find(one => one && one.family === 'IPv4' && !one.internal)?.address
}
