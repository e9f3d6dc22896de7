import http from 'node:http'
import https from 'node:https'
import { failure, success, type Result } from '#shared/result'
import { parseJson } from './envelopes'
import { WrongKeyError } from './pinned-tls'

export interface HubCall {
  /** Whole address of the request. */
  readonly url: string
  readonly method: 'POST' | 'PUT' | 'GET' | 'DELETE'
  readonly agent: http.Agent
  readonly headers?: Record<string, string>
  /** JSON unless it is bytes. */
  readonly body?: Uint8Array | object
  readonly limitMs?: number
}

/** `body` is untrusted; `undefined` when the answer was not JSON. */
export interface HubAnswer {
  readonly status: number
  readonly body: unknown
}
export type HubCallFault = 'unreachable' | 'wrong-key'
export type CallHub = (call: HubCall) => Promise<Result<HubAnswer, HubCallFault>>

const answerLimitBytes = 256 * 1024

/** One small request to the hub; never longer than `limitMs` (10 s), never follows a redirect, never reads more than 256 KB. */
export const callHub: CallHub = ({ url, method, agent, headers, body, limitMs = 10_000 }) =>
  new Promise(resolve => {
    const bytes = body instanceof Uint8Array ? body : body && Buffer.from(JSON.stringify(body))
    const send = url.startsWith('https:') ? https.request : http.request
    const request = send(url, {
      method,
      agent,
      signal: AbortSignal.timeout(limitMs),
      headers: { ...(bytes ? { 'content-type': 'application/json', 'content-length': String(bytes.byteLength) } : {}), ...headers },
    })
    request.on('error', error => resolve(failure(error instanceof WrongKeyError ? 'wrong-key' : 'unreachable')))
    request.on('response', response => {
      const chunks: Buffer[] = []
      let size = 0
      response.on('data', (chunk: Buffer) => {
        size += chunk.byteLength
        if (size > answerLimitBytes) response.destroy()
        else chunks.push(chunk)
      })
      response.on('end', () => resolve(success({ status: response.statusCode ?? 0, body: parseJson(Buffer.concat(chunks).toString('utf8')) })))
      response.on('close', () => resolve(failure('unreachable')))
      response.on('error', () => resolve(failure('unreachable')))
    })
    request.end(bytes)
  })
