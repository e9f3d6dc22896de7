import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { routes } from '#shared/contract/routes'
import type { HubText } from '#shared/text/hub/ru'
import { sessionCookie, type Access } from '../http/access'
import { isSameOrigin } from '../http/origin'
import type { People } from './people'
import { idleMs, type Sessions } from './sessions'

const signInSchema = z.strictObject({ user: z.string().max(80), password: z.string().max(200) })

interface Needs {
  readonly people: People
  readonly sessions: Sessions
  readonly access: Access
  readonly isSecure: boolean
  readonly text: HubText
  now(): number
  record(user: string, what: string): void
  refused(what: string, reason: string): void
}

/** Signing in and out of the panel: 204, 401 or 429 with one sentence. */
export function signInRoutes({ people, sessions, access, isSecure, text, now, record, refused }: Needs) {
  const cookie = { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure } as const
  return async (server: FastifyInstance): Promise<void> => {
    server.addHook('onRequest', async (request, reply) => {
      if (isSameOrigin(request.headers, isSecure)) return
      refused(`sign-in from ${request.ip}`, 'foreign-origin')
      return reply.code(403).send({ message: text.foreignOrigin })
    })
    server.post(routes.panelSignIn, { config: { rateLimit: { max: 60, timeWindow: '1 minute' } } }, async (request, reply) => {
      const asked = signInSchema.safeParse(request.body)
      if (!asked.success) return reply.code(400).send({ message: text.malformed })
      const signedIn = await people.signIn(asked.data.user, asked.data.password, request.ip)
      if (!signedIn.ok) {
        refused(`sign-in from ${request.ip}`, signedIn.fault.kind)
        if (signedIn.fault.kind === 'wrong') return reply.code(401).send({ message: text.wrongPassword })
        return reply.code(429).send({ message: text.locked(Math.max(1, Math.ceil((signedIn.fault.untilMs - now()) / 60_000))) })
      }
      record(signedIn.value.user, 'signed in')
      const value = await sessions.begin(signedIn.value.user)
      return reply.setCookie(sessionCookie, value, { ...cookie, maxAge: idleMs / 1000 }).code(204).send()
    })
    server.post(routes.panelSignOut, async (request, reply) => {
      const person = access.signedIn(request)
      if (person) {
        await sessions.end(person.sessionHash)
        record(person.user, 'signed out')
      }
      return reply.clearCookie(sessionCookie, cookie).code(204).send()
    })
  }
}
