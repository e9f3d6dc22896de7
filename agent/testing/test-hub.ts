import { createHash, randomBytes } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { claimText, enrolBeginSchema, enrolClaimSchema, enrolRevealSchema, type EnrolClaimed } from '#shared/contract/enrolment'
import { ackSchema } from '#shared/contract/mqtt/ack'
import type { DesiredSet, Reference } from '#shared/contract/mqtt/desired'
import { askSchema, eventSchema } from '#shared/contract/mqtt/event'
import { reportedSchema } from '#shared/contract/mqtt/reported'
import { displayTopics, rootOf } from '#shared/contract/mqtt/topics'
import { fillRoute, routes, type HubHealth } from '#shared/contract/routes'
import { makeUlid } from '#shared/domain/ids'
import { enrolmentCode } from '../enrolment/code'
import { sealEnvelope } from '../trust/envelopes'
import { isSignedBy, kidOf, makeKeyPair, sha256Hex, type KeyPair } from '../trust/keys'
import { eventually, TestBroker } from './test-broker'

const school = 'school-1'
const credential = 'credential-1'

/** The hub's side of every wire that a display uses, small but with real keys, a real broker and real HTTP; for tests. */
export class TestHub {
  readonly broker = new TestBroker()
  readonly keys = makeKeyPair()
  readonly files = new Map<string, Buffer>()
  readonly uploads: { path: string; bytes: Buffer }[] = []
  readonly requested: string[] = []
  /** What claims are answered with. */
  decision: 'waiting' | 'approved' = 'approved'
  isKnown = true
  answersTime = true
  displayId = ''
  code = ''
  port = 0
  #server: http.Server | undefined
  #n = 0
  #rev = 0
  #nonces = { hub: '', commitment: '', display: '' }
  #displayKey = ''

  async start(): Promise<void> {
    await this.broker.start()
    const server = (this.#server = http.createServer((request, response) => void this.#answer(request, response).catch(() => response.writeHead(400).end())))
    await new Promise<void>(done => server.listen(this.port, '127.0.0.1', done))
    this.port = (server.address() as AddressInfo).port
    this.broker.onPublish = (topic, payload) => this.#hear(topic, payload)
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections()
    await new Promise(done => this.#server?.close(done) ?? done(undefined))
    await this.broker.stop()
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`
  }

  get topics() {
    return displayTopics(rootOf(school), this.displayId)
  }

  addFile(content: Buffer | string): Reference {
    const bytes = Buffer.from(content)
    const sha256 = sha256Hex(bytes)
    this.files.set(sha256, bytes)
    return { url: fillRoute(routes.displayFile, { displayId: this.displayId || 'd', sha256 }), sha256, bytes: bytes.byteLength }
  }

  /** Publishes, retained, what should be; JSON documents become files. */
  async desire(set: Partial<Record<'catalogue' | 'timetable' | 'invites' | 'notices' | 'rules' | 'content', unknown>> & Omit<DesiredSet, 'catalogue' | 'timetable' | 'invites' | 'notices' | 'rules' | 'content'>, more: { rev?: number; topic?: string; keys?: KeyPair } = {}): Promise<number> {
    const rev = more.rev ?? ++this.#rev
    const documents = ['catalogue', 'timetable', 'invites', 'notices', 'rules', 'content'] as const
    const references = Object.fromEntries(documents.flatMap(slot => (set[slot] === undefined ? [] : [[slot, this.addFile(JSON.stringify(set[slot]))]])))
    const topic = this.topics.desired
    const body = { v: 1, topic: more.topic ?? topic, rev, ts: new Date().toISOString(), set: { ...set, ...references } }
    await this.broker.publish(topic, JSON.stringify(sealEnvelope(body, more.keys ?? this.keys)), true)
    return rev
  }

  command(name: string, args: object = {}, more: object = {}) {
    const id = makeUlid(Date.now(), count => randomBytes(count))
    const by = { user: 'Техник', role: 'technician' }
    return { v: 1, id, n: ++this.#n, name, args, ts: new Date().toISOString(), ttl: 60, target: `d/${this.displayId}`, by, prio: 'normal', ...more }
  }

  /** Sends a signed command and gives its id. */
  async send(body: { readonly id: string } & Record<string, unknown>, keys = this.keys): Promise<string> {
    await this.broker.publish(this.topics.cmd, JSON.stringify(sealEnvelope(body, keys)))
    return body.id
  }

  acksOf(id: string) {
    return this.broker.jsonOn(this.topics.ack).map(ack => ackSchema.parse(ack)).filter(ack => ack.id === id)
  }

  /** Waits until the display said one of these of the command. */
  acked(id: string, ...states: string[]) {
    return eventually(() => this.acksOf(id).find(({ st }) => states.includes(st)))
  }

  reported() {
    return reportedSchema.optional().parse(this.broker.jsonOn(this.topics.reported).at(-1))
  }

  refusals(): string[] {
    return this.broker.jsonOn(this.topics.event).map(event => eventSchema.parse(event)).filter(({ name }) => name === 'refused').map(({ detail }) => String(detail.reason))
  }

  #hear(topic: string, payload: string): void {
    if (this.displayId === '' || topic !== this.topics.ask || !this.answersTime) return
    const { nonce } = askSchema.parse(JSON.parse(payload))
    void this.broker.publish(this.topics.answer, JSON.stringify(sealEnvelope({ v: 1, what: 'time', nonce, ts: new Date().toISOString() }, this.keys)))
  }

  async #answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const path = request.url ?? ''
    this.requested.push(path)
    const say = (status: number, answer: unknown) => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    if (path === routes.health) return say(200, { online: true, mqttPort: this.broker.port } satisfies HubHealth)
    if (path.startsWith('/enrol/')) return say(200, this.#enrol(path, JSON.parse(body.toString())))
    if (request.headers.authorization !== `Bearer ${credential}` || !this.isKnown) return say(401, {})
    if (request.method === 'PUT') {
      this.uploads.push({ path, bytes: body })
      return say(200, {})
    }
    const file = this.files.get(path.split('/').at(-1) ?? '')
    if (!file) return say(404, {})
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
    const range = from > 0 ? { 'content-range': `bytes ${from}-${file.byteLength - 1}/${file.byteLength}` } : {}
    response.writeHead(from > 0 ? 206 : 200, { 'content-length': file.byteLength - from, etag: `"${sha256Hex(file)}"`, ...range }).end(file.subarray(from))
  }

  #enrol(path: string, body: unknown): unknown {
    if (path === routes.enrolBegin) {
      const begin = enrolBeginSchema.parse(body)
      this.displayId = begin.displayId
      this.#displayKey = begin.displayKey
      this.#nonces = { hub: randomBytes(32).toString('base64'), commitment: begin.commitment, display: '' }
      return { enrolmentId: 'e-1', hubKey: this.keys.publicKey, hubNonce: this.#nonces.hub, lifeMs: 600_000 }
    }
    if (path.endsWith('/reveal')) {
      const { displayNonce } = enrolRevealSchema.parse(body)
      if (createHash('sha256').update(Buffer.from(displayNonce, 'base64')).digest('hex') !== this.#nonces.commitment) throw new Error('another nonce than committed')
      this.code = enrolmentCode({ displayKey: this.#displayKey, hubKey: this.keys.publicKey, tlsPin: '', displayNonce, hubNonce: this.#nonces.hub })
      return {}
    }
    if (!isSignedBy(claimText('e-1', this.#nonces.hub), enrolClaimSchema.parse(body).sig, this.#displayKey)) throw new Error('not the display')
    if (this.decision === 'waiting') return { kind: 'waiting' } satisfies EnrolClaimed
    this.broker.accounts = new Map([[this.displayId, 'password']])
    return {
      kind: 'approved', school, credential, tlsPin: '',
      mqtt: { url: `mqtt://127.0.0.1:${this.broker.port}`, username: this.displayId, password: 'password' },
      keys: [{ kid: kidOf(this.keys.publicKey), publicKey: this.keys.publicKey }],
    } satisfies EnrolClaimed
  }
}
