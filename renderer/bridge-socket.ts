import './ui/zod-without-eval'
import { z } from 'zod'
import type { CarrierFault, ReplyFrame, RequestMap } from '#shared/contract/carrier'
import { failure, type Result } from '#shared/result'
import type { Bridge, Connection } from './bridge'

const frameSchema = z.union([z.object({ reply: z.int(), result: z.object({ ok: z.boolean() }).loose() }), z.object({ event: z.string(), detail: z.unknown() })])
/** Close codes by which the hub says that trying again is useless until somebody signs in. */
const refusals: readonly number[] = [1008, 4401, 4403]
const retryMs = { first: 300, most: 10_000 } as const

/** The door of a page that a server gave: a WebSocket to its `carrierPath`, opened again for ever with growing pauses. */
export function bridgeOverSocket<R extends RequestMap<R>, E>(carrierPath: string): Bridge<R, E> {
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
