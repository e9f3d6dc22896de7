import { z } from 'zod'
import type { CarrierFault, ReplyFrame, RequestMap } from '#shared/contract/carrier'
import { failure, type Result } from '#shared/result'

/** `lost`: was or should be open, and is being tried again. `refused`: the owner closed the door (signed out); `reconnect` tries once more. */
export type Connection = 'connecting' | 'open' | 'lost' | 'refused'

/** The only door of a page to the owner of its truth. */
export interface Bridge<R extends RequestMap<R>, E> {
  /** Never throws: what cannot be carried comes back as a fault. */
  ask<N extends keyof R & string>(name: N, ...args: Parameters<R[N]>): Promise<Result<ReturnType<R[N]>, CarrierFault>>
  on<N extends keyof E & string>(name: N, listener: (detail: E[N]) => void): () => void
  connection(): Connection
  onConnection(listener: (connection: Connection) => void): () => void
  reconnect(): void
  dispose(): void
}

/** What the preload script of a board window offers (electron/preload.ts). */
interface Preloaded {
  ask(name: string, args: readonly unknown[]): Promise<Result<unknown, CarrierFault>>
  on(event: string, listener: (detail: unknown) => void): () => void
}

declare global {
  interface Window {
    readonly doska?: Preloaded
  }
}

/** Opens the door: the preload's under Electron, else a WebSocket to `carrierPath` of the server that gave the page. */
export function connectBridge<R extends RequestMap<R>, E>(carrierPath: string): Bridge<R, E> {
  return window.doska ? overPreload<R, E>(window.doska) : overSocket<R, E>(carrierPath)
}

function overPreload<R extends RequestMap<R>, E>(preloaded: Preloaded): Bridge<R, E> {
  return {
    ask: async (name, ...args) => {
      try {
        return (await preloaded.ask(name, args)) as Result<never, CarrierFault>
      } catch {
        return failure({ kind: 'disconnected' })
      }
    },
    on: (name, listener) => preloaded.on(name, detail => listener(detail as never)),
    connection: () => 'open',
    onConnection: () => () => undefined,
    reconnect: () => undefined,
    dispose: () => undefined,
  }
}

const frameSchema = z.union([z.object({ reply: z.int(), result: z.object({ ok: z.boolean() }).loose() }), z.object({ event: z.string(), detail: z.unknown() })])
/** Close codes by which the hub says that trying again is useless until somebody signs in. */
const refusals: readonly number[] = [1008, 4401, 4403]
const retryMs = { first: 300, most: 10_000 } as const

function overSocket<R extends RequestMap<R>, E>(carrierPath: string): Bridge<R, E> {
  const address = new URL(carrierPath, location.href.replace(/^http/, 'ws')).href
  const pending = new Map<number, (result: Result<never, CarrierFault>) => void>()
  const listeners = new Map<string, Set<(detail: never) => void>>()
  const watchers = new Set<(connection: Connection) => void>()
  let waiting: string[] = []
  let socket: WebSocket | undefined
  let state: Connection = 'connecting'
  let asked = 0
  let attempt = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let ended = false

  const become = (next: Connection) => {
    if (next === state) return
    state = next
    for (const watcher of watchers) watcher(next)
  }
  const open = () => {
    clearTimeout(timer)
    const opening = new WebSocket(address)
    socket = opening
    opening.onopen = () => {
      attempt = 0
      for (const frame of waiting) opening.send(frame)
      waiting = []
      become('open')
    }
    opening.onmessage = ({ data }) => hear(data)
    opening.onclose = ({ code }) => {
      if (socket !== opening) return
      socket = undefined
      waiting = []
      for (const settle of pending.values()) settle(failure({ kind: 'disconnected' }))
      pending.clear()
      if (ended) return
      if (refusals.includes(code)) return become('refused')
      become('lost')
      const ceiling = Math.min(retryMs.most, retryMs.first * 2 ** attempt++)
      timer = setTimeout(open, ceiling / 2 + (Math.random() * ceiling) / 2)
    }
  }
  const hear = (data: unknown) => {
    const frame = parseFrame(data)
    if (!frame) return
    if ('event' in frame) {
      for (const listener of listeners.get(frame.event) ?? []) listener(frame.detail as never)
      return
    }
    const settle = pending.get(frame.reply)
    pending.delete(frame.reply)
    settle?.(frame.result as ReplyFrame['result'] as Result<never, CarrierFault>)
  }

  open()
  return {
    ask: (name, ...args) =>
      new Promise(settle => {
        if (!socket || state === 'lost' || state === 'refused') return settle(failure({ kind: 'disconnected' }))
        const ask = ++asked
        const frame = JSON.stringify({ ask, name, args })
        pending.set(ask, settle)
        if (socket.readyState === WebSocket.OPEN) socket.send(frame)
        else waiting.push(frame) // the first opening is still under way
      }),
    on: (name, listener) => {
      const heard = listeners.get(name) ?? new Set()
      listeners.set(name, heard.add(listener))
      return () => void heard.delete(listener)
    },
    connection: () => state,
    onConnection: listener => {
      watchers.add(listener)
      return () => void watchers.delete(listener)
    },
    reconnect: () => {
      if (state === 'open' || ended) return
      attempt = 0
      socket?.close()
      become('connecting')
      open()
    },
    dispose: () => {
      ended = true
      clearTimeout(timer)
      socket?.close()
    },
  }
}

/** A frame of the owner; anything else is dropped, the owner is of the same version as this page. */
function parseFrame(data: unknown): z.infer<typeof frameSchema> | undefined {
  if (typeof data !== 'string') return undefined
  try {
    return frameSchema.safeParse(JSON.parse(data)).data
  } catch {
    return undefined
  }
}
