import { WebSocket } from 'ws'
import type { AskFrame, EventFrame, ReplyFrame } from '#shared/contract/carrier'
import type { CommandRow, CommandState, DisplayRow, PanelEvents, PanelRequests } from '#shared/contract/panel'
import { routes } from '#shared/contract/routes'
import type { SchoolHub } from './school-hub'

export const technicianPassword = 'мел и губка 7 раз'

/** A technician at the wire: what the panel's page would ask, without a page. */
export class PanelClient {
  readonly #socket: WebSocket
  readonly #waiting = new Map<number, (reply: ReplyFrame) => void>()
  readonly #listeners = new Set<(event: EventFrame) => void>()
  #asked = 0

  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.on('message', data => {
      const frame = JSON.parse(String(data)) as ReplyFrame | EventFrame
      if ('reply' in frame) this.#waiting.get(frame.reply)?.(frame)
      else for (const listener of this.#listeners) listener(frame)
    })
  }

  /** Signs in, at the first time with the one-time password, which it replaces. */
  static async signIn(hub: SchoolHub): Promise<PanelClient> {
    const user = hub.ready.technician?.user ?? 'technician'
    const used = await cookieFor(hub, user, technicianPassword)
    if (used) return PanelClient.#connect(hub, used)
    const oneTime = hub.ready.technician?.oneTimePassword
    if (!oneTime) throw new Error('nobody knows the password')
    const cookie = await cookieFor(hub, user, oneTime)
    if (!cookie) throw new Error('the one-time password was refused')
    const client = await PanelClient.#connect(hub, cookie)
    const changed = await client.ask('changePassword', oneTime, technicianPassword)
    if (!changed.ok) throw new Error(`the password was not changed: ${changed.fault.kind}`)
    client.close()
    const again = await cookieFor(hub, user, technicianPassword)
    return PanelClient.#connect(hub, again!)
  }

  static async #connect(hub: SchoolHub, cookie: string): Promise<PanelClient> {
    const socket = new WebSocket(`${hub.address.replace(/^http/, 'ws')}${routes.panelCarrier}`, { headers: { cookie }, origin: hub.address })
    await new Promise((resolve, reject) => {
      socket.once('open', resolve)
      socket.once('error', reject)
    })
    return new PanelClient(socket)
  }

  async ask<N extends keyof PanelRequests>(name: N, ...args: Parameters<PanelRequests[N]>): Promise<ReturnType<PanelRequests[N]>> {
    const ask = ++this.#asked
    const reply = await new Promise<ReplyFrame>(resolve => {
      this.#waiting.set(ask, resolve)
      this.#socket.send(JSON.stringify({ ask, name, args } satisfies AskFrame))
    })
    this.#waiting.delete(ask)
    if (!reply.result.ok) throw new Error(`${name}: ${JSON.stringify(reply.result.fault)}`)
    return reply.result.value as ReturnType<PanelRequests[N]>
  }

  on<N extends keyof PanelEvents>(name: N, listener: (detail: PanelEvents[N]) => void): () => void {
    const hear = (frame: EventFrame) => {
      if (frame.event === name) listener(frame.detail as PanelEvents[N])
    }
    this.#listeners.add(hear)
    return () => this.#listeners.delete(hear)
  }

  /** The first display that fits, as soon as it does. */
  async display(fits: (row: DisplayRow) => boolean, timeoutMs?: number): Promise<DisplayRow> {
    return until(async () => (await this.ask('listDisplays')).find(fits), 'no display fits', timeoutMs)
  }

  /** The command once it is in one of the states. */
  async command(commandId: string, states: readonly CommandState[], timeoutMs?: number): Promise<CommandRow> {
    return until(
      async () => (await this.ask('listCommands')).find(row => row.id === commandId && states.includes(row.state)),
      async () => `command never was ${states.join('/')}: ${JSON.stringify((await this.ask('listCommands')).find(row => row.id === commandId))}`,
      timeoutMs,
    )
  }

  /** Pushes to one display and waits for its end. */
  async push(displayId: string, thing: Parameters<PanelRequests['push']>[0]['thing'], states: readonly CommandState[] = ['done', 'failed', 'expired', 'rejected']): Promise<CommandRow> {
    const pushed = await this.ask('push', { displayIds: [displayId], groupIds: [], thing })
    if (!pushed.ok) throw new Error(`push refused: ${pushed.fault.kind}`)
    return this.command(pushed.value.commandIds[0]!, states)
  }

  close(): void {
    this.#socket.close()
  }
}

/** Asks again until there is an answer; the usual limit only catches hangs. */
export async function until<T>(look: () => Promise<T | undefined> | T | undefined, complaint: string | (() => Promise<string>), timeoutMs = 60_000): Promise<T> {
  const deadline = performance.now() + timeoutMs
  for (;;) {
    const found = await look()
    if (found !== undefined && found !== false) return found
    if (performance.now() > deadline) throw new Error(typeof complaint === 'string' ? complaint : await complaint())
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}

async function cookieFor(hub: SchoolHub, user: string, password: string): Promise<string | undefined> {
  const answer = await fetch(`${hub.address}${routes.panelSignIn}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: hub.address },
    body: JSON.stringify({ user, password }),
  })
  return answer.ok ? answer.headers.getSetCookie().map(cookie => cookie.split(';')[0]).join('; ') : undefined
}
