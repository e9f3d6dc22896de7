import { z } from 'zod'

/** A dated allow-list (resources/link-hosts.json): hosts whose pages lessons may open. */
export const linkHostsSchema = z.object({ asOf: z.iso.date(), source: z.string(), allowed: z.array(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)).max(500) })

/** Whether an address is HTTPS at its usual port on one of the hosts or below it, without a user name in it. */
export function isAllowedLink(address: string, allowed: readonly string[]): boolean {
  const link = /^https:\/\/([a-z0-9.-]+)(?::443)?(?:[/?#].*)?$/i.exec(address)
  if (!link || /[\s\\]/.test(address)) return false
  const host = link[1]!.toLowerCase()
  return allowed.some(one => host === one || host.endsWith(`.${one}`))
}

/** What people call the page's place; '' when the address is none. */
export function hostOf(address: string): string {
  return /^https:\/\/([^/?#]+)/i.exec(address)?.[1]?.toLowerCase() ?? ''
}
