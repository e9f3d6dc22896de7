import { z } from 'zod'

const wordsSchema = z.object({ ru: z.string().min(1).max(400), en: z.string().min(1).max(400) })
const hostSchema = z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)

/** A dated list (resources/invite-hosts.json): law and services change, code does not. `laws` and `remedies` say why and what to do instead; both know `not-listed`. */
export const inviteHostsSchema = z.object({
  asOf: z.iso.date(),
  source: z.string(),
  allowed: z.array(hostSchema).max(200),
  /** The longest value of a parameter that the service takes. */
  limits: z.array(z.object({ host: hostSchema, parameter: z.string().max(40), characters: z.int().min(1) })).max(50).default([]),
  /** What a person should look at before a link of this host goes to the boards. */
  cautions: z.array(wordsSchema.extend({ host: hostSchema })).max(50).default([]),
  /** Services that are refused by name, with everything below their hosts. */
  refused: z.array(z.object({ name: z.string().max(40), hosts: z.array(hostSchema).max(20), law: z.string().max(40), remedy: z.string().max(40) })).max(100).default([]),
  laws: z.record(z.string().max(40), wordsSchema).default({}),
  remedies: z.record(z.string().max(40), wordsSchema).default({}),
})
export type InviteHosts = z.infer<typeof inviteHostsSchema>
export type HostWords = z.infer<typeof wordsSchema>

/** Why a host is refused: the service's name where the list knows it, and the words of law and remedy. */
export interface HostRefusal {
  readonly service: string | undefined
  readonly law: HostWords | undefined
  readonly remedy: HostWords | undefined
}

/** Undefined for an allowed host. */
export function refusalOf(host: string, { allowed, refused, laws, remedies }: InviteHosts): HostRefusal | undefined {
  if (allowed.includes(host)) return undefined
  const known = refused.find(({ hosts }) => hosts.some(one => host === one || host.endsWith(`.${one}`)))
  return { service: known?.name, law: laws[known?.law ?? 'not-listed'], remedy: remedies[known?.remedy ?? 'not-listed'] }
}

/** The parameter that is longer than its service takes; the link is read as text, never rebuilt. */
export function tooLongParameter(url: string, host: string, { limits }: InviteHosts): { parameter: string; limit: number } | undefined {
  const query = /\?([^#]*)/.exec(url)?.[1] ?? ''
  for (const part of query.split('&')) {
    const [name, ...value] = part.split('=')
    const limit = limits.find(one => one.host === host && one.parameter === name)
    if (limit && value.join('=').length > limit.characters) return { parameter: limit.parameter, limit: limit.characters }
  }
  return undefined
}
