import type { Socket } from 'node:net'
import type { IClientOptions, MqttClient } from 'mqtt'
import type { LossReason } from '../enrolment/membership'
import { connectLimitMs } from '../trust/pinned-tls'

export interface LinkAccount {
  readonly root: string
  readonly displayId: string
  readonly username: string
  readonly password: string
  readonly statusTopic: string
}

/** A client that connects when it is told to, over a socket that was proved before. MQTT.js is large: it is read when there is a way to the broker, after the first picture. */
export async function makeClient({ displayId, username, password }: LinkAccount, takeSocket: () => Socket): Promise<MqttClient> {
  const { MqttClient } = await import('mqtt')
  return new MqttClient(takeSocket, {
    clientId: `doska-${displayId}`, username, password, protocolVersion: 4, clean: false,
    keepalive: 30, connectTimeout: connectLimitMs, reconnectPeriod: 0, resubscribe: false, queueQoSZero: false, manualConnect: true,
    writeCache: false, // a table of 65 536 buffers (15 MB), made at the first packet, is of no use to a display
  } satisfies IClientOptions)
}

/** What an error tells of the way to the broker; CONNACK 4 and 5: bad user name or password, not authorised [MQTT-3.2.2.3]. */
export function faultOf(error: unknown): LossReason {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 4 || code === 5) return 'account-refused'
  return code === 'DOSKA_WRONG_KEY' ? 'wrong-key' : 'unreachable'
}

/** Waits, but not longer; neither a fault nor a hang of the far side keeps a display from ending. */
export async function within(limitMs: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<void>(resolve => (timer = setTimeout(resolve, limitMs)))
  await Promise.race([work.catch(() => {}), limit])
  clearTimeout(timer)
}
