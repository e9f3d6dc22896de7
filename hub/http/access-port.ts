import type { FastifyRequest } from 'fastify'
import type { Role } from '#shared/contract/panel'

/** Who is on the other end of an HTTP request; the routes ask, they never look at credentials themselves. */
export interface AccessPort {
  /** The display whose Bearer credential the request carries. */
  displayOf(request: FastifyRequest): string | undefined
  /** Whether this display may read the file: a document of its desired state, or a file of a material in its catalogue. */
  mayRead(displayId: string, sha256: string): boolean
  /** The signed-in person (session cookie, same origin checked), if the one-time password has been replaced. */
  personOf(request: FastifyRequest): { user: string; role: Role } | undefined
  /** Whether the request carries the machine's own import key (`<data>/import-key`, mode 0600; header `authorization: Import <key>`). */
  isLocalImport(request: FastifyRequest): boolean
  /** Logs a refused request for the panel's list. */
  refused(what: string, reason: string, displayId?: string): void
}
