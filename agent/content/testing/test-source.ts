import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sha256Hex } from '../../trust/keys'
import type { HttpPlace } from '../content-source'
import type { WantedFile } from '../content-store'

export type Answer = (request: IncomingMessage, response: ServerResponse, body: Buffer) => void

/** Bytes that do not repeat, the same ones for the same seed. */
export function testBytes(bytes: number, seed = 1): Buffer {
  const made = Buffer.alloc(bytes)
  for (let i = 0, state = seed; i < bytes; i++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    made[i] = state >>> 16
  }
  return made
}

/** The same with one bit changed near the beginning. */
export function flipped(body: Buffer): Buffer {
  const wrong = Buffer.from(body)
  wrong[7] = wrong[7]! ^ 1
  return wrong
}

/** As the hub answers: ranges, `If-Range` by hash, 416 beyond the end. */
export const properly: Answer = (request, response, body) => {
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '')
  const isSame = request.headers['if-range'] === undefined || request.headers['if-range'] === `"${sha256Hex(body)}"`
  const from = range && isSame ? Number(range[1]) : 0
  if (from >= body.length && from > 0) return void response.writeHead(416).end()
  const until = range?.[2] && isSame ? Math.min(Number(range[2]) + 1, body.length) : body.length
  const isPart = range !== null && isSame
  const head = { 'content-length': until - from, ...(isPart ? { 'content-range': `bytes ${from}-${until - 1}/${body.length}` } : {}) }
  response.writeHead(isPart ? 206 : 200, head).end(body.subarray(from, until))
}

/** A content source on a free loopback port that answers as a test wants. */
export class TestSource {
  answer: Answer = properly
  /** `Range` of every request; '' without one. */
  readonly ranges: string[] = []
  readonly encodings: string[] = []
  readonly conditions: string[] = []
  readonly #bodies = new Map<string, Buffer>()
  readonly #server = http.createServer((request, response) => {
    this.ranges.push(request.headers.range ?? '')
    this.conditions.push(String(request.headers['if-range'] ?? ''))
    this.encodings.push(String(request.headers['accept-encoding']))
    const body = this.#bodies.get(request.url?.slice(1) ?? '')
    if (body) this.answer(request, response, body)
    else response.writeHead(404).end()
  })

  async start(): Promise<this> {
    await new Promise<void>(resolve => this.#server.listen(0, '127.0.0.1', resolve))
    return this
  }

  /** Offers bytes under their hash. */
  offer(body: Buffer): WantedFile {
    const sha256 = sha256Hex(body)
    this.#bodies.set(sha256, body)
    return { sha256, bytes: body.length }
  }

  of(file: WantedFile): HttpPlace {
    return { kind: 'http', url: `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/${file.sha256}`, headers: { authorization: 'Bearer test' } }
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise<void>(resolve => this.#server.close(() => resolve()))
  }
}
