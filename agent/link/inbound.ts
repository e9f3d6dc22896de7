import { payloadLimitBytes } from '#shared/contract/mqtt/envelope'
import { failure, success, type Result } from '#shared/result'
import { parseJson } from '../trust/envelopes'

/** A message as the broker delivered it. */
export interface Delivery {
  readonly topic: string
  readonly payload: Uint8Array
  /** The broker kept it and delivers it because we subscribed. */
  readonly isRetained: boolean
}
export type DeliveryFault = 'oversize' | 'not-json' | 'retained-command'

/** What every message must pass before anybody looks into it (mqtt.md): 16 KB, JSON, and commands never retained. */
export function parseDelivery({ topic, payload, isRetained }: Delivery): Result<unknown, DeliveryFault> {
  if (payload.byteLength > payloadLimitBytes) return failure('oversize')
  if (isRetained && topic.endsWith('/cmd')) return failure('retained-command')
  const parsed = parseJson(Buffer.from(payload).toString('utf8'))
  return parsed === undefined ? failure('not-json') : success(parsed)
}
