import { z } from 'zod'
import type { Invite } from '../domain/invite'
import type { Result } from '../result'
import type { ArgumentSchemas } from './carrier'

export interface PhoneInvite {
  readonly schoolName: string
  readonly className: string
  readonly role: Invite['role']
  readonly kind: Invite['kind']
  readonly title: string
  readonly url: string
  readonly createdAt: string
}

/** What a phone may ask of the hub without any account: one invite by its short name. */
export interface PhoneRequests {
  readInvite(shortName: string): Result<PhoneInvite, { kind: 'unknown' }>
}
/** The invite was replaced or revoked: ask again. */
export interface PhoneEvents {
  invitesChanged: Record<string, never>
}

export const phoneArguments: ArgumentSchemas<PhoneRequests> = { readInvite: z.tuple([z.string().regex(/^[a-z0-9-]{2,12}$/)]) }
