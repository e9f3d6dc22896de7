import { claimText, type EnrolBegin, type EnrolBegun, type EnrolClaimed, type EnrolFault } from '#shared/contract/enrolment'
import type { DisplayChange, PanelRequests, PendingEnrolment } from '#shared/contract/panel'
import { enrolmentLimits } from '#shared/domain/enrolment-code'
import type { Disposable } from '#shared/lifetime'
import { failure, success, type Result } from '#shared/result'
import { enrolmentCode } from '../../agent/enrolment/code'
import { isSignedBy, sha256Hex } from '../../agent/trust/keys'
import type { EnrolledDisplay } from '../displays/registry'
import { hashSecret, makeSecret } from '../trust/secrets'
import { Attempts } from './attempts'
import type { Tokens } from './tokens'

interface Needs {
  /** Epoch ms. */
  now(): number
  random(count: number): Uint8Array
  readonly tokens: Tokens
  /** The hub's signing key, SPKI DER base64, and the pin of its TLS key ('' on loopback). */
  readonly hubKey: string
  readonly tlsPin: string
  /** Whether the address is this machine's own. */
  isThisMachine(address: string): boolean
  /** The key under which this display is enrolled already. */
  enrolledKey(displayId: string): string | undefined
  /** Name, room and groups of a display that enrols by its own token. */
  placeFor(displayId: string): DisplayChange
  enrol(display: EnrolledDisplay): Promise<void>
  announce(pending: PendingEnrolment[]): void
}

type State =
  | { readonly kind: 'begun' }
  | { readonly kind: 'revealed'; readonly code: string }
  | { readonly kind: 'approved'; readonly password: string; readonly credential: string }
  | { readonly kind: 'refused' }

interface Enrolment {
  readonly id: string
  readonly begin: EnrolBegin
  readonly hubNonce: string
  readonly address: string
  readonly untilMs: number
  state: State
}

/** Secrets of an approved display, handed to whoever proves to hold its key. */
export type Claim = Exclude<EnrolClaimed, { kind: 'approved' }> | { readonly kind: 'approved'; readonly displayId: string; readonly password: string; readonly credential: string }

/** Displays on their way in. In memory only: after a restart of the hub they begin again by themselves. */
export class Enrolments implements Disposable {
  readonly #needs: Needs
  readonly #open = new Map<string, Enrolment>()
  readonly #attempts = new Attempts()
  readonly #timer: NodeJS.Timeout

  constructor(needs: Needs) {
    this.#needs = needs
    this.#timer = setInterval(() => this.#forgetOld(), 5_000)
    this.#timer.unref()
  }

  /** A display shows its key and commits to its nonce; only then it learns ours. */
  begin(begin: EnrolBegin, address: string): Result<EnrolBegun, EnrolFault> {
    const { now, random, tokens, enrolledKey, hubKey } = this.#needs
    this.#forgetOld()
    // Displays that are only a browser all knock from here, where their agents run; each counts by itself, and the hub hosts no more than twenty new ones.
    const source = begin.kind === 'web' && this.#needs.isThisMachine(address) ? `web ${begin.displayId}` : address
    if (this.#attempts.areUsedUp(source, now())) return failure({ kind: 'too-many-attempts' })
    const hasToken = begin.token !== undefined && tokens.accept(begin.token, begin.displayKey)
    if (!hasToken) this.#attempts.count(source, now())
    if (begin.token !== undefined && !hasToken) return failure({ kind: 'wrong-token' })
    const known = enrolledKey(begin.displayId)
    if (known !== undefined && known !== begin.displayKey) return failure({ kind: 'malformed' }) // somebody else's id
    const earlier = [...this.#open.values()].find(({ begin: { displayId } }) => displayId === begin.displayId)
    if (earlier && earlier.begin.displayKey !== begin.displayKey) return failure({ kind: 'malformed' })
    if (earlier) this.#open.delete(earlier.id)
    if (this.#pendingCount() >= enrolmentLimits.pendingAtOnce) return failure({ kind: 'too-many-pending' })
    const id = Buffer.from(random(16)).toString('hex')
    const hubNonce = Buffer.from(random(32)).toString('base64')
    this.#open.set(id, { id, begin, hubNonce, address, untilMs: now() + enrolmentLimits.lifeMs, state: { kind: 'begun' } })
    if (earlier) this.#announce()
    return success({ enrolmentId: id, hubKey, hubNonce, lifeMs: enrolmentLimits.lifeMs })
  }

  /** The display opens its commitment: both screens can show the code, and a token needs no person. */
  async reveal(enrolmentId: string, displayNonce: string): Promise<Result<null, EnrolFault>> {
    const enrolment = this.#open.get(enrolmentId)
    if (!enrolment || enrolment.untilMs <= this.#needs.now()) return failure({ kind: 'unknown' })
    const { begin, hubNonce } = enrolment
    const isOpened = enrolment.state.kind === 'begun' && sha256Hex(Buffer.from(displayNonce, 'base64')) === begin.commitment
    if (!isOpened) {
      if (enrolment.state.kind === 'begun') this.#open.delete(enrolmentId)
      return failure({ kind: 'malformed' })
    }
    const { hubKey, tlsPin } = this.#needs
    enrolment.state = { kind: 'revealed', code: enrolmentCode({ displayKey: begin.displayKey, hubKey, tlsPin, displayNonce, hubNonce }) }
    if (begin.token !== undefined) await this.#approve(enrolment, this.#needs.placeFor(begin.displayId))
    else this.#announce()
    return success(null)
  }

  /** What became of it, told only to the holder of the display's key. May be asked again until its time is over: an answer can be lost. */
  claim(enrolmentId: string, sig: string): Result<Claim, EnrolFault> {
    const enrolment = this.#open.get(enrolmentId)
    if (!enrolment) return failure({ kind: 'unknown' })
    const { begin, hubNonce, state, untilMs } = enrolment
    if (!isSignedBy(claimText(enrolmentId, hubNonce), sig, begin.displayKey)) return failure({ kind: 'malformed' })
    if (untilMs <= this.#needs.now()) return success({ kind: 'expired' })
    if (state.kind === 'refused') return success({ kind: 'refused' })
    if (state.kind === 'approved') return success({ kind: 'approved', displayId: begin.displayId, password: state.password, credential: state.credential })
    return success({ kind: 'waiting' })
  }

  pending(): PendingEnrolment[] {
    return [...this.#open.values()].flatMap(({ id, begin, address, untilMs, state }) =>
      state.kind === 'revealed' && untilMs > this.#needs.now()
        ? [{ enrolmentId: id, displayId: begin.displayId, code: state.code, kind: begin.kind, hint: begin.hint, address, untilMs }]
        : [],
    )
  }

  /** A person compared the codes; the panel says which code was on its screen. */
  async approve(enrolmentId: string, code: string, change: DisplayChange): Promise<ReturnType<PanelRequests['approveEnrolment']>> {
    const enrolment = this.#open.get(enrolmentId)
    if (!enrolment || enrolment.state.kind !== 'revealed') return failure({ kind: 'unknown' })
    if (enrolment.untilMs <= this.#needs.now()) return failure({ kind: 'expired' })
    if (code.trim().toUpperCase().replace(/[\s-]/g, '') !== enrolment.state.code) return failure({ kind: 'code-differs' })
    await this.#approve(enrolment, change)
    return success(null)
  }

  refuse(enrolmentId: string): ReturnType<PanelRequests['refuseEnrolment']> {
    const enrolment = this.#open.get(enrolmentId)
    if (!enrolment || enrolment.state.kind !== 'revealed') return failure({ kind: 'unknown' })
    enrolment.state = { kind: 'refused' }
    this.#announce()
    return success(null)
  }

  dispose(): void {
    clearInterval(this.#timer)
  }

  async #approve(enrolment: Enrolment, { name, roomId, groupIds }: DisplayChange): Promise<void> {
    const { displayId, displayKey, kind } = enrolment.begin
    const [password, credential] = [makeSecret(), makeSecret()]
    enrolment.state = { kind: 'begun' } // one use: a second approval finds nothing while the account is written
    await this.#needs.enrol({
      id: displayId, name, roomId, groupIds, kind, displayKey,
      enrolledAt: new Date(this.#needs.now()).toISOString(),
      passwordHash: hashSecret(password),
      credentialHash: hashSecret(credential),
    })
    enrolment.state = { kind: 'approved', password, credential }
    this.#announce()
  }

  #pendingCount(): number {
    return [...this.#open.values()].filter(({ state }) => state.kind === 'begun' || state.kind === 'revealed').length
  }

  #announce(): void {
    this.#needs.announce(this.pending())
  }

  /** Expired ones stay a minute longer, so that their display hears "expired" and not "unknown". */
  #forgetOld(): void {
    const nowMs = this.#needs.now()
    let isChanged = false
    for (const { id, untilMs, state } of this.#open.values()) {
      if (nowMs >= untilMs && nowMs < untilMs + 5_000 && state.kind === 'revealed') isChanged = true
      if (nowMs >= untilMs + 60_000) this.#open.delete(id)
    }
    if (isChanged) this.#announce()
  }
}
