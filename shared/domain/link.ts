import type { z } from 'zod'
import { failure, success, type Result } from '../result'
import { hostOf, isAllowedLink, type linkHostsSchema } from './link-hosts'

export type LinkHosts = z.infer<typeof linkHostsSchema>

export type LinkFault = { readonly kind: 'malformed' } | { readonly kind: 'not-https' } | { readonly kind: 'host-refused'; readonly host: string; readonly allowed: readonly string[] }

/** Judges the address of a web link that a person typed: https without a user name, on an allowed host or below one. */
export function checkLink(typed: string, { allowed }: LinkHosts): Result<string, LinkFault> {
  const address = typed.trim()
  if (!/^https:\/\//i.test(address)) return failure(/^[a-z][a-z0-9+.-]*:/i.test(address) ? { kind: 'not-https' } : { kind: 'malformed' })
  const link = /^https:\/\/([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::443)?((?:[/?#][\x21-\x5b\x5d-\x7e\u00a1-\uffff]*)?)$/i.exec(address)
  if (!link || address.length > 2000) return failure({ kind: 'malformed' })
  const plain = `https://${link[1]!.toLowerCase()}${link[2]!}`
  return isAllowedLink(plain, allowed) ? success(plain) : failure({ kind: 'host-refused', host: hostOf(plain), allowed })
}
