import { createHash } from 'node:crypto'
import { open, readFile, rm, stat, statfs, writeFile, type FileHandle } from 'node:fs/promises'
import http from 'node:http'
import https from 'node:https'
import { isIP } from 'node:net'
import { basename, join } from 'node:path'
import { failure, success, type Result } from '#shared/result'
import { isDiskFull } from '../disk-full'
import { guardedLookup, insideCode, mayAsk } from './address-guard'
import type { ItemFault } from './source-port'

type RemoteFault = ItemFault & { readonly kind: 'host-refused' | 'host-inside' | 'unreachable' | 'refused-by-server' | 'too-large' | 'no-space' | 'cut-off' }

export interface RemoteLimits {
  /** The feed's own host, `host` or `host:port`. */
  readonly home: string
  /** Hosts that a person named; only they may lie inside the school's network or on this machine. */
  readonly named: ReadonlySet<string>
  readonly mostBytes: number
  /** How long the line may be silent. */
  readonly silenceMs: number
  /** How long one answer may take as a whole. */
  readonly mostMs: number
}

type Hosts = Pick<RemoteLimits, 'home' | 'named'>

const mostRedirects = 5
const reserveBytes = 256 * 1024 ** 2

/** HTTPS on an allowed host; plain HTTP only on this machine itself, and only if it was named. Each step of a redirect is judged anew. */
export function judgeAddress(address: string, { home, named }: Hosts): Result<URL, RemoteFault> {
  if (!URL.canParse(address)) return failure({ kind: 'host-refused', detail: address.slice(0, 300) })
  const url = new URL(address)
  const isLocal = url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  const isNamed = named.has(url.host)
  if ((url.protocol !== 'https:' && !isLocal) || url.username || url.password || (url.host !== home && !isNamed)) return failure({ kind: 'host-refused', detail: `${url.protocol}//${url.host}`.slice(0, 300) })
  const literal = url.hostname.replace(/^\[|\]$/g, '')
  const isInside = isIP(literal) !== 0 ? !mayAsk(literal, isNamed) : isLocal && !isNamed
  return isInside ? failure({ kind: 'host-inside', detail: url.host }) : success(url)
}

/** Reads a small text. */
export async function fetchText(address: string, limits: RemoteLimits, stopped: AbortSignal): Promise<Result<string, RemoteFault>> {
  const answered = await ask(address, {}, limits, AbortSignal.any([stopped, AbortSignal.timeout(limits.mostMs)]))
  if (!answered.ok) return answered
  const pieces: Buffer[] = []
  const read = await pour(answered.value, limits.mostBytes, async piece => void pieces.push(piece))
  return read.ok ? success(Buffer.concat(pieces).toString('utf8')) : read
}

/** Brings a file into `folder` under a name of its own; a try that was cut off goes on where it stopped, if the file is still the same. */
export async function fetchFile(address: string, folder: string, limits: RemoteLimits, stopped: AbortSignal): Promise<Result<{ file: string; bytes: number; name: string }, RemoteFault>> {
  const file = join(folder, createHash('sha256').update(address).digest('hex'))
  const [part, note] = [`${file}.part`, `${file}.etag`]
  const size = (await stat(part).catch(() => undefined))?.size ?? 0
  const etag = size > 0 ? await readFile(note, 'utf8').catch(() => '') : ''
  const had = etag ? size : 0
  const freeBytes = await statfs(folder).then(({ bavail, bsize }) => bavail * bsize)
  const answered = await ask(address, etag ? { range: `bytes=${had}-`, 'if-range': etag } : {}, limits, AbortSignal.any([stopped, AbortSignal.timeout(limits.mostMs)]))
  if (!answered.ok) {
    if (answered.fault.detail === '416') await rm(part, { force: true })
    return answered
  }
  const response = answered.value
  const isRest = response.statusCode === 206
  if (isRest && (!etag || !(response.headers['content-range'] ?? '').startsWith(`bytes ${had}-`))) {
    response.destroy()
    await rm(part, { force: true })
    return failure({ kind: 'cut-off', detail: '' })
  }
  const from = isRest ? had : 0
  if (Number(response.headers['content-length'] ?? 0) + reserveBytes > freeBytes) {
    response.destroy()
    return failure({ kind: 'no-space', detail: '' })
  }
  let handle: FileHandle | undefined
  const begun = async () => {
    if (from === 0) await writeFile(note, strongTag(response.headers.etag))
    return open(part, from > 0 ? 'a' : 'w', 0o600)
  }
  // The file is opened for the first piece: whatever comes before a line breaks is kept.
  const poured = await pour(response, limits.mostBytes - from, async piece => void (await (handle ??= await begun()).writeFile(piece))).finally(() => handle?.close())
  if (!poured.ok) {
    if (poured.fault.kind === 'too-large') await rm(part, { force: true })
    return poured
  }
  if (!handle) await (await begun()).close()
  await rm(note, { force: true })
  return success({ file: part, bytes: from + poured.value, name: nameOf(address, response.headers['content-disposition']) })
}

const strongTag = (etag: string | undefined): string => (etag && !etag.startsWith('W/') ? etag : '')

/** The name as the server tells it, else as the address does. */
function nameOf(address: string, disposition: string | undefined): string {
  const told = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1] ?? /filename="?([^";]+)/i.exec(disposition ?? '')?.[1] ?? new URL(address).pathname
  try {
    return basename(decodeURIComponent(told)).slice(0, 200) || 'file'
  } catch {
    return basename(told).slice(0, 200) || 'file'
  }
}

async function ask(address: string, headers: http.OutgoingHttpHeaders, limits: RemoteLimits, signal: AbortSignal): Promise<Result<http.IncomingMessage, RemoteFault>> {
  let next = address
  for (let step = 0; step <= mostRedirects; step++) {
    const url = judgeAddress(next, limits)
    if (!url.ok) return url
    const response = await send(url.value, headers, limits, signal)
    if (!response.ok) return response
    const { statusCode = 0, headers: told } = response.value
    const isTooLarge = Number(told['content-length'] ?? 0) > limits.mostBytes
    if ((statusCode === 200 || statusCode === 206) && !isTooLarge) return success(response.value)
    response.value.resume()
    response.value.destroy()
    if (statusCode === 200 || statusCode === 206) return failure({ kind: 'too-large', detail: '' })
    if (![301, 302, 303, 307, 308].includes(statusCode) || !told.location) return failure({ kind: 'refused-by-server', detail: String(statusCode) })
    next = URL.canParse(told.location, url.value.href) ? new URL(told.location, url.value).href : ''
  }
  return failure({ kind: 'refused-by-server', detail: 'redirects' })
}

function send(url: URL, headers: http.OutgoingHttpHeaders, { named, silenceMs }: RemoteLimits, signal: AbortSignal): Promise<Result<http.IncomingMessage, RemoteFault>> {
  return new Promise(resolve => {
    const options = { headers: { 'user-agent': 'Doska', 'accept-encoding': 'identity', ...headers }, signal, timeout: silenceMs, lookup: guardedLookup(named.has(url.host)) }
    const request = (url.protocol === 'https:' ? https : http).get(url, options, response => resolve(success(response)))
    request.on('timeout', () => request.destroy())
    request.on('error', (error: NodeJS.ErrnoException) => resolve(failure({ kind: error.code === insideCode ? 'host-inside' : 'unreachable', detail: url.host })))
  })
}

/** Bytes that came. */
async function pour(response: http.IncomingMessage, mostBytes: number, take: (piece: Buffer) => Promise<void>): Promise<Result<number, RemoteFault>> {
  let bytes = 0
  const pieces = (response as AsyncIterable<Buffer>)[Symbol.asyncIterator]()
  for (;;) {
    const piece = await pieces.next().catch(() => undefined)
    if (!piece) return failure({ kind: 'cut-off', detail: '' })
    if (piece.done) return response.complete ? success(bytes) : failure({ kind: 'cut-off', detail: '' })
    bytes += piece.value.length
    if (bytes > mostBytes) {
      response.destroy()
      return failure({ kind: 'too-large', detail: '' })
    }
    try {
      await take(piece.value)
    } catch (error) {
      response.destroy()
      if (!isDiskFull(error)) throw error
      return failure({ kind: 'no-space', detail: '' })
    }
  }
}
