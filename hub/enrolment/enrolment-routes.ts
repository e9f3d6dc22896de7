import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { enrolBeginSchema, enrolClaimSchema, enrolRevealSchema, type EnrolClaimed, type EnrolFault } from '#shared/contract/enrolment'
import type { TrustedKey } from '#shared/contract/mqtt/envelope'
import { routes } from '#shared/contract/routes'
import type { HubText } from '#shared/text/hub/ru'
import type { Claim, Enrolments } from './enrolments'

interface Needs {
  readonly enrolments: Enrolments
  readonly school: string
  readonly key: TrustedKey
  readonly tlsPin: string
  /** `mqtt://host:port` of the broker as this request reaches the hub. */
  mqttAddressFor(request: FastifyRequest): string
  readonly text: HubText
  refused(what: string, reason: string): void
}

const statusOf: Record<EnrolFault['kind'], number> = { 'too-many-attempts': 429, 'too-many-pending': 503, unknown: 404, malformed: 400, 'wrong-token': 403 }

/** How a display asks to be let in; anybody on the network may knock here. */
export function enrolmentRoutes(needs: Needs) {
  const { enrolments, text } = needs
  const fail = (request: FastifyRequest, reply: FastifyReply, fault: EnrolFault) => {
    if (fault.kind !== 'unknown') needs.refused(`enrolment from ${request.ip}`, fault.kind)
    const message = {
      'too-many-attempts': text.tooManyAttempts, 'too-many-pending': text.tooManyPending, unknown: text.unknownEnrolment, malformed: text.malformed, 'wrong-token': text.wrongToken,
    }[fault.kind]
    return reply.code(statusOf[fault.kind]).send({ ...fault, message })
  }
  const idOf = (request: FastifyRequest) => (request.params as { enrolmentId: string }).enrolmentId

  return async (server: FastifyInstance): Promise<void> => {
    server.post(routes.enrolBegin, async (request, reply) => {
      const begin = enrolBeginSchema.safeParse(request.body)
      if (!begin.success) return fail(request, reply, { kind: 'malformed' })
      const begun = enrolments.begin(begin.data, request.ip)
      return begun.ok ? begun.value : fail(request, reply, begun.fault)
    })
    server.post(routes.enrolReveal, async (request, reply) => {
      const opened = enrolRevealSchema.safeParse(request.body)
      if (!opened.success) return fail(request, reply, { kind: 'malformed' })
      const revealed = await enrolments.reveal(idOf(request), opened.data.displayNonce)
      return revealed.ok ? {} : fail(request, reply, revealed.fault)
    })
    server.post(routes.enrolClaim, async (request, reply) => {
      const claim = enrolClaimSchema.safeParse(request.body)
      if (!claim.success) return fail(request, reply, { kind: 'malformed' })
      const claimed = enrolments.claim(idOf(request), claim.data.sig)
      return claimed.ok ? answer(claimed.value, needs, request) : fail(request, reply, claimed.fault)
    })
  }
}

function answer(claim: Claim, { school, key, tlsPin, mqttAddressFor }: Needs, request: FastifyRequest): EnrolClaimed {
  if (claim.kind !== 'approved') return claim
  const { displayId, password, credential } = claim
  return { kind: 'approved', school, mqtt: { url: mqttAddressFor(request), username: displayId, password }, credential, keys: [key], tlsPin }
}
