import type { FastifyInstance } from 'fastify'
import { phoneArguments, type PhoneEvents, type PhoneRequests } from '#shared/contract/phone'
import { routes } from '#shared/contract/routes'
import { failure, success } from '#shared/result'
import { carry, closeCodes } from '../http/carriers'
import { isSameOrigin } from '../http/origin'
import type { Announcements } from '../panel/announcements'
import type { SchoolStore } from '../school/school-store'

/** Asks of one phone; a page needs one, so more are somebody trying names. */
const asksPerMinute = 20
const phonesAtOnce = 1_000

interface Needs {
  readonly school: SchoolStore
  readonly announcements: Announcements<PhoneEvents>
  readonly isSecure: boolean
  now(): number
  refused(what: string, reason: string): void
  report(problem: unknown): void
}

/** What anybody's phone may see: one invite by its short name, and that invites have changed. */
export function phoneCarrier({ school, announcements, isSecure, now, refused, report }: Needs) {
  const asks = new Map<string, { minute: number; count: number }>()
  let phones = 0
  const isTooOften = (address: string) => {
    const minute = Math.floor(now() / 60_000)
    const before = asks.get(address)
    const count = before?.minute === minute ? before.count + 1 : 1
    if (asks.size > 5_000) asks.clear()
    asks.set(address, { minute, count })
    return count > asksPerMinute
  }

  return async (server: FastifyInstance): Promise<void> => {
    server.get(routes.phoneCarrier, { websocket: true }, (socket, request) => {
      if (!isSameOrigin(request.headers, isSecure) || phones >= phonesAtOnce) {
        refused(`phone from ${request.ip}`, phones >= phonesAtOnce ? 'too-many' : 'foreign-origin')
        socket.on('error', () => {})
        return socket.close(closeCodes.overload, 'not now')
      }
      phones++
      const carrier = carry<PhoneRequests, PhoneEvents>(socket, {
        schemas: phoneArguments,
        handlers: {
          readInvite: shortName => {
            const invite = school.inviteOf(shortName)
            if (!invite) return failure({ kind: 'unknown' })
            const { className, role, kind, title, url, createdAt } = invite
            return success({ schoolName: school.school().name, className, role, kind, title, url, createdAt })
          },
        },
        isAllowed: () => !isTooOften(request.ip),
        report: fault => (fault.kind === 'failed' ? report({ kind: 'ask-failed', name: fault.name, error: fault.error }) : refused(`phone from ${request.ip}`, fault.kind)),
      })
      const following = announcements.follow(carrier.announce)
      socket.once('close', () => {
        phones--
        void following.dispose()
      })
    })
  }
}
