import type { RawData, WebSocket } from 'ws'
import { answerAsk, askFrameSchema, type Announce, type ArgumentSchemas, type CarrierFault, type EventFrame, type Handlers, type ReplyFrame, type RequestMap } from '#shared/contract/carrier'
import { parseJson } from '../../agent/trust/envelopes'

/** Largest frame from a browser, bytes: a push to 500 displays is 34 KB. */
export const frameLimitBytes = 128 * 1024
/** A mirror that does not read is cut off; it asks for everything when it comes back. */
const unsentLimitBytes = 8 * 1024 * 1024
const asksAtOnce = 32
const pingEveryMs = 30_000

/** Close codes that tell a page not to knock again until somebody signs in. */
export const closeCodes = { signIn: 4401, unsupported: 1003, overload: 1013, goingAway: 1001 } as const

/** The owner's side of one contract on one connection. */
export interface CarrierSide<R extends RequestMap<R>> {
  readonly schemas: ArgumentSchemas<R>
  readonly handlers: Handlers<R>
  isAllowed(name: keyof R): boolean
  /** Refusals and failures of asks, and frames that are none. */
  report(fault: (CarrierFault & { name: string; error?: unknown }) | { kind: 'wrong-frame' }): void
}

export interface Carrier<E> {
  readonly announce: Announce<E>
  close(code: number, reason: string): void
}

/** Serves a contract over a WebSocket: frames of shared/contract/carrier, bounded both ways, with pings so that a dead mirror is noticed. */
export function carry<R extends RequestMap<R>, E>(socket: WebSocket, side: CarrierSide<R>): Carrier<E> {
  let running = 0
  let hasAnswered = true
  const heart = setInterval(() => {
    if (!hasAnswered) return socket.terminate()
    hasAnswered = false
    socket.ping()
  }, pingEveryMs)
  heart.unref()
  const send = (frame: ReplyFrame | EventFrame) => {
    if (socket.readyState !== socket.OPEN) return
    if (socket.bufferedAmount > unsentLimitBytes) return socket.terminate()
    socket.send(JSON.stringify(frame))
  }
  const refuse = (code: number, reason: string) => {
    side.report({ kind: 'wrong-frame' })
    socket.close(code, reason)
  }
  socket.on('pong', () => { hasAnswered = true })
  socket.on('error', () => socket.terminate()) // too large a frame, or not UTF-8: ws has closed it by the protocol
  socket.once('close', () => clearInterval(heart))
  socket.on('message', (data: RawData, isBinary) => {
    // `binaryType` is node's default: one Buffer a message.
    const frame = isBinary ? undefined : askFrameSchema.safeParse(parseJson((data as Buffer).toString('utf8'))).data
    if (!frame) return refuse(closeCodes.unsupported, 'not an ask')
    if (running >= asksAtOnce) return refuse(closeCodes.overload, 'too many asks at once')
    running++
    void answerAsk(side.schemas, side.handlers, frame.name, frame.args, side.isAllowed, side.report)
      .then(result => send({ reply: frame.ask, result }))
      .finally(() => running--)
  })
  return { announce: (event, detail) => send({ event, detail }), close: (code, reason) => socket.close(code, reason) }
}
