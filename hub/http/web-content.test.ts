import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify, { type FastifyInstance } from 'fastify'
import { chromium } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sha256Hex } from '../../agent/trust/keys'
import { hubEn } from '#shared/text/hub/en'
import { mediaTypeOf } from '../library/media-types'
import { Capabilities, type Capability } from './capabilities'
import { webContent } from './web-content'

const browserPath = '/usr/bin/chromium'
const files: Record<string, string> = {
  'index.html': `<!doctype html><link rel=stylesheet href=style.css><img id=own src=picture.svg><script src=script.js></script><script type=module src=module.js></script>
    <iframe src="inner/frame.html"></iframe>`,
  'style.css': 'body { color: rgb(1, 2, 3) }',
  'picture.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="7" height="7"/>',
  'data.json': '{"own": true}',
  'module.js': 'parent.postMessage(["module", "ran"], "*")',
  'inner/frame.html': '<script>parent.parent.postMessage(["inner frame", "ran"], "*")</script>',
  'script.js': `
    const tell = (what, outcome) => parent.postMessage([what, String(outcome)], '*')
    const attempt = (what, work) => Promise.resolve().then(work).then(value => tell(what, value), () => tell(what, 'refused'))
    const load = (kind, address) => new Promise((done, fail) => {
      const element = Object.assign(document.createElement(kind), { src: address, onload: () => done('loaded'), onerror: fail })
      document.body.append(element)
    })
    const foreign = new URLSearchParams(location.search).get('foreign')
    addEventListener('load', () => {
      tell('style', getComputedStyle(document.body).color)
      tell('own picture', document.querySelector('#own').naturalWidth)
      attempt('own data', () => fetch('data.json').then(answer => answer.text()))
      attempt('worker', () => new Promise((done, fail) => {
        const worker = new Worker(URL.createObjectURL(new Blob(['postMessage("ran")'])))
        worker.onmessage = event => done(event.data)
        worker.onerror = fail
      }))
      attempt('foreign data', () => fetch(foreign + 'data.json').then(answer => answer.text()))
      attempt('foreign script', () => load('script', foreign + 'module.js'))
      attempt('foreign picture', () => load('img', foreign + 'picture.svg'))
      attempt('hub page', () => fetch('/secret').then(answer => answer.text()))
      attempt('hub picture', () => load('img', '/secret'))
      attempt('hub socket', () => new Promise((done, fail) => { const socket = new WebSocket('ws://' + location.host + '/secret'); socket.onopen = done; socket.onerror = fail }))
      attempt('storage', () => localStorage.length)
      attempt('cookies', () => document.cookie)
      attempt('parent page', () => parent.document.title)
    })`,
}

let folder: string
let server: FastifyInstance
let address: string
const secretsAsked: string[] = []
const capabilities = new Capabilities(() => Date.now())

async function capabilityOf(kind: Capability['kind'], named: Record<string, string>): Promise<Capability> {
  const paths = new Map(await Promise.all(Object.entries(named).map(async ([path, text]) => {
    const file = join(folder, sha256Hex(text))
    await writeFile(file, text)
    return [path, { file, bytes: Buffer.byteLength(text), mediaType: mediaTypeOf(path), sha256: sha256Hex(text) }] as const
  })))
  return { kind, find: path => paths.get(path) }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doska-web-'))
  server = fastify()
  await server.register(webContent({ capabilities, playerRoot: import.meta.dirname, text: hubEn }))
  server.get('/secret', async request => {
    secretsAsked.push(request.headers.cookie ?? 'without cookie')
    return 'secret'
  })
  server.get('/', async (_request, reply) => reply.type('text/html').header('set-cookie', 'session=1; SameSite=Strict; HttpOnly').send('<title>hub</title>'))
  address = await server.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

describe('an address with a capability', () => {
  test('is not found once its owner is gone or its time is over', async () => {
    let now = 0
    const own = new Capabilities(() => now)
    const capability = await capabilityOf('media', files)
    const token = own.grant('display', 'a', 100, capability)
    expect(own.grant('display', 'a', 200, capability)).toBe(token)
    expect(own.grant('display', 'b', 200, capability)).not.toBe(token)
    now = 150
    expect(own.find(token)).toBe(capability)
    now = 200
    expect(own.find(token)).toBeUndefined()
    const other = own.grant('other', 'a', 900, capability)
    own.revoke('other')
    expect(own.find(other)).toBeUndefined()
  })

  test.each(['/w/guess/index.html', '/w/%TOKEN/../secret', '/w/%TOKEN/..%2fsecret', '/w/%TOKEN/%2e%2e/secret', '/w/%TOKEN/missing.js'])('%s leads nowhere', async path => {
    const token = capabilities.grant('display', 'x', Infinity, await capabilityOf('package', files))
    const answer = await server.inject({ url: path.replace('%TOKEN', token) })
    expect(answer.statusCode).toBe(404)
  })

  test('answers media as media that may neither run nor be framed elsewhere', async () => {
    const token = capabilities.grant('display', 'picture', Infinity, await capabilityOf('media', files))
    const answer = await server.inject({ url: `/w/${token}/picture.svg`, headers: { range: 'bytes=0-3' } })
    expect([answer.statusCode, answer.body]).toEqual([206, '<svg'])
    expect(answer.headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox$/)
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  })

  test('a Host that is no host cannot widen the policy', async () => {
    const token = capabilities.grant('display', 'x', Infinity, await capabilityOf('package', files))
    const answer = await server.inject({ url: `/w/${token}/index.html`, headers: { host: "x; script-src *; default-src 'self'" } })
    expect(String(answer.headers['content-security-policy'] ?? '')).not.toContain('script-src')
  })
})

test('the player page lies in the reserved folder of packages, behind the same wall, and pages asked for as pages get the guest', async () => {
  const own = capabilities.grant('display', 'played', Infinity, await capabilityOf('package', files))
  const media = capabilities.grant('display', 'shown', Infinity, await capabilityOf('media', files))
  const statusOf = async (path: string) => (await server.inject({ url: path })).statusCode
  expect(await statusOf(`/w/${own}/~doska/web-content.ts`)).toBe(200)
  for (const path of [`/w/${own}/~doska/missing.js`, `/w/${own}/~doska/..%2f..%2fhub.ts`, `/w/${own}/~doska/`, `/w/${media}/~doska/web-content.ts`, '/w/guess/~doska/web-content.ts']) expect(await statusOf(path), path).not.toBe(200)
  expect((await server.inject({ url: `/w/${own}/~doska/web-content.ts` })).headers['content-security-policy']).toMatch(/^sandbox allow-scripts;/)
  for (const path of ['~doska/web-content.ts', 'inner/frame.html', 'index.html']) expect((await server.inject({ url: `/w/${own}/${path}` })).headers['connection-allowlist'], path).toBe('(response-origin)')
  const page = async (headers: Record<string, string>) => (await server.inject({ url: `/w/${own}/inner/frame.html`, headers })).body
  expect(await page({ 'sec-fetch-dest': 'iframe' })).toBe(`<script src="/w/${own}/~doska/guest.js"></script>${files['inner/frame.html']}`)
  expect(await page({ 'sec-fetch-dest': 'empty' })).toBe(files['inner/frame.html'])
  expect(await page({})).toBe(files['inner/frame.html'])
})

test.skipIf(!existsSync(browserPath))('in a real browser a package reaches its own files and nothing else', async () => {
  const own = capabilities.grant('display', 'own', Infinity, await capabilityOf('package', files))
  const foreign = capabilities.grant('display', 'foreign', Infinity, await capabilityOf('package', files))
  const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage()
    await page.goto(`${address}/`)
    const outcomes = await page.evaluate(async source => {
      const heard: Record<string, string> = {}
      addEventListener('message', ({ data: [what, outcome] }: MessageEvent<[string, string]>) => (heard[what] = outcome))
      const frame = Object.assign(document.createElement('iframe'), { src: source, sandbox: 'allow-scripts' })
      document.body.append(frame)
      for (let turn = 0; turn < 100 && Object.keys(heard).length < 15; turn++) await new Promise(done => setTimeout(done, 100))
      return heard
    }, `/w/${own}/index.html?foreign=${encodeURIComponent(`/w/${foreign}/`)}`)
    expect(outcomes).toEqual({
      style: 'rgb(1, 2, 3)', 'own picture': '7', 'own data': '{"own": true}', module: 'ran', worker: 'ran', 'inner frame': 'ran',
      'foreign data': 'refused', 'foreign script': 'refused', 'foreign picture': 'refused',
      'hub page': 'refused', 'hub picture': 'refused', 'hub socket': 'refused', storage: 'refused', cookies: 'refused', 'parent page': 'refused',
    })
    expect(secretsAsked).toEqual([])
  } finally {
    await browser.close()
  }
})
