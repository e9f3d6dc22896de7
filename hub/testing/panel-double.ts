import { WebSocket } from 'ws'
import type { CarrierFault, EventFrame, ReplyFrame } from '#shared/contract/carrier'
import type { PanelRequests } from '#shared/contract/panel'
import { routes } from '#shared/contract/routes'
import type { Result } from '#shared/result'
import { post } from './display-double'

/** Signs in and answers with the cookie; undefined when refused. */
export async function signIn(address: string, user: string, password: string): Promise<string | undefined> {
  const { status, headers } = await post(`${address}${routes.panelSignIn}`, { user, password }, { origin: address })
  return status === 204 ? headers.getSetCookie()[0]!.split(';')[0] : undefined
}

/** A panel's WebSocket without a page. */
export class PanelDouble {
  readonly events: EventFrame[] = []
  readonly #socket: WebSocket
  readonly #pending = new Map<number, (result: Result<never, CarrierFault>) => void>()
  #asked = 0
  closedWith: number | undefined

  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.on('message', data => {
      const frame = JSON.parse((data as Buffer).toString('utf8')) as ReplyFrame | EventFrame
      if ('event' in frame) this.events.push(frame)
      else this.#pending.get(frame.reply)?.(frame.result as Result<never, CarrierFault>)
    })
    socket.on('close', code => { this.closedWith = code })
    socket.on('error', () => {})
  }

  static async open(address: string, headers: Record<string, string>, path: string = routes.panelCarrier): Promise<PanelDouble> {
    const socket = new WebSocket(address.replace(/^http/, 'ws') + path, { headers })
    const double = new PanelDouble(socket)
    await new Promise(resolve => socket.once('open', resolve).once('close', resolve))
    return double
  }

  /** Signs in with a password that needs no replacing. */
  static async signedIn(address: string, user: string, password: string): Promise<PanelDouble> {
    const cookie = await signIn(address, user, password)
    if (cookie === undefined) throw new Error('sign-in was refused')
    return PanelDouble.open(address, { cookie, origin: address })
  }

  ask<N extends keyof PanelRequests>(name: N, ...args: Parameters<PanelRequests[N]>): Promise<Result<ReturnType<PanelRequests[N]>, CarrierFault>> {
    return this.askRaw(name, args) as Promise<Result<ReturnType<PanelRequests[N]>, CarrierFault>>
  }

  askRaw(name: string, args: readonly unknown[]): Promise<Result<unknown, CarrierFault>> {
    const ask = ++this.#asked
    return new Promise(resolve => {
      this.#pending.set(ask, resolve)
      this.#socket.send(JSON.stringify({ ask, name, args }))
    })
  }

  /** The value of an ask that the carrier must let through. */
  async get<N extends keyof PanelRequests>(name: N, ...args: Parameters<PanelRequests[N]>): Promise<ReturnType<PanelRequests[N]>> {
    const result = await this.ask(name, ...args)
    if (!result.ok) throw new Error(`${name}: ${result.fault.kind}`)
    return result.value
  }

  sendRaw(data: string | Buffer): void {
    this.#socket.send(data)
  }

  close(): void {
    this.#socket.terminate()
  }
}
