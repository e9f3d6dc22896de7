import { createHash } from 'node:crypto'
import { open, readFile, rm, stat, writeFile } from 'node:fs/promises'
import http from 'node:http'
import https from 'node:https'
import { basename, join } from 'node:path'
import { failure, success, type Result } from '#shared/result'
import type { ItemFault } from './source-port'

type RemoteFault = ItemFault & { readonly kind: 'host-refused' | 'unreachable' | 'refused-by-server' | 'too-large' | 'cut-off' }

export interface RemoteLimits {
  /** `host` or `host:port`. */
  readonly hosts: ReadonlySet<string>
  readonly mostBytes: number
  /** How long the line may be silent. */
  readonly silenceMs: number
}

const mostRedirects = 5

/** HTTPS on an allowed host; plain HTTP only on this machine itself. Each step of a redirect is judged anew. */
export function judgeAddress(address: string, { hosts }: Pick<RemoteLimits, 'hosts'>): Result<URL, RemoteFault> {
  let url: URL
  try {
    url = new URL(address)
  } catch {
    return failure({ kind: 'host-refused', detail: address.slice(0, 300) })
  }
  const isLocal = url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  if ((url.protocol !== 'https:' && !isLocal) || url.username || url.password || !hosts.has(url.host)) return failure({ kind: 'host-refused', detail: `${url.protocol}//${url.host}`.slice(0, 300) })
  return success(url)
}

/** Reads a small text. */
export async function fetchText(address: string, limits: RemoteLimits, signal: AbortSignal): Promise<Result<string, RemoteFault>> {
  const answered = await ask(address, {}, limits, signal)
  if (!answered.ok) return answered
  const pieces: Buffer[] = []
  const read = await pour(answered.value, limits.mostBytes, async piece => void pieces.push(piece))
  return read.ok ? success(Buffer.concat(pieces).toString('utf8')) : read
}

/** Brings a file into `folder` under a name of its own; a try that was cut off goes on where it stopped, if the file is still the same. */
export async function fetchFile(address: string, folder: string, limits: RemoteLimits, signal: AbortSignal): Promise<Result<{ file: string; bytes: number; name: string }, RemoteFault>> {
  const file = join(folder, createHash('sha256').update(address).digest('hex'))
  const [part, note] = [`${file}.part`, `${file}.etag`]
  const had = (await stat(part).catch(() => undefined))?.size ?? 0
  const etag = had > 0 ? await readFile(note, 'utf8').catch(() => '') : ''
  const answered = await ask(address, etag ? { range: `bytes=${had}-`, 'if-range': etag } : {}, limits, signal)
  if (!answered.ok && answered.fault.detail === '416') await rm(part, { force: true })
  if (!answered.ok) return answered
  const response = answered.value
  const from = response.statusCode === 206 && new RegExp(`^bytes ${had}-`).test(response.headers['content-range'] ?? '') ? had : 0
  if (response.statusCode === 206 && from !== had) {
    response.destroy()
    await rm(part, { force: true })
    return failure({ kind: 'cut-off', detail: '' })
  }
  if (from === 0) await writeFile(note, strongTag(response.headers.etag))
  const handle = await open(part, from > 0 ? 'a' : 'w', 0o600)
  const poured = await pour(response, limits.mostBytes - from, async piece => void (await handle.write(piece))).finally(() => handle.close())
  if (!poured.ok) {
    if (poured.fault.kind === 'too-large') await rm(part, { force: true })
    return poured
  }
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
    const response = await send(url.value, headers, limits.silenceMs, signal)
    if (!response) return failure({ kind: 'unreachable', detail: url.value.host })
    const { statusCode = 0 } = response
    if (statusCode === 200 || statusCode === 206) return success(response)
    response.resume()
    response.destroy()
    if (![301, 302, 303, 307, 308].includes(statusCode) || !response.headers.location) return failure({ kind: 'refused-by-server', detail: String(statusCode) })
    next = URL.canParse(response.headers.location, url.value) ? new URL(response.headers.location, url.value).href : ''
  }
  return failure({ kind: 'refused-by-server', detail: 'redirects' })
}

function send(url: URL, headers: http.OutgoingHttpHeaders, silenceMs: number, signal: AbortSignal): Promise<http.IncomingMessage | undefined> {
  return new Promise(resolve => {
    const request = (url.protocol === 'https:' ? https : http).get(url, { headers: { 'user-agent': 'Doska', 'accept-encoding': 'identity', ...headers }, signal, timeout: silenceMs }, resolve)
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(undefined))
  })
}

/** Bytes that came. */
async function pour(response: http.IncomingMessage, mostBytes: number, take: (piece: Buffer) => Promise<void>): Promise<Result<number, RemoteFault>> {
  let bytes = 0
  try {
    for await (const piece of response as AsyncIterable<Buffer>) {
      bytes += piece.length
      if (bytes > mostBytes) {
        response.destroy()
        return failure({ kind: 'too-large', detail: '' })
      }
      await take(piece)
    }
  } catch {
    return failure({ kind: 'cut-off', detail: '' })
  }
  return response.complete ? success(bytes) : failure({ kind: 'cut-off', detail: '' })
}
