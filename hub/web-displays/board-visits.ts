import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { requestArguments, type Events, type Requests } from '#shared/contract/board'
import type { Handlers } from '#shared/contract/carrier'
import { routes } from '#shared/contract/routes'
import { carry, closeCodes } from '../http/carriers'
import { isSameOrigin } from '../http/origin'
import type { WebDisplays } from './web-displays'

interface Needs {
  readonly webDisplays: WebDisplays
  /** The hub speaks HTTPS. */
  readonly isSecure: boolean
  refused(what: string, reason: string): void
  report(problem: unknown): void
}

/** The identity of a web display: whoever has it is that display. */
const cookieName = 'doska-web'
const cookieLifeS = 400 * 24 * 60 * 60 // browsers keep none longer (RFC 6265bis)

/**
 * The board page of browsers and their carrier. Register it before the pages: its hook gives the visitor of `/board/` a cookie. `@fastify/cookie` and
 * `@fastify/websocket` must be there already.
 */
export function boardVisits(needs: Needs) {
  const plugin = async (server: FastifyInstance): Promise<void> => {
    server.addHook('onRequest', async (request, reply) => {
      const [path] = request.url.split('?')
      if (request.method === 'GET' && (path === routes.board || path === `${routes.board}index.html`)) return welcome(needs, request, reply)
    })
    server.get(routes.boardCarrier, { websocket: true }, (socket, request) => {
      const turnAway = (code: number, reason: string) => {
        needs.refused(`board from ${request.ip}`, reason)
        socket.on('error', () => {})
        socket.close(code, reason)
      }
      const cookie = cookieOf(request)
      if (!isSameOrigin(request.headers, needs.isSecure)) return turnAway(closeCodes.signIn, 'foreign-origin')
      if (cookie === undefined) return turnAway(closeCodes.signIn, 'no-cookie')
      // The carrier listens from the first moment; what is asked meanwhile waits for the agent.
      const hosting = needs.webDisplays.host(cookie, visitorOf(request))
      const answers = (name: keyof Requests) => async (...args: unknown[]) => {
        const hosted = await hosting
        if (!hosted.ok) throw new Error(hosted.fault.kind)
        const { handlers } = await hosted.value.started
        return (handlers[name] as (...given: unknown[]) => unknown)(...args)
      }
      const carrier = carry<Requests, Events>(socket, {
        schemas: requestArguments,
        handlers: Object.fromEntries((Object.keys(requestArguments) as (keyof Requests)[]).map(name => [name, answers(name)])) as Handlers<Requests>,
        isAllowed: () => true,
        report: fault => {
          if (fault.kind === 'failed') needs.report({ kind: 'ask-failed', name: fault.name, error: fault.error })
          else needs.refused(`board from ${request.ip}`, fault.kind)
        },
      })
      void hosting
        .then(async hosted => {
          if (!hosted.ok) return turnAway(hosted.fault.kind === 'too-many' ? closeCodes.overload : closeCodes.goingAway, hosted.fault.kind)
          const window = hosted.value.addWindow()
          socket.once('close', () => window.dispose())
          if (socket.readyState !== socket.OPEN) return window.dispose()
          const following = (await hosted.value.started).follow(carrier.announce)
          socket.once('close', () => void following.dispose())
          if (socket.readyState !== socket.OPEN) await following.dispose()
        })
        .catch(error => {
          needs.report(error)
          socket.close(1011, 'not started')
        })
    })
  }
  // The hook is for the pages beside this plugin, not only for what is inside it.
  return Object.assign(plugin, { [Symbol.for('skip-override')]: true })
}

/** Gives the visitor a cookie and takes the one-time token out of the address, where it would be seen and kept. */
async function welcome({ webDisplays, isSecure }: Needs, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { token } = request.query as { token?: unknown }
  const known = cookieOf(request)
  if (known === undefined && request.headers['sec-fetch-site'] === 'cross-site') {
    // Coming from another site the browser keeps a strict cookie back; a new one would make this a new display. Our own page may ask again.
    const address = typeof token === 'string' ? `${routes.board}?token=${encodeURIComponent(token)}` : routes.board
    return reply.type('text/html').send(`<!doctype html><meta http-equiv="refresh" content="0;url=${address}">`)
  }
  const cookie = known ?? randomBytes(32).toString('base64url')
  if (known === undefined) void reply.setCookie(cookieName, cookie, { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure, maxAge: cookieLifeS })
  if (typeof token !== 'string' || token === '') return undefined
  webDisplays.keepToken(cookie, token.slice(0, 100))
  return reply.header('cache-control', 'no-store').redirect(routes.board, 302)
}

function cookieOf(request: FastifyRequest): string | undefined {
  const cookie = request.cookies[cookieName]
  return cookie !== undefined && /^[\w-]{43}$/.test(cookie) ? cookie : undefined
}

function visitorOf(request: FastifyRequest): { hint: string; runtime: string } {
  const agent = request.headers['user-agent'] ?? ''
  const browser = /(Chrome|Firefox|Version|SamsungBrowser|YaBrowser)\/[\d.]{1,12}/.exec(agent)?.[0] ?? 'browser'
  return { hint: `${browser.replace('Version/', 'Safari/')}, ${request.ip}`.slice(0, 80), runtime: browser.slice(0, 60) }
}
