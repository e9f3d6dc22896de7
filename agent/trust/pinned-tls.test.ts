import http from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import net from 'node:net'
import tls from 'node:tls'
import { X509Certificate } from 'node:crypto'
import { generate } from 'selfsigned'
import { afterEach, expect, test } from 'vitest'
import { callHub } from './hub-request'
import { KeyPin } from './key-pin'
import { sha256Hex } from './keys'
import { hubAgent, openSocket, WrongKeyError } from './pinned-tls'

const ends: (() => void)[] = []
afterEach(() => ends.splice(0).forEach(end => end()))

async function certificate() {
  const expired = { notBeforeDate: new Date('2001-01-01'), notAfterDate: new Date('2002-01-01') }
  const made = await generate([{ name: 'commonName', value: 'somebody-else.example' }], { ...expired, keyType: 'ec' })
  const pin = sha256Hex(new X509Certificate(made.cert).publicKey.export({ type: 'spki', format: 'der' }))
  return { key: made.private, cert: made.cert, pin }
}

async function listen(server: net.Server | http.Server): Promise<number> {
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  ends.push(() => server.close())
  return (server.address() as AddressInfo).port
}

test('an expired certificate for another name is fine when its key is the pinned one', async () => {
  const { key, cert, pin } = await certificate()
  const port = await listen(https.createServer({ key, cert }, (_request, response) => response.end('{"hello":1}')))
  const agent = hubAgent(`https://127.0.0.1:${port}`, KeyPin.exactly(pin))
  ends.push(() => agent.destroy())
  const answer = await callHub({ url: `https://127.0.0.1:${port}/`, method: 'GET', agent })
  expect(answer).toEqual({ ok: true, value: { status: 200, body: { hello: 1 } } })
})

test('not one byte of a secret reaches a server with another key', async () => {
  const { key, cert } = await certificate()
  let received = 0
  const port = await listen(tls.createServer({ key, cert }, socket => socket.on('data', data => { received += data.length }).on('error', () => {})))
  const agent = hubAgent(`https://127.0.0.1:${port}`, KeyPin.exactly('0'.repeat(64)))
  ends.push(() => agent.destroy())
  const answer = await callHub({ url: `https://127.0.0.1:${port}/`, method: 'POST', agent, body: { password: 'secret' } })
  expect(answer).toEqual({ ok: false, fault: 'wrong-key' })
  await expect(openSocket({ host: '127.0.0.1', port, secure: true }, KeyPin.exactly('1'.repeat(64)))).rejects.toBeInstanceOf(WrongKeyError)
  expect(received).toBe(0)
})

test('a second server that turns up in the middle of one enrolment is refused', async () => {
  const [first, second] = await Promise.all([certificate(), certificate()])
  const [firstPort, secondPort] = await Promise.all([first, second].map(one => listen(tls.createServer(one, socket => socket.on('error', () => {})))))
  const pin = KeyPin.learning()
  const socket = await openSocket({ host: '127.0.0.1', port: firstPort!, secure: true }, pin)
  ends.push(() => socket.destroy())
  expect(pin.seen).toBe(first.pin)
  await expect(openSocket({ host: '127.0.0.1', port: secondPort!, secure: true }, pin)).rejects.toBeInstanceOf(WrongKeyError)
})

test('a hub that accepts and then says nothing does not hold a request for ever', async () => {
  const port = await listen(net.createServer(socket => ends.push(() => socket.destroy())))
  const agent = hubAgent(`http://127.0.0.1:${port}`, KeyPin.learning())
  ends.push(() => agent.destroy())
  expect(await callHub({ url: `http://127.0.0.1:${port}/`, method: 'GET', agent, limitMs: 100 })).toEqual({ ok: false, fault: 'unreachable' })
})

test('an answer that is cut off is no answer', async () => {
  const port = await listen(http.createServer((_request, response) => {
    response.writeHead(200, { 'content-length': '100' })
    response.write('{"a":')
    setTimeout(() => response.destroy(), 10)
  }))
  const agent = hubAgent(`http://127.0.0.1:${port}`, KeyPin.learning())
  ends.push(() => agent.destroy())
  expect(await callHub({ url: `http://127.0.0.1:${port}/`, method: 'GET', agent })).toEqual({ ok: false, fault: 'unreachable' })
})
