import { mkdtemp, rm } from 'node:fs/promises'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { mayAsk } from './address-guard'
import { fetchFile, fetchText, judgeAddress, type RemoteLimits } from './fetch-remote'

let folder: string
let server: http.Server
let host = ''
let answer: http.RequestListener = () => {}
let asked = 0
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doska-remote-'))
  asked = 0
  server = http.createServer((request, response) => {
    asked++
    answer(request, response)
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise(done => server.close(done))
  await rm(folder, { recursive: true })
})

const limits = (more: Partial<RemoteLimits> = {}): RemoteLimits => ({ home: host, named: new Set([host]), mostBytes: 1000, silenceMs: 60_000, mostMs: 60_000, ...more })
const text = (more: Partial<RemoteLimits> = {}, path = '/') => fetchText(`http://${host}${path}`, limits(more), new AbortController().signal)
const kindOf = (result: Awaited<ReturnType<typeof text>>) => (result.ok ? 'taken' : result.fault.kind)

test.each([
  ['8.8.8.8', true, true], ['2a02:6b8::2:242', true, true],
  ['10.1.2.3', false, true], ['192.168.0.5', false, true], ['172.31.255.1', false, true], ['100.64.0.1', false, true], ['127.0.0.1', false, true], ['::1', false, true], ['fd00::1', false, true],
  ['::ffff:10.0.0.1', false, true], ['64:ff9b::a00:1', false, true],
  ['0.0.0.0', false, false], ['169.254.169.254', false, false], ['::ffff:169.254.169.254', false, false], ['fe80::1', false, false], ['224.0.0.1', false, false], ['255.255.255.255', false, false], ['::', false, false],
  ['кто-то', false, false],
])('%s: of the feed itself %s, of a host that a person named %s', (address, asHome, asNamed) => expect([mayAsk(address, false), mayAsk(address, true)]).toEqual([asHome, asNamed]))

test.each([
  ['https://lib.school.ru/feed', 'ok'], ['https://files.school.ru:8443/a', 'ok'], ['https://LIB.school.ru/feed', 'ok'],
  ['https://lib.school.ru:8443/feed', 'host-refused'], ['https://files.school.ru/a', 'host-refused'], ['https://lib.school.ru.evil.ru/', 'host-refused'], ['https://lib.school.ru@evil.ru/', 'host-refused'], ['https://me:secret@lib.school.ru/', 'host-refused'],
  ['http://lib.school.ru/feed', 'host-refused'], ['file:///etc/passwd', 'host-refused'], ['ftp://lib.school.ru/', 'host-refused'], ['gopher://lib.school.ru/', 'host-refused'], ['', 'host-refused'],
])('the address %s is %s', (address, expected) => {
  const judged = judgeAddress(address, { home: 'lib.school.ru', named: new Set(['files.school.ru:8443']) })
  expect(judged.ok ? 'ok' : judged.fault.kind).toBe(expected)
})

test.each([['http://127.0.0.1/'], ['http://localhost/'], ['http://[::1]/'], ['https://127.0.0.1/'], ['https://0x7f.1/'], ['https://2130706433/'], ['https://10.0.0.5/'], ['https://[fd00::5]/'], ['https://169.254.169.254/']])('%s is not asked for being the feed; only a person\'s word opens a network', address => {
  const { host: home } = new URL(address)
  expect(judgeAddress(address, { home, named: new Set() })).toMatchObject({ ok: false, fault: { kind: 'host-inside' } })
  expect(judgeAddress(address, { home, named: new Set([home]) }).ok).toBe(!address.includes('169.254'))
})

test('a name that leads into the school\'s network is not connected to', async () => {
  const { port } = server.address() as AddressInfo
  const home = `localhost:${port}`
  expect(await fetchText(`https://${home}/`, limits({ home, named: new Set() }), new AbortController().signal)).toEqual({ ok: false, fault: { kind: 'host-inside', detail: home } })
  expect(asked).toBe(0)
})

test('a redirect to an inner address is not followed', async () => {
  answer = (_request, response) => response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end()
  expect(kindOf(await text())).toBe('host-refused')
  expect(kindOf(await text({ named: new Set([host, '169.254.169.254']) }))).toBe('host-refused')
})

test('redirects have an end', async () => {
  answer = (_request, response) => response.writeHead(302, { location: '/again' }).end()
  expect(await text()).toEqual({ ok: false, fault: { kind: 'refused-by-server', detail: 'redirects' } })
  expect(asked).toBe(6)
})

test.each<[string, http.RequestListener, string]>([
  ['announces too much', (_request, response) => response.writeHead(200, { 'content-length': 1001 }).write('a'), 'too-large'],
  ['sends more than it may without saying', (_request, response) => response.end('a'.repeat(1001)), 'too-large'],
  ['breaks off', (_request, response) => void response.writeHead(200, { 'content-length': 100 }).write('a', () => response.destroy()), 'cut-off'],
  ['knows nothing', (_request, response) => response.writeHead(404).end(), 'refused-by-server'],
  ['is small enough', (_request, response) => response.end('a'.repeat(1000)), 'taken'],
])('a server that %s', async (_what, listener, expected) => {
  answer = listener
  expect(kindOf(await text())).toBe(expected)
})

test('a server that falls silent is left, before and within its answer', async () => {
  answer = () => {}
  expect(kindOf(await text({ silenceMs: 100 }))).toBe('unreachable')
  answer = (_request, response) => response.writeHead(200, { 'content-length': 100 }).write('a')
  expect(kindOf(await text({ silenceMs: 100 }))).toBe('cut-off')
})

test('a server that drips for ever is left in the end', async () => {
  let drip: NodeJS.Timeout | undefined
  answer = (_request, response) => {
    response.writeHead(200)
    drip = setInterval(() => response.write('a'), 20)
  }
  expect(kindOf(await text({ mostMs: 300 }))).toBe('cut-off')
  clearInterval(drip)
})

test('what people stop is stopped', async () => {
  const stopper = new AbortController()
  answer = () => stopper.abort()
  expect(await fetchText(`http://${host}/`, limits(), stopper.signal)).toMatchObject({ ok: false, fault: { kind: 'unreachable' } })
})

test('a rest that nobody asked for is no file', async () => {
  answer = (_request, response) => response.writeHead(206, { 'content-range': 'bytes 0-9/10' }).end('0123456789')
  expect(await fetchFile(`http://${host}/a`, folder, limits(), new AbortController().signal)).toMatchObject({ ok: false, fault: { kind: 'cut-off' } })
})

test.each([
  ['attachment; filename*=UTF-8\'\'%D0%BB%D1%91%D0%B4.pdf', 'лёд.pdf'], ['attachment; filename="a.pdf"', 'a.pdf'], ['attachment; filename="../../etc/passwd"', 'passwd'], [undefined, 'книга.pdf'],
])('a file told as %s is called %s', async (disposition, name) => {
  answer = (_request, response) => response.writeHead(200, disposition === undefined ? {} : { 'content-disposition': disposition }).end('x')
  expect(await fetchFile(`http://${host}/%D0%BA%D0%BD%D0%B8%D0%B3%D0%B0.pdf`, folder, limits(), new AbortController().signal)).toMatchObject({ ok: true, value: { bytes: 1, name } })
})

test('an empty file is a file too', async () => {
  answer = (_request, response) => response.end()
  expect(await fetchFile(`http://${host}/a`, folder, limits(), new AbortController().signal)).toMatchObject({ ok: true, value: { bytes: 0 } })
})
