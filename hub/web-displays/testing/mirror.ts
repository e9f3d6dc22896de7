import WebSocket from 'ws'
import type { BoardSnapshot } from '#shared/contract/board-snapshot'

/** The board page's end of its carrier. */
export interface Mirror {
  ask(name: string, ...args: unknown[]): Promise<unknown>
  readonly events: { event: string; detail: BoardSnapshot }[]
  readonly closed: Promise<{ code: number; reason: string }>
  close(): void
}

export function connectMirror(address: string, cookie: string | undefined, origin: string): Mirror {
  const socket = new WebSocket(`${address.replace('http', 'ws')}/carrier/board`, { origin, ...(cookie === undefined ? {} : { headers: { cookie } }) })
  const answers = new Map<number, (result: unknown) => void>()
  const events: Mirror['events'] = []
  const isOpen = new Promise(done => socket.once('open', done))
  const closed = new Promise<{ code: number; reason: string }>(done => socket.once('close', (code, reason) => done({ code, reason: String(reason) })))
  socket.on('error', () => {})
  socket.on('message', (data: Buffer) => {
    const frame = JSON.parse(data.toString()) as { reply?: number; result?: unknown; event: string; detail: BoardSnapshot }
    if (frame.reply !== undefined) answers.get(frame.reply)?.(frame.result)
    else events.push(frame)
  })
  let asks = 0
  return {
    events, closed,
    close: () => socket.close(),
    ask: async (name, ...args) => {
      await isOpen
      const ask = ++asks
      return new Promise(done => {
        answers.set(ask, done)
        socket.send(JSON.stringify({ ask, name, args }))
      })
    },
  }
}
