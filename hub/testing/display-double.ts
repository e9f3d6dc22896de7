import { randomBytes } from 'node:crypto'
import mqtt, { type MqttClient } from 'mqtt'
import { claimText, enrolBegunSchema, enrolClaimedSchema, type EnrolClaimed } from '#shared/contract/enrolment'
import { envelopeSchema } from '#shared/contract/mqtt/envelope'
import { displayTopics, rootOf } from '#shared/contract/mqtt/topics'
import { fillRoute, routes } from '#shared/contract/routes'
import { enrolmentCode } from '../../agent/enrolment/code'
import { isSignedBy, makeKeyPair, sha256Hex, signText } from '../../agent/trust/keys'

export type Approved = Extract<EnrolClaimed, { kind: 'approved' }>

/** POSTs JSON and answers with status and parsed body. */
export async function post(address: string, body: unknown, headers: Record<string, string> = {}): Promise<{ status: number; body: unknown; headers: Headers }> {
  const response = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) })
  return { status: response.status, body: await response.json().catch(() => undefined), headers: response.headers }
}

/** A display's side of the enrolment, step by step. */
export class EnrollingDisplay {
  readonly id: string
  readonly keys = makeKeyPair()
  readonly nonce = randomBytes(32)
  readonly #hub: string
  enrolmentId = ''
  hubNonce = ''
  code = ''

  constructor(hub: string, id = `d-${randomBytes(4).toString('hex')}`) {
    this.#hub = hub
    this.id = id
  }

  async begin(token?: string): Promise<number> {
    const { status, body } = await post(`${this.#hub}${routes.enrolBegin}`, {
      displayId: this.id, displayKey: this.keys.publicKey, commitment: sha256Hex(this.nonce), kind: 'electron', hint: 'double', token,
    })
    const begun = enrolBegunSchema.safeParse(body)
    if (!begun.success) return status
    this.enrolmentId = begun.data.enrolmentId
    this.hubNonce = begun.data.hubNonce
    const displayNonce = this.nonce.toString('base64')
    this.code = enrolmentCode({ displayKey: this.keys.publicKey, hubKey: begun.data.hubKey, tlsPin: '', displayNonce, hubNonce: this.hubNonce })
    return status
  }

  async reveal(): Promise<number> {
    return (await post(this.#hub + fillRoute(routes.enrolReveal, { enrolmentId: this.enrolmentId }), { displayNonce: this.nonce.toString('base64') })).status
  }

  async claim(): Promise<EnrolClaimed> {
    const sig = signText(claimText(this.enrolmentId, this.hubNonce), this.keys.privateKey)
    return enrolClaimedSchema.parse((await post(this.#hub + fillRoute(routes.enrolClaim, { enrolmentId: this.enrolmentId }), { sig })).body)
  }
}

/** An enrolled display on the wire, without any agent behind it. */
export class DisplayDouble {
  readonly id: string
  readonly approved: Approved
  readonly topics: ReturnType<typeof displayTopics>
  readonly commands: { id: string; n: number; name: string; args: unknown }[] = []
  readonly desired: { rev: number; set: Record<string, unknown> }[] = []
  client: MqttClient | undefined
  #seq = 0
  #acks = 0

  constructor(id: string, approved: Approved) {
    this.id = id
    this.approved = approved
    this.topics = displayTopics(rootOf(approved.school), id)
  }

  /** Enrols by a one-time token of the hub. */
  static async enrol(hub: { ready: { address: string }; issueToken(): string }, id?: string): Promise<DisplayDouble> {
    const enrolling = new EnrollingDisplay(hub.ready.address, id)
    const status = await enrolling.begin(hub.issueToken())
    if (status !== 200) throw new Error(`begin answered ${status}`)
    await enrolling.reveal()
    const claimed = await enrolling.claim()
    if (claimed.kind !== 'approved') throw new Error(claimed.kind)
    return new DisplayDouble(enrolling.id, claimed)
  }

  /** Connects, subscribes and says its birth. Only rightly signed messages are kept. */
  async connect(url = this.approved.mqtt.url): Promise<void> {
    const { username, password } = this.approved.mqtt
    const status = (state: string) => JSON.stringify({ v: 1, state, boot: '0123456789abcdef', seq: this.#seq, ts: new Date().toISOString() })
    this.#seq++
    const will = { topic: this.topics.status, payload: Buffer.from(status('lost')), qos: 1 as const, retain: true }
    this.client = await mqtt.connectAsync(url, { clientId: `doska-${this.id}`, username, password, clean: false, reconnectPeriod: 0, will })
    this.client.on('error', () => {})
    this.client.on('message', (topic, payload) => this.#hear(topic, payload))
    await this.client.subscribeAsync([this.topics.cmd, this.topics.desired], { qos: 1 })
    await this.client.publishAsync(this.topics.status, status('ready'), { qos: 1, retain: true })
  }

  async ack(id: string, st: string, more: object = {}): Promise<void> {
    await this.say(this.topics.ack, { v: 1, id, st, n: ++this.#acks, ts: new Date().toISOString(), ...more })
  }

  async say(topic: string, payload: object, retain = false): Promise<void> {
    await this.client!.publishAsync(topic, JSON.stringify(payload), { qos: 1, retain })
  }

  /** A broken connection, without a goodbye. */
  async cut(): Promise<void> {
    const client = this.client
    this.client = undefined
    client?.stream.destroy()
    await client?.endAsync(true)
  }

  #hear(topic: string, payload: Buffer): void {
    const envelope = envelopeSchema.parse(JSON.parse(payload.toString()))
    const key = this.approved.keys.find(({ kid }) => kid === envelope.kid)!
    if (!isSignedBy(envelope.body, envelope.sig, key.publicKey)) throw new Error('wrong signature')
    const body = JSON.parse(envelope.body) as never
    if (topic === this.topics.cmd) this.commands.push(body)
    else this.desired.push(body)
  }
}
