import type http from 'node:http'
import type { Socket } from 'node:net'
import { z } from 'zod'
import type { Standing } from '#shared/contract/board-snapshot'
import { routes, type HubHealth } from '#shared/contract/routes'
import type { Disposable } from '#shared/lifetime'
import { failure, success, type Result } from '#shared/result'
import type { StateFile } from '../disk/state-file'
import type { CallHub } from '../trust/hub-request'
import { KeyPin } from '../trust/key-pin'
import { hubAgent, openSocket, WrongKeyError, type SocketTarget } from '../trust/pinned-tls'
import { brokerAddress, currentHubAddress, isLoopback, type Credentials } from './credentials'
import { Enroller, type EnrollerOptions } from './enroller'

const healthSchema: z.ZodType<HubHealth> = z.object({ online: z.literal(true), mqttPort: z.int().min(1).max(65535).optional() })

export type LossReason = 'unreachable' | 'account-refused' | 'wrong-key'
export interface HubSource {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly agent: http.Agent
}

interface Needs {
  readonly file: StateFile<Credentials | null>
  readonly call: CallHub
  now(): number
  random(): number
  changed(): void
  /** Credentials are there: begin a session. `isNew`: just approved, so nothing of an older membership counts. */
  joined(credentials: Credentials, isNew: boolean): Promise<void>
  left(): Promise<void>
  report(problem: unknown): void
}

/** Whether and to which hub this display belongs; holds its credentials and every door that they open. */
export class Membership implements Disposable {
  readonly #options: EnrollerOptions
  readonly #needs: Needs
  #standing: Standing = { kind: 'starting' }
  #enroller: Enroller | undefined
  #door: { address: string; pin: KeyPin; agent: http.Agent } | undefined
  #mayUseToken: boolean
  /** Where the broker was found instead. */
  #movedPort: number | undefined
  /** Somebody took the last connection, and it did not become a welcome: perhaps another broker sits there now. */
  #isPortDoubted = false
  #isEnded = false

  constructor(options: EnrollerOptions, needs: Needs) {
    this.#options = options
    this.#needs = needs
    this.#mayUseToken = options.about.token !== undefined
  }

  get standing(): Standing {
    return this.#standing
  }

  get credentials(): Credentials | null {
    return this.#needs.file.value
  }

  /** Whether somebody waits in front of the board, so that no start needs to be spread. */
  get isLocal(): boolean {
    return isLoopback(this.hubAddress)
  }

  get hubAddress(): string {
    const stored = this.credentials?.hubAddress
    return stored === undefined ? this.#options.hubAddress : currentHubAddress(stored, this.#options.hubAddress)
  }

  /** Joins with what is on disk, else asks to be enrolled. Never waits for the network. */
  async start(): Promise<void> {
    if (this.credentials) await this.#join(this.credentials, false)
    else void this.#enrol().catch(this.#needs.report)
  }

  /** A socket to the broker, key proved. A broker that is not where it was, or does not know us, is asked for at the hub itself. */
  async openBroker(): Promise<Socket> {
    const door = this.#door
    if (door && this.#isPortDoubted) this.#movedPort = (await this.#askBrokerPort(door)) ?? this.#movedPort
    const target = door && this.#brokerTarget(door.address)
    if (!target) throw new Error('this display is not enrolled')
    this.#isPortDoubted = false
    const socket = await openSocket(target, door.pin).catch(async (error: unknown) => {
      const port = error instanceof WrongKeyError ? undefined : await this.#askBrokerPort(door)
      if (port === undefined || port === target.port) throw error
      this.#movedPort = port
      return openSocket({ ...target, port }, door.pin)
    })
    this.#isPortDoubted = true
    return socket
  }

  /** Where a path of the hub is read with this display's credential. */
  source(path: string): HubSource | undefined {
    if (!this.credentials || !this.#door) return undefined
    return { url: `${this.#door.address}${path}`, headers: { authorization: `Bearer ${this.credentials.credential}` }, agent: this.#door.agent }
  }

  /** Puts bytes to a path of the hub. */
  async put(path: string, bytes: Uint8Array, mediaType: string): Promise<Result<null, 'unreachable' | 'refused'>> {
    const source = this.source(path)
    if (!source) return failure('unreachable')
    const answer = await this.#needs.call({ ...source, method: 'PUT', body: bytes, headers: { ...source.headers, 'content-type': mediaType }, limitMs: 20_000 })
    if (!answer.ok) return failure('unreachable')
    return answer.value.status < 300 ? success(null) : failure('refused')
  }

  /** The hub heard us. */
  welcomed(): void {
    this.#isPortDoubted = false
    this.#enroller?.dispose()
    this.#enroller = undefined
    this.#say({ kind: 'enrolled' })
  }

  /** The hub could not be reached, does not know this display any more, or is not the one that we know. Content stays. */
  lost(reason: LossReason): void {
    if (reason === 'unreachable' || this.#enroller) return
    this.#say({ kind: 'seeking-hub', hubAddress: this.hubAddress, fault: reason === 'wrong-key' ? 'wrong-key' : 'refused' })
    if (reason === 'account-refused' && this.#mayUseToken) this.retry()
  }

  /** A person, or a fresh token, wants this display enrolled again. */
  retry(): void {
    if (this.#enroller) this.#enroller.retry()
    else if (this.#standing.kind === 'seeking-hub') void this.#enrol().catch(this.#needs.report)
  }

  async dispose(): Promise<void> {
    this.#isEnded = true
    this.#enroller?.dispose()
    await this.#needs.left()
    this.#door?.agent.destroy()
  }

  async #enrol(): Promise<void> {
    if (this.#isEnded || this.#enroller) return
    const about = { ...this.#options.about, token: this.#mayUseToken ? this.#options.about.token : undefined }
    this.#mayUseToken = false
    const { now, random, call } = this.#needs
    const enroller = (this.#enroller = new Enroller({ ...this.#options, about }, { now, random, call, standing: standing => this.#say(standing) }))
    this.#say({ kind: 'seeking-hub', hubAddress: this.#options.hubAddress, fault: undefined })
    const credentials = await enroller.run()
    if (this.#enroller === enroller) this.#enroller = undefined
    if (!credentials || this.#isEnded) return
    await this.#needs.left()
    await this.#needs.file.update(() => credentials)
    await this.#join(credentials, true)
  }

  async #join(credentials: Credentials, isNew: boolean): Promise<void> {
    this.#door?.agent.destroy()
    this.#movedPort = undefined
    const pin = credentials.tlsPin === '' ? KeyPin.learning() : KeyPin.exactly(credentials.tlsPin)
    this.#door = { address: this.hubAddress, pin, agent: hubAgent(this.hubAddress, pin) }
    this.#say({ kind: 'enrolled' })
    await this.#needs.joined(credentials, isNew)
  }

  #brokerTarget(hubAddress: string): SocketTarget | undefined {
    if (!this.credentials) return undefined
    const { hostname, port, protocol } = brokerAddress(this.credentials, hubAddress)
    const secure = protocol === 'mqtts:'
    return { host: hostname.replace(/^\[|\]$/g, ''), port: this.#movedPort ?? (port ? Number(port) : secure ? 8883 : 1883), secure }
  }

  /** Only the hub's own broker moves with it; one on another machine stays where the hub said it is. */
  async #askBrokerPort({ address, agent }: { address: string; agent: http.Agent }): Promise<number | undefined> {
    if (this.#brokerTarget(address)?.host !== new URL(address).hostname.replace(/^\[|\]$/g, '')) return undefined
    const answer = await this.#needs.call({ url: `${address}${routes.health}`, method: 'GET', agent, limitMs: 5_000 })
    return answer.ok ? healthSchema.safeParse(answer.value.body).data?.mqttPort : undefined
  }

  #say(standing: Standing): void {
    this.#standing = standing
    this.#needs.changed()
  }
}
