import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WebSocket, WebSocketServer, type WebSocket as Socket } from 'ws'
import type { Bridge } from './bridge'
import { bridgeOverSocket } from './bridge-socket'

interface Asks { add(a: number, b: number): number }
interface Tells { told: string }

let server: WebSocketServer
let bridge: Bridge<Asks, Tells>
let sockets: Socket[]
const arrivals: (() => void)[] = []

/** The next connection of the page. */
const arrival = () => new Promise<void>(resolve => arrivals.push(resolve))
const until = (wanted: string) =>
  new Promise<void>(resolve => {
    if (bridge.connection() === wanted) return resolve()
    const stop = bridge.onConnection(state => {
      if (state !== wanted) return
      stop()
      resolve()
    })
  })

beforeEach(async () => {
  sockets = []
  server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await new Promise(resolve => server.once('listening', resolve))
  server.on('connection', socket => {
    sockets.push(socket)
    arrivals.shift()?.()
  })
  vi.stubGlobal('WebSocket', WebSocket)
  vi.stubGlobal('window', {})
  vi.stubGlobal('location', { href: `http://127.0.0.1:${(server.address() as AddressInfo).port}/board/` })
  bridge = bridgeOverSocket<Asks, Tells>('/carrier/test')
})

afterEach(async () => {
  bridge.dispose()
  for (const socket of sockets) socket.terminate()
  await new Promise(resolve => server.close(resolve))
  vi.unstubAllGlobals()
})

/** Answers every ask with the sum of its arguments. */
function answering(socket: Socket): void {
  socket.on('message', data => {
    const { ask, args } = JSON.parse((data as Buffer).toString()) as { ask: number; args: number[] }
    socket.send(JSON.stringify({ reply: ask, result: { ok: true, value: args[0]! + args[1]! } }))
  })
}

test('what is asked before the door is open is asked when it opens', async () => {
  server.on('connection', answering)
  expect(await bridge.ask('add', 2, 3)).toEqual({ ok: true, value: 5 })
})

test('answers out of order reach those who asked', async () => {
  await until('open')
  const held: { ask: number; args: number[] }[] = []
  sockets[0]!.on('message', data => {
    held.push(JSON.parse((data as Buffer).toString()) as (typeof held)[number])
    if (held.length < 2) return
    for (const { ask, args } of held.reverse()) sockets[0]!.send(JSON.stringify({ reply: ask, result: { ok: true, value: args[0] } }))
  })
  expect(await Promise.all([bridge.ask('add', 1, 0), bridge.ask('add', 2, 0)])).toEqual([{ ok: true, value: 1 }, { ok: true, value: 2 }])
})

test('a question under way when the line breaks is answered with disconnected, and the door opens again by itself', async () => {
  await until('open')
  const asked = bridge.ask('add', 1, 1)
  const lost = until('lost')
  sockets[0]!.terminate()
  expect(await asked).toEqual({ ok: false, fault: { kind: 'disconnected' } })
  await lost
  expect(await bridge.ask('add', 1, 1)).toEqual({ ok: false, fault: { kind: 'disconnected' } })
  await arrival()
  await until('open')
  answering(sockets[1]!)
  expect(await bridge.ask('add', 4, 4)).toEqual({ ok: true, value: 8 })
})

test('one listener hears an event once after a reconnect', async () => {
  await until('open')
  const heard: string[] = []
  bridge.on('told', word => heard.push(word))
  const again = arrival()
  sockets[0]!.terminate()
  await again
  await until('open')
  sockets[1]!.send(JSON.stringify({ event: 'told', detail: 'hello' }))
  await vi.waitFor(() => expect(heard).toEqual(['hello']))
})

test('a page that was signed out does not knock again until it is told to', async () => {
  await until('open')
  const refused = until('refused')
  sockets[0]!.close(4401, 'signed out')
  await refused
  const again = arrival()
  bridge.reconnect()
  await again
  await until('open')
  expect(sockets).toHaveLength(2)
})

test('frames that are none of the contract’s are dropped and nothing breaks', async () => {
  await until('open')
  for (const frame of ['{', '[]', '{"reply":99,"result":{"ok":true}}', '{"event":5}']) sockets[0]!.send(frame)
  answering(sockets[0]!)
  expect(await bridge.ask('add', 1, 2)).toEqual({ ok: true, value: 3 })
})
