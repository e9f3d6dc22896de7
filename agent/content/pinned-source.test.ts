import { X509Certificate } from 'node:crypto'
import http from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import { generate } from 'selfsigned'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { KeyPin } from '../trust/key-pin'
import { sha256Hex } from '../trust/keys'
import { hubAgent } from '../trust/pinned-tls'
import { hubSource } from './hub-source'
import { StoreRoom } from './testing/store-room'
import { testBytes } from './testing/test-source'

const never = new AbortController().signal
const ends: (() => unknown)[] = []
let room: StoreRoom
beforeEach(async () => {
  room = await StoreRoom.make()
})
afterEach(async () => {
  await room.dispose()
  for (const end of ends.splice(0)) await end()
})

const bodies = [testBytes(200_000), testBytes(300_000, 2)]
const files = bodies.map(body => ({ sha256: sha256Hex(body), bytes: body.length }))
const answer: http.RequestListener = (request, response) => response.end(bodies[files.findIndex(({ sha256 }) => request.url === `/${sha256}`)])

async function listen(server: http.Server): Promise<number> {
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  ends.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

test.each([
  ['of the pinned key brings the file', true, { ok: true, value: null }],
  ['of another key is not even asked', false, { ok: false, fault: { kind: 'source-unreachable' } }],
])('a source %s', async (_name, isRight, outcome) => {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'hub' }], { keyType: 'ec' })
  const pin = sha256Hex(new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' }))
  let asked = 0
  const port = await listen(https.createServer({ key, cert }, (request, response) => {
    asked += 1
    answer(request, response)
  }))
  const address = `https://127.0.0.1:${port}`
  const agent = hubAgent(address, KeyPin.exactly(isRight ? pin : '0'.repeat(64)))
  ends.push(() => agent.destroy())
  const store = await room.open({}, { sources: () => [hubSource(({ sha256 }) => ({ url: `${address}/${sha256}`, headers: {}, agent }))] })
  expect(await store.fetch(files[0]!, never, () => {})).toEqual(outcome)
  expect(asked).toBe(isRight ? 1 : 0)
})

test('a kept connection that the hub closed meanwhile is not taken for a hub that is gone', async () => {
  let isClosing = false
  const server = http.createServer((request, response) => {
    // As when the hub closes an idle connection in the moment of the next request.
    if (isClosing && request.socket === first) request.socket.resetAndDestroy()
    else {
      first ??= request.socket
      answer(request, response)
    }
  })
  let first: http.IncomingMessage['socket'] | undefined
  const port = await listen(server)
  const agent = new http.Agent({ keepAlive: true })
  ends.push(() => agent.destroy())
  const store = await room.open({}, { sources: () => [hubSource(({ sha256 }) => ({ url: `http://127.0.0.1:${port}/${sha256}`, headers: {}, agent }))] })
  expect(await store.fetch(files[0]!, never, () => {})).toEqual({ ok: true, value: null })
  isClosing = true
  expect(await store.fetch(files[1]!, never, () => {})).toEqual({ ok: true, value: null })
})
