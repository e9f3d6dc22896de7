import type { FastifyRequest } from 'fastify'
import type { Role } from '#shared/contract/panel'
import type { DesiredKeeper } from '../displays/desired-keeper'
import type { DisplayRegistry } from '../displays/registry'
import type { People } from '../people/people'
import type { Sessions } from '../people/sessions'
import { isSecret } from '../trust/secrets'
import type { AccessPort } from './access-port'
import { isOwnRead, isSameOrigin } from './origin'

/** Name of the panel's cookie. */
export const sessionCookie = 'doska-session'

interface Needs {
  readonly registry: DisplayRegistry
  readonly desired: Pick<DesiredKeeper, 'mayRead'>
  readonly people: People
  readonly sessions: Sessions
  readonly importKeyHash: string
  readonly isSecure: boolean
  refused(what: string, reason: string, displayId?: string): void
}

/** A signed-in person with the session that proves it. */
export interface SignedIn {
  readonly user: string
  readonly role: Role
  readonly mustChangePassword: boolean
  readonly sessionHash: string
}

/** Who is on the other end of a request: the only place that reads credentials. */
export class Access implements AccessPort {
  readonly #needs: Needs

  constructor(needs: Needs) {
    this.#needs = needs
  }

  displayOf(request: FastifyRequest): string | undefined {
    const credential = credentialOf(request, 'Bearer')
    return credential === undefined ? undefined : this.#needs.registry.ofCredential(credential)
  }

  mayRead(displayId: string, sha256: string): boolean {
    return this.#needs.desired.mayRead(displayId, sha256)
  }

  personOf(request: FastifyRequest): { user: string; role: Role } | undefined {
    const person = this.signedIn(request)
    return person && !person.mustChangePassword ? { user: person.user, role: person.role } : undefined
  }

  /** The person even while the one-time password stands: only the panel's carrier and sign-out may ask this. */
  signedIn(request: FastifyRequest): SignedIn | undefined {
    const { sessions, people, isSecure } = this.#needs
    const isReading = (request.method === 'GET' || request.method === 'HEAD') && request.headers.upgrade === undefined
    if (!(isReading ? isOwnRead : isSameOrigin)(request.headers, isSecure)) return undefined
    const session = sessions.find(request.cookies[sessionCookie])
    const person = session && people.find(session.user)
    return person && { user: person.user, role: person.role, mustChangePassword: person.mustChangePassword, sessionHash: session.hash }
  }

  isLocalImport(request: FastifyRequest): boolean {
    const key = credentialOf(request, 'Import')
    return key !== undefined && isSecret(key, this.#needs.importKeyHash)
  }

  refused(what: string, reason: string, displayId?: string): void {
    this.#needs.refused(what, reason, displayId)
  }
}

function credentialOf(request: FastifyRequest, scheme: string): string | undefined {
  const [given, value, ...rest] = (request.headers.authorization ?? '').split(' ')
  return given?.toLowerCase() === scheme.toLowerCase() && value && rest.length === 0 ? value : undefined
}
