import { createHash, createHmac, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { join } from 'node:path'
import { Transform, type Duplex } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import tls from 'node:tls'
import { z } from 'zod'
import { fillRoute, routes } from '#shared/contract/routes'
import { importProofSchema } from '#shared/contract/uploads'
import type { Disposable } from '#shared/lifetime'

/** What the running hub leaves in its data folder for the commands of this machine. */
const runningSchema = z.object({ address: z.url({ protocol: /^https?$/ }), tlsPin: z.string().regex(/^([0-9a-f]{64})?$/) })

/** A hub answers at once; another program may say nothing at all. */
const proofLimitMs = 10_000

export interface HubReply {
  readonly status: number
  readonly body: unknown
}

/** The way to the hub that runs on this machine, with the right to import and to export. */
export interface HubLine extends Disposable {
  /** Whether the hub of this folder answers there; until then nothing tells the key. A hub that was killed leaves its address to whatever program takes the port. */
  isHubOfFolder(): Promise<boolean>
  get(path: string): Promise<HubReply>
  post(path: string, body?: unknown): Promise<HubReply>
  /** Streams a file of exactly `bytes` bytes; rejects when the line breaks or the file has become shorter. */
  put(path: string, file: string, bytes: number, sent: (count: number) => void): Promise<HubReply>
  /** Streams an answer of 200 into the new file, onto the disk before it counts; rejects when the line breaks, or the disk takes no more. Any other answer is a reply. */
  save(path: string, file: string, got: (count: number) => void): Promise<HubReply>
}

/** undefined: no hub has left its address and key in this folder. */
export async function openHubLine(data: string): Promise<HubLine | undefined> {
  const [running, key] = await Promise.all([readText(join(data, 'running.json')), readText(join(data, 'import-key'))])
  const parsed = runningSchema.safeParse(parseJson(running))
  if (!parsed.success || !key) return undefined
  const { address, tlsPin } = parsed.data
  const isSecure = address.startsWith('https:')
  const agent: http.Agent = isSecure ? new PinnedAgent(tlsPin) : new http.Agent({ keepAlive: true, maxSockets: 1 })
  const authorization = `Import ${key.trim()}`
  const ask = (method: string, path: string, headers: Record<string, string | number>) => {
    const options = { method, agent, headers }
    return isSecure ? https.request(`${address}${path}`, options) : http.request(`${address}${path}`, options)
  }
  return {
    isHubOfFolder: async () => {
      const nonce = randomBytes(32).toString('hex')
      const request = ask('GET', fillRoute(routes.importProof, { nonce }), {})
      request.setTimeout(proofLimitMs, () => request.destroy(new Error('no answer')))
      const reply = replyTo(request)
      request.end()
      const expected = createHmac('sha256', createHash('sha256').update(key.trim()).digest('hex')).update(nonce).digest('hex')
      return importProofSchema.safeParse((await reply).body).data?.proof === expected
    },
    get: async path => {
      const request = ask('GET', path, { authorization })
      const reply = replyTo(request)
      request.end()
      return reply
    },
    post: async (path, body) => {
      const text = body === undefined ? '' : JSON.stringify(body)
      const request = ask('POST', path, { authorization, 'content-length': Buffer.byteLength(text), ...(body === undefined ? {} : { 'content-type': 'application/json' }) })
      const reply = replyTo(request)
      request.end(text)
      return reply
    },
    put: async (path, file, bytes, sent) => {
      const request = ask('PUT', path, { authorization, 'content-length': bytes, 'content-type': 'application/octet-stream' })
      const reply = replyTo(request)
      if (bytes === 0) request.end()
      else {
        const sending = pipeline(createReadStream(file, { end: bytes - 1, highWaterMark: 1024 * 1024 }), exactly(bytes, sent), request)
        // An early refusal answers before all is sent; then only the answer counts.
        await Promise.race([sending, reply])
        sending.catch(() => {})
      }
      return reply
    },
    save: async (path, file, got) => {
      const request = ask('GET', path, { authorization })
      const response = await new Promise<IncomingMessage>((resolve, reject) => {
        request.once('error', reject)
        request.once('response', resolve)
        request.end()
      })
      const status = response.statusCode ?? 0
      if (status !== 200) return { status, body: parseJson(await textOf(response)) }
      await pipeline(response, exactly(Number(response.headers['content-length']), got), createWriteStream(file, { flush: true, highWaterMark: 1024 * 1024 }))
      return { status, body: undefined }
    },
    dispose: () => agent.destroy(),
  }
}

/** The key that the hub showed is not the one that its own folder names. */
export class WrongKey extends Error {}

/** Connects to the hub's self-made key only, whatever its dates; nothing is sent before that is sure. */
class PinnedAgent extends https.Agent {
  readonly #pin: string

  constructor(pin: string) {
    super({ keepAlive: true, maxSockets: 1 })
    this.#pin = pin
  }

  override createConnection(options: https.RequestOptions, done?: (error: Error | null, stream: Duplex) => void): undefined {
    const socket = tls.connect({ ...(options as tls.ConnectionOptions), rejectUnauthorized: false, minVersion: 'TLSv1.2' })
    socket.once('error', (error: Error) => done?.(error, socket))
    socket.once('secureConnect', () => {
      const shown = socket.getPeerX509Certificate()?.publicKey.export({ type: 'spki', format: 'der' })
      if (shown && createHash('sha256').update(shown).digest('hex') === this.#pin) done?.(null, socket)
      else socket.destroy(new WrongKey())
    })
    return undefined
  }
}

function replyTo(request: http.ClientRequest): Promise<HubReply> {
  const reply = new Promise<HubReply>((resolve, reject) => {
    request.once('error', reject)
    request.once('response', (response: IncomingMessage) => {
      textOf(response).then(text => resolve({ status: response.statusCode ?? 0, body: parseJson(text) }), reject)
    })
  })
  reply.catch(() => {}) // whoever asked awaits it too
  return reply
}

async function textOf(response: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of response) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString('utf8')
}

function exactly(bytes: number, sent: (count: number) => void): Transform {
  let count = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      count += chunk.length
      sent(chunk.length)
      done(null, chunk)
    },
    flush(done) {
      done(count === bytes ? null : new Error('shorter or longer than was told'))
    },
  })
}

const readText = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '')

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
