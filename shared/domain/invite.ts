import { z } from 'zod'
import { failure, success, type Result } from '../result'
import { idSchema, instantSchema } from './ids'

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
  createdAt: instantSchema,
})
export type Invite = z.infer<typeof inviteSchema>

/** A dated allow-list (resources/invite-hosts.json): law and services change, code does not. */
export const inviteHostsSchema = z.object({
  asOf: z.iso.date(),
  source: z.string(),
  allowed: z.array(z.string()),
})
export type InviteHosts = z.infer<typeof inviteHostsSchema>

export type InviteFault = { kind: 'malformed'; detail: string } | { kind: 'host-refused'; host: string } | { kind: 'not-https' }

/** Parses an untrusted invite: https, an allowed host (149-ФЗ art. 10 p. 8), no user name in the address. Never rewrites the link. */
export function parseInvite(candidate: unknown, hosts: InviteHosts): Result<Invite, InviteFault> {
  const parsed = inviteSchema.safeParse(candidate)
  if (!parsed.success) return failure({ kind: 'malformed', detail: z.prettifyError(parsed.error) })
  const link = /^https:\/\/([a-z0-9.-]+)(?::443)?(?:[/?#][\x21-\x7e]*)?$/i.exec(parsed.data.url)
  if (!link) return failure(parsed.data.url.startsWith('https://') ? { kind: 'malformed', detail: 'url' } : { kind: 'not-https' })
  const host = link[1]!.toLowerCase()
  return hosts.allowed.includes(host) ? success(parsed.data) : failure({ kind: 'host-refused', host })
}
