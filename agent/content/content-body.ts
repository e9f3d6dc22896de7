import http from 'node:http'
import https from 'node:https'
import { failure, success, type Result } from '#shared/result'
import type { HttpPlace } from './content-source'
import type { FetchFault, WantedFile } from './content-store'

/** An answer's bytes from `start` on. `next` never rejects; `undefined` is the end that the server meant. */
export interface ContentBody {
  readonly start: number
  /** The answer is the file from its start, whatever was asked for. */
  readonly isWhole: boolean
  /** How long the answer took to begin. */
  readonly answeredMs: number
  next(): Promise<Result<Uint8Array | undefined, FetchFault>>
  close(): void
}

export interface BodyRequest {
  readonly file: WantedFile
  /** Bytes already there; above 0 the rest is asked for, and the answer may still begin at 0 (`If-Range`). */
  readonly from: number
  /** Only the bytes before this; absent: to the end. */
  readonly until?: number
  /** The longest silence of the network: until the answer begins, and between its parts. */
  readonly silenceMs: number
}

/** Asks for a file or its rest. Redirects are refused: the hub sends none. An encoded answer, though identity was asked for, fails by size or hash. A rest of something else is `damaged`. */
export async function openContentBody(source: HttpPlace, request: BodyRequest, signal: AbortSignal): Promise<Result<ContentBody, FetchFault>> {
  const { file, from, until = file.bytes, silenceMs } = request
  const unreachable = () => failure<FetchFault>(signal.aborted ? { kind: 'stopped' } : { kind: 'source-unreachable' })
  const range: Record<string, string> = from > 0 || until < file.bytes ? { range: until < file.bytes ? `bytes=${from}-${until - 1}` : `bytes=${from}-`, 'if-range': `"${file.sha256}"` } : {}
  const headers = { ...source.headers, 'accept-encoding': 'identity', ...range }
  const askedAtMs = performance.now()
  const response = await answerOf(source, headers, silenceMs, signal)
  if (!response) return unreachable()
  const judged = judge(response, file, from, until)
  if (!judged.ok) {
    response.destroy()
    return judged
  }
  const flow = new Flow(response)
  return success({
    start: judged.value,
    isWhole: response.statusCode === 200,
    answeredMs: performance.now() - askedAtMs,
    async next() {
      const chunk = await flow.next(silenceMs)
      return chunk === 'broken' ? unreachable() : success(chunk)
    },
    close: () => void response.destroy(),
  })
}

/** How many parts (64 KB each) may arrive ahead of the reader before the network has to wait. */
const partsAhead = 16

/** An answer's parts as they come. Its own iterator stops and starts the socket for every single one: measured 5 % slower. */
class Flow {
  readonly #response: http.IncomingMessage
  readonly #arrived: Uint8Array[] = []
  #end: 'open' | 'whole' | 'broken' = 'open'
  #wake = () => {}

  constructor(response: http.IncomingMessage) {
    this.#response = response
    response.on('data', (part: Uint8Array) => {
      if (this.#arrived.push(part) >= partsAhead) response.pause()
      this.#wake()
    })
    response.on('end', () => this.#finish('whole')).on('close', () => this.#finish('broken'))
  }

  /** The next part; undefined at the end that the server meant. */
  async next(silenceMs: number): Promise<Uint8Array | undefined | 'broken'> {
    if (this.#arrived.length < partsAhead / 2 && this.#response.isPaused()) this.#response.resume()
    if (this.#arrived.length === 0 && this.#end === 'open') {
      const silence = setTimeout(() => this.#response.destroy(), silenceMs)
      await new Promise<void>(resolve => {
        this.#wake = resolve
      })
      clearTimeout(silence)
    }
    return this.#arrived.shift() ?? (this.#end === 'whole' ? undefined : 'broken')
  }

  #finish(end: 'whole' | 'broken'): void {
    if (this.#end === 'open') this.#end = end
    this.#wake()
  }
}

function answerOf(source: HttpPlace, headers: Record<string, string>, silenceMs: number, signal: AbortSignal): Promise<http.IncomingMessage | undefined> {
  return new Promise(resolve => {
    const open = source.url.startsWith('https:') ? https.get : http.get
    const request = open(source.url, { headers, signal, ...(source.agent ? { agent: source.agent } : { agent: false }) })
    const silence = setTimeout(() => request.destroy(new Error('no answer in time')), silenceMs)
    const settle = (response: http.IncomingMessage) => {
      clearTimeout(silence)
      response.on('error', () => {}) // reading tells; one that breaks before it is read must not end the process
      resolve(response)
    }
    const fail = (error: NodeJS.ErrnoException) => {
      clearTimeout(silence)
      // A kept connection that the server had closed meanwhile says nothing about the server: the next one is newer.
      const isStale = request.reusedSocket && error.code === 'ECONNRESET' && !signal.aborted
      resolve(isStale ? answerOf(source, headers, silenceMs, signal) : undefined)
    }
    request.on('response', settle).on('error', fail)
  })
}

/** The first byte's position in the file, if this answer is the file or its rest. */
function judge({ statusCode = 0, headers }: http.IncomingMessage, { bytes }: WantedFile, from: number, until: number): Result<number, FetchFault> {
  const isPart = from > 0 || until < bytes
  if (statusCode === 416 && isPart) return failure({ kind: 'damaged' })
  if (statusCode !== 200 && !(statusCode === 206 && isPart)) return failure({ kind: 'refused', status: statusCode })
  const start = statusCode === 206 ? from : 0
  const isRest = statusCode === 200 || headers['content-range']?.trim().toLowerCase() === `bytes ${from}-${until - 1}/${bytes}`
  const length = headers['content-length']
  const hasRightLength = length === undefined || Number(length) === (statusCode === 206 ? until : bytes) - start
  return isRest && hasRightLength ? success(start) : failure({ kind: 'damaged' })
}
