import http from 'node:http'
import https from 'node:https'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import websocket from '@fastify/websocket'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { routes, type HubHealth } from '#shared/contract/routes'
import type { HubText } from '#shared/text/hub/ru'
import { isDiskFull } from '../library/disk-full'
import { frameLimitBytes } from './carriers'
import { isLoopbackHost } from './origin'

interface Needs {
  /** TLS key and certificate; absent on loopback. */
  readonly tls: { readonly key: string; readonly cert: string } | undefined
  readonly text: HubText
  /** Requests that come before this wait for it: until desired state is made, everything would be "not yours". */
  readonly opened?: Promise<void>
  /** Port of the broker, told by `health`: a display whose hub was started on other ports finds it there. */
  mqttPort?(): number
  refused(what: string, reason: string): void
  report(problem: unknown): void
}

/**
 * The hub's HTTP side without its routes. Plugins that need a WebSocket use `{ websocket: true }` routes: every upgrade passes the same hooks as a request.
 * Sockets are left as Node makes them: Nagle is off.
 */
export async function makeServer(needs: Needs): Promise<FastifyInstance> {
  const { tls, text } = needs
  const options = { noDelay: true, headersTimeout: 15_000, keepAliveTimeout: 30_000 }
  const server: FastifyInstance = Fastify({
    logger: false,
    bodyLimit: 64 * 1024,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 256 },
    frameworkErrors: (error, request, reply) => void answerError(error, request as FastifyRequest, reply as unknown as FastifyReply, needs), // addresses that are none come here
    serverFactory: handler => {
      const made = tls ? https.createServer({ ...options, key: tls.key, cert: tls.cert, minVersion: 'TLSv1.2' }, handler) : http.createServer(options, handler)
      made.requestTimeout = 0 // an upload of 2 GB may take its time; idle sockets end by `timeout`
      made.setTimeout(120_000)
      return made
    },
  })
  server.addHook('onRequest', async (request, reply) => {
    await needs.opened
    if (!tls && !isLoopbackHost(request.headers.host)) {
      needs.refused(`${request.method} ${pathOf(request)}`, 'foreign-host')
      return reply.code(421).send({ message: text.foreignHost })
    }
    void reply.headers(securityHeaders(request, tls !== undefined))
  })
  server.setErrorHandler((error: FastifyError, request, reply) => answerError(error, request, reply, needs))
  server.setNotFoundHandler((_request, reply) => reply.code(404).send({ message: text.notFound }))
  await server.register(cookie)
  await server.register(rateLimit, { global: false, errorResponseBuilder: () => Object.assign(new Error(text.tooOften), { statusCode: 429 }) })
  await server.register(websocket, { options: { maxPayload: frameLimitBytes, perMessageDeflate: false, handleProtocols: chooseProtocol } })
  server.get(routes.health, async (): Promise<HubHealth> => ({ online: true, mqttPort: needs.mqttPort?.() }))
  return server
}

/** MQTT clients insist on their sub-protocol [MQTT-6.0.0-3]; pages name none. */
const chooseProtocol = (offered: Set<string>): string | false => ['mqtt', 'mqttv3.1'].find(name => offered.has(name)) ?? false

const pathOf = (request: FastifyRequest): string => request.url.split('?')[0]!.slice(0, 200)

/** For our own pages; content of materials brings a stricter wall of its own. `wasm-unsafe-eval` is for the picture decoders of pdf.js. */
function securityHeaders(request: FastifyRequest, isSecure: boolean): Record<string, string> {
  const host = /^[\w.-]+(:\d+)?$|^\[[\da-f:]+\](:\d+)?$/i.test(request.headers.host ?? '') ? request.headers.host! : 'invalid.invalid'
  return {
    'content-security-policy': [
      "default-src 'self'",
      "script-src 'self' 'wasm-unsafe-eval'",
      "style-src 'self' 'unsafe-inline' blob:",
      "img-src 'self' data: blob:",
      "font-src 'self' data: blob:",
      "media-src 'self' blob:",
      "worker-src 'self' blob:",
      `connect-src 'self' blob: data: ${isSecure ? 'wss' : 'ws'}://${host}`,
      "frame-src 'self' blob:",
      "form-action 'self'",
      "base-uri 'none'",
      "object-src 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=()',
  }
}

function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply, { text, report }: Needs): FastifyReply {
  const isFull = isDiskFull(error)
  const status = isFull ? 507 : (error.statusCode ?? 500)
  if (status >= 500) report({ kind: 'request-failed', method: request.method, path: pathOf(request), error })
  const message = status === 429 ? text.tooOften : status === 413 ? text.tooLarge : isFull ? text.noRoom : status >= 500 ? text.failed : text.malformed
  return reply.code(status).send({ message })
}
