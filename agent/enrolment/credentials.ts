import { z } from 'zod'
import { enrolClaimedSchema } from '#shared/contract/enrolment'

const approvedSchema = enrolClaimedSchema.options[3]

/** What an approved display keeps: its accounts, the keys that it trusts, and the hub's TLS pin. */
export const credentialsSchema = approvedSchema.omit({ kind: true }).extend({ hubAddress: z.string().max(300) })
export type Credentials = z.infer<typeof credentialsSchema>

/** Where the hub is now: an enrolled display follows it to another host or port, never to another protocol. */
export function currentHubAddress(stored: string, given: string): string {
  const [before, now] = [parseUrl(stored), parseUrl(given)]
  return before && now && before.protocol === now.protocol ? originOf(now) : stored
}

/** The broker's address as this display reaches it: a broker that names no host, or the hub's old one, is where the hub is; `given` moves it, never to another protocol. */
export function brokerAddress(credentials: Credentials, hubAddress: string, given?: string): URL {
  const broker = new URL(credentials.mqtt.url)
  const moved = given === undefined ? undefined : parseUrl(given)
  if (moved?.protocol === broker.protocol) return moved
  const isAtHub = broker.hostname === parseUrl(credentials.hubAddress)?.hostname
  if (isAtHub || ['', '0.0.0.0', '[::]'].includes(broker.hostname)) return withHost(broker, new URL(hubAddress).hostname)
  return broker
}

/** Whether the address is this machine's own. */
export function isLoopback(address: string): boolean {
  const host = parseUrl(address)?.hostname ?? ''
  return host === 'localhost' || host === '[::1]' || /^127\./.test(host)
}

/** `undefined` when the text is no address. */
function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}

const originOf = (url: URL): string => `${url.protocol}//${url.host}`

/** Rebuilt by hand: `URL` does not let non-special schemes such as mqtt: change an empty host. */
function withHost(url: URL, host: string): URL {
  return new URL(`${url.protocol}//${host}${url.port ? `:${url.port}` : ''}${url.pathname}`)
}
