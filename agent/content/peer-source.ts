import https from 'node:https'
import { peerOffersSchema, peerTls } from '#shared/contract/peers'
import { fillRoute, routes } from '#shared/contract/routes'
import type { HubSource } from '../enrolment/membership'
import type { CallHub } from '../trust/hub-request'
import type { ContentSource } from './content-source'

interface Needs {
  readonly displayId: string
  readonly call: CallHub
  /** Where a path of the hub is read; undefined before enrolment. */
  source(path: string): HubSource | undefined
  isOn(): boolean
}

/** Smaller files cost the hub less than the question. */
const leastBytes = 256 * 1024
const askLimitMs = 3_000

/** The other displays of the school: the hub tells who may have a file and gives the capability for it. */
export function peerSource({ displayId, call, source, isOn }: Needs): ContentSource {
  return {
    async placesOf({ sha256, bytes }) {
      const hub = isOn() && bytes >= leastBytes ? source(fillRoute(routes.peerOffers, { displayId, sha256 })) : undefined
      if (!hub) return []
      const answer = await call({ ...hub, method: 'GET', limitMs: askLimitMs })
      const offers = answer.ok && answer.value.status === 200 ? peerOffersSchema.safeParse(answer.value.body).data : undefined
      return (offers?.peers ?? []).map(peer => ({
        name: `display ${peer.displayId}`,
        place: {
          kind: 'http' as const,
          url: `${peer.address}/${sha256}`,
          headers: {},
          // No certificate: the handshake itself proves that the other end knows the key.
          agent: new https.Agent({ ...peerTls, checkServerIdentity: () => undefined, pskCallback: () => ({ psk: Buffer.from(peer.key, 'base64'), identity: peer.identity }) }),
        },
      }))
    },
  }
}
