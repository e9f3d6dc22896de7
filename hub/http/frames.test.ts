import { once } from 'node:events'
import http from 'node:http'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { hubEn } from '#shared/text/hub/en'
import { Frames, frameRoutes } from './frames'
import { makeServer } from './server'

async function openFrames() {
  const folder = await mkdtemp(join(tmpdir(), 'doska-frames-'))
  const refusals: string[] = []
  const frames = new Frames(folder, Date.now)
  const server = await makeServer({ tls: undefined, text: hubEn, refused: what => void refusals.push(what), report: () => {} })
  const access = {
    displayOf: (request: { headers: http.IncomingHttpHeaders }) => (request.headers.authorization === 'Bearer a' ? 'a' : undefined),
    mayRead: () => false,
    personOf: () => undefined,
    isLocalImport: () => false,
    refused: (what: string, reason: string) => void refusals.push(`${what}: ${reason}`),
  }
  await server.register(frameRoutes({ access, frames, text: hubEn, taken: () => {} }))
  await server.listen({ host: '127.0.0.1', port: 0 })
  onTestFinished(async () => {
    await server.close()
    await rm(folder, { recursive: true })
  })
  return { frames, refusals, port: (server.server.address() as AddressInfo).port }
}

/** Announces a picture of 8 MB and sends nothing of it. */
async function announce(port: number, path: string, authorization: string): Promise<number | undefined> {
  const request = http.request({ host: '127.0.0.1', port, path, method: 'PUT', headers: { authorization, 'content-length': 8 * 1024 * 1024, 'content-type': 'image/jpeg' } })
  request.on('error', () => {})
  onTestFinished(() => void request.destroy())
  request.flushHeaders()
  const [response] = (await once(request, 'response')) as [http.IncomingMessage]
  return response.statusCode
}

test('a stranger on the network cannot fill the memory of the hub with pictures: refused before the body', async () => {
  const { frames, refusals, port } = await openFrames()
  expect(await announce(port, frames.mint('a'), 'Bearer nobody')).toBe(401)
  expect(refusals).toEqual(['upload: no valid credential'])
})

test('a picture comes in once per address', async () => {
  const { frames, port } = await openFrames()
  const address = `http://127.0.0.1:${port}${frames.mint('a')}`
  const put = async () => (await fetch(address, { method: 'PUT', headers: { authorization: 'Bearer a', 'content-type': 'image/jpeg' }, body: Buffer.from('ffd8000000ffd9', 'hex') })).status
  expect([await put(), await put()]).toEqual([204, 403])
  expect(await frames.read('a')).toEqual(Buffer.from('ffd8000000ffd9', 'hex'))
})
