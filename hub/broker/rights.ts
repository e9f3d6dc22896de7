import { payloadLimitBytes, statusLimitBytes } from '#shared/contract/mqtt/envelope'
import { displayTopics, mayDisplayPublish, mayDisplayRead } from '#shared/contract/mqtt/topics'

/** One display account as the broker sees it. */
export interface DisplayAccount {
  readonly id: string
  readonly groupIds: readonly string[]
}

/** A message that somebody wants to publish. */
export interface Publication {
  readonly topic: string
  readonly retain: boolean
  readonly bytes: number
}

/** Last parts that a display keeps retained; everything else is said once (mqtt.md, the table of topics). */
const retained: readonly string[] = ['status', 'about', 'reported']

/** Why this display may not publish that; undefined when it may. */
export function refusalOfPublish(root: string, account: DisplayAccount, { topic, retain, bytes }: Publication): string | undefined {
  if (!mayDisplayPublish(root, account.id, topic)) return 'topic'
  const last = topic.slice(displayTopics(root, account.id).own.length + 1)
  if (retain && !retained.includes(last) && !last.startsWith('alert/')) return 'retained'
  if (bytes > (last === 'status' ? statusLimitBytes : payloadLimitBytes)) return 'too-large'
  return undefined
}

/** Whether this display may read exactly that topic; asked when it subscribes and again for each message, so a lost right ends at once. */
export function maySubscribe(root: string, account: DisplayAccount, topic: string): boolean {
  return mayDisplayRead(root, account.id, account.groupIds, topic)
}
