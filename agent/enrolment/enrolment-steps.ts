import { createHash, randomBytes } from 'node:crypto'
import type http from 'node:http'
import { claimText, enrolBegunSchema, enrolClaimedSchema, type EnrolBegin, type EnrolClaimed } from '#shared/contract/enrolment'
import { fillRoute, routes } from '#shared/contract/routes'
import { failure, success, type Result } from '#shared/result'
import type { CallHub, HubAnswer } from '../trust/hub-request'
import type { KeyPin } from '../trust/key-pin'
import { signText } from '../trust/keys'
import { enrolmentCode } from './code'
import type { Identity } from './identity'

export type StepFault = 'unreachable' | 'wrong-key' | 'refused' | 'too-many-attempts' | 'wrong-token' | 'expired'

export interface HubDoor {
  readonly address: string
  readonly agent: http.Agent
  readonly pin: KeyPin
  readonly call: CallHub
}

/** An enrolment that both sides have opened: the code is fixed from here on. */
export interface OpenEnrolment {
  readonly enrolmentId: string
  readonly hubKey: string
  readonly hubNonce: string
  readonly code: string
  readonly lifeMs: number
}

/** Commits to our nonce, learns the hub's, then opens ours; only then can anybody compute the code. */
export async function openEnrolment(
  door: HubDoor,
  identity: Identity,
  about: Pick<EnrolBegin, 'kind' | 'hint' | 'token'>,
): Promise<Result<OpenEnrolment, StepFault>> {
  const nonce = randomBytes(32)
  const begin: EnrolBegin = {
    displayId: identity.displayId,
    displayKey: identity.publicKey,
    commitment: createHash('sha256').update(nonce).digest('hex'),
    ...about,
  }
  const begun = await ask(door, routes.enrolBegin, begin)
  if (!begun.ok) return begun
  const parsed = enrolBegunSchema.safeParse(begun.value.body)
  if (!parsed.success) return failure('refused')
  const { enrolmentId, hubKey, hubNonce, lifeMs } = parsed.data
  const displayNonce = nonce.toString('base64')
  const revealed = await ask(door, fillRoute(routes.enrolReveal, { enrolmentId }), { displayNonce })
  if (!revealed.ok) return revealed
  const code = enrolmentCode({ displayKey: identity.publicKey, hubKey, tlsPin: door.pin.seen, displayNonce, hubNonce })
  return success({ enrolmentId, hubKey, hubNonce, code, lifeMs })
}

/** Asks once whether somebody has decided; signed, so that nobody else can collect the credentials. */
export async function claim(door: HubDoor, identity: Identity, open: OpenEnrolment): Promise<Result<EnrolClaimed, StepFault>> {
  const sig = signText(claimText(open.enrolmentId, open.hubNonce), identity.privateKey)
  const answer = await ask(door, fillRoute(routes.enrolClaim, { enrolmentId: open.enrolmentId }), { sig })
  if (!answer.ok) return answer
  const claimed = enrolClaimedSchema.safeParse(answer.value.body)
  if (!claimed.success) return failure('refused')
  if (claimed.data.kind !== 'approved') return success(claimed.data)
  const isSameHub = claimed.data.keys.some(({ publicKey }) => publicKey === open.hubKey) && claimed.data.tlsPin === door.pin.seen
  return isSameHub ? success(claimed.data) : failure('wrong-key')
}

async function ask(door: HubDoor, path: string, body: object): Promise<Result<HubAnswer, StepFault>> {
  const answer = await door.call({ url: `${door.address}${path}`, method: 'POST', agent: door.agent, body })
  if (!answer.ok || answer.value.status < 300) return answer
  return failure(faultOf(answer.value))
}

/** The hub says its fault as `{kind}`; the status counts where it does not. */
function faultOf({ status, body }: HubAnswer): StepFault {
  const kind = typeof body === 'object' && body !== null && 'kind' in body ? body.kind : undefined
  if (kind === 'too-many-attempts' || kind === 'too-many-pending' || status === 429) return 'too-many-attempts'
  if (kind === 'wrong-token') return 'wrong-token'
  if (kind === 'unknown' || status === 404 || status === 410) return 'expired'
  return status >= 500 ? 'unreachable' : 'refused'
}
