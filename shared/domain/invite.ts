import { z } from 'zod'
import { failure, success, type Result } from '../result'
import { idSchema, instantSchema } from './ids'
import { refusalOf, tooLongParameter, type HostRefusal, type InviteHosts } from './invite-hosts'

/** A class link with its QR. `url` is kept byte for byte: tokens hold `/`, `_` and `=` together. */
export const inviteSchema = z.object({
  id: idSchema,
  classId: idSchema,
  className: z.string().min(1).max(20),
  role: z.enum(['pupil', 'parent', 'staff']),
  kind: z.enum(['chat', 'class', 'organisation']),
  title: z.string().min(1).max(80),
  url: z.string().min(1).max(700),
  /** Last part of the short readable address on the hub's phone page. */
  shortName: z.string().regex(/^[a-z0-9-]{2,12}$/),
  /** Of the link: another link begins a new age. */
  createdAt: instantSchema,
  /** When somebody last said that the link still works. */
  renewedAt: instantSchema.optional(),
  /** Since then no screen and no phone shows it. */
  revokedAt: instantSchema.optional(),
})
export type Invite = z.infer<typeof inviteSchema>

export type InviteFault =
  | { kind: 'malformed'; detail: string }
  | { kind: 'not-https' }
  | { kind: 'too-long'; parameter: string; limit: number }
  | { kind: 'host-refused'; host: string; refusal: HostRefusal }

/** The host that a link leads to; undefined for what is no HTTPS address at the usual port, or carries a user name. */
export function hostOfInvite(url: string): string | undefined {
  return /^https:\/\/([a-z0-9.-]+)(?::443)?(?:[/?#][\x21-\x7e]*)?$/i.exec(url)?.[1]?.toLowerCase()
}

/** Parses an untrusted invite: https, an allowed host (149-ФЗ art. 10 p. 8), no user name in the address. Never rewrites the link. */
export function parseInvite(candidate: unknown, hosts: InviteHosts): Result<Invite, InviteFault> {
  const parsed = inviteSchema.safeParse(candidate)
  if (!parsed.success) return failure({ kind: 'malformed', detail: z.prettifyError(parsed.error) })
  const { url } = parsed.data
  const host = hostOfInvite(url)
  if (host === undefined) return failure(url.startsWith('https://') ? { kind: 'malformed', detail: 'url' } : { kind: 'not-https' })
  const refusal = refusalOf(host, hosts)
  if (refusal) return failure({ kind: 'host-refused', host, refusal })
  const tooLong = tooLongParameter(url, host, hosts)
  return tooLong ? failure({ kind: 'too-long', ...tooLong }) : success(parsed.data)
}
