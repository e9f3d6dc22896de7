import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hubEn } from '#shared/text/hub/en'
import { Capabilities } from '../http/capabilities'
import { makeServer } from '../http/server'
import { webContent } from '../http/web-content'
import { zipOf } from '../library/testing/hostile-zip'
import { openDesk, type LibraryDesk } from '../library/testing/library-desk'
import { boardVisits } from './board-visits'
import { LinklessAgents, type Started } from './testing/linkless-agent'
import { connectMirror, type Mirror } from './testing/mirror'
import { notEnrolledLimit, WebDisplays } from './web-displays'

let desk: LibraryDesk
let agents: LinklessAgents
let started: Started[]
let server: FastifyInstance
let displays: WebDisplays
let address: string
let refusals: string[][]
const mirrors: Mirror[] = []

beforeEach(async () => {
  desk = await openDesk()
  agents = new LinklessAgents(desk.library)
  started = agents.started
  refusals = []
  await open()
})
afterEach(async () => {
  for (const mirror of mirrors.splice(0)) mirror.close()
  await displays.dispose()
  await server.close()
  await desk.end()
})

async function open(idleMs?: number) {
  await displays?.dispose()
  await server?.close()
  const capabilities = new Capabilities(() => Date.now())
  displays = new WebDisplays({
    startAgent: agents.start, capabilities, library: desk.library, folder: join(desk.folder, 'web-displays'), app: '0.1.0', hubAddress: () => 'http://127.0.0.1:1',
    now: () => Date.now(), report: problem => void desk.problems.push(problem), ...(idleMs === undefined ? {} : { idleMs }),
  })
  const refused = (what: string, reason: string) => void refusals.push([what, reason])
  server = await makeServer({ tls: undefined, text: hubEn, refused, report: problem => void desk.problems.push(problem) })
  await server.register(boardVisits({ webDisplays: displays, isSecure: false, refused, report: problem => void desk.problems.push(problem) }))
  await server.register(async pages => void pages.get('/board/', async (_request, reply) => reply.type('text/html').send('board')))
  await server.register(webContent({ capabilities, playerRoot: import.meta.dirname, text: hubEn }))
  address = await server.listen({ host: '127.0.0.1', port: 0 })
}

const visit = (path = '/board/', headers: Record<string, string> = {}) => fetch(`${address}${path}`, { redirect: 'manual', headers })
const cookieOf = (answer: Response) => answer.headers.get('set-cookie')?.split(';')[0]
const newCookie = async () => cookieOf(await visit())!

function connect(cookie: string | undefined, origin = address): Mirror {
  const mirror = connectMirror(address, cookie, origin)
  mirrors.push(mirror)
  return mirror
}

describe('a browser that opens the board page', () => {
  test('gets a cookie that scripts and other sites cannot reach, and keeps it', async () => {
    const first = await visit()
    expect([first.status, await first.text()]).toEqual([200, 'board'])
    expect(first.headers.get('set-cookie')).toMatch(/^doska-web=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Strict$/)
    expect(cookieOf(await visit('/board/', { cookie: cookieOf(first)! }))).toBeUndefined()
    expect(cookieOf(await visit('/board/', { cookie: 'doska-web=short' }))).toMatch(/^doska-web=[\w-]{43}$/)
    expect(cookieOf(await visit('/health'))).toBeUndefined()
  })

  test('stays the same display when a link on another site led there', async () => {
    const answer = await visit('/board/?token=a%22%3E%3Cscript%3E', { 'sec-fetch-site': 'cross-site' })
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(await answer.text()).toBe('<!doctype html><meta http-equiv="refresh" content="0;url=/board/?token=a%22%3E%3Cscript%3E">')
  })

  test('hands its one-time token to its display, and the address bar forgets it', async () => {
    const answer = await visit('/board/?token=one-time')
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/board/'])
    await connect(cookieOf(answer)).ask('readBoard')
    expect(started[0]!.options).toMatchObject({ token: 'one-time', kind: 'web', hubAddress: 'http://127.0.0.1:1' })
  })

  test('that waits for approval starts anew when a token comes', async () => {
    const cookie = await newCookie()
    const first = connect(cookie)
    await first.ask('readBoard')
    await visit('/board/?token=late', { cookie })
    await connect(cookie).ask('readBoard')
    expect(started.map(({ options, isOver }) => [options.token, isOver])).toEqual([[undefined, true], ['late', false]])
  })

  test('and is enrolled does not start anew for a token', async () => {
    agents.standing = 'enrolled'
    const cookie = await newCookie()
    await connect(cookie).ask('readBoard')
    await visit('/board/?token=late', { cookie })
    await connect(cookie).ask('readBoard')
    expect(started).toHaveLength(1)
  })
})

describe('the carrier of a web display', () => {
  test('needs the cookie and our own page', async () => {
    const cookie = await newCookie()
    expect(await connect(undefined).closed).toEqual({ code: 4401, reason: 'no-cookie' })
    expect(await connect('doska-web=guess').closed).toEqual({ code: 4401, reason: 'no-cookie' })
    expect(await connect(cookie, 'http://evil.example').closed).toEqual({ code: 4401, reason: 'foreign-origin' })
    expect(await connect(cookie, 'null').closed).toEqual({ code: 4401, reason: 'foreign-origin' })
    expect(started).toEqual([])
    expect(refusals.map(([, reason]) => reason)).toEqual(['no-cookie', 'no-cookie', 'foreign-origin', 'foreign-origin'])
  })

  test('asks and follows its own agent, one for all its windows', async () => {
    const cookie = await newCookie()
    const [one, two] = [connect(cookie), connect(cookie)]
    expect(await one.ask('openMaterial', 'nothing')).toEqual({ ok: true, value: { kind: 'unknown' } })
    expect(await two.ask('openMaterial', 7)).toMatchObject({ ok: false, fault: { kind: 'wrong-arguments' } })
    expect(await two.ask('reboot')).toMatchObject({ ok: false, fault: { kind: 'unknown-request' } })
    const other = connect(await newCookie()) // only now: the first that started is the first one's
    await other.ask('readBoard')
    expect(started).toHaveLength(2)
    expect(started[0]!.options.folder).not.toBe(started[1]!.options.folder)
    await expect.poll(() => started[0]!.followers).toBe(3) // two windows and the host itself
    started[0]!.say('enrolled')
    await expect.poll(() => [one.events.length, two.events.length, other.events.length]).toEqual([1, 1, 0])
    two.close()
    await expect.poll(() => started[0]!.followers).toBe(2)
  })

  test('is told when its agent cannot start, and may try again', async () => {
    agents.fault = new Error('the folder is in use')
    const cookie = await newCookie()
    expect(await connect(cookie).closed).toMatchObject({ code: 1011 })
    expect(desk.problems).toContain(agents.fault)
    agents.fault = undefined
    expect(await connect(cookie).ask('readBoard')).toMatchObject({ ok: true })
  })

  test('the twenty-first that waits for approval is turned away; enrolled ones do not count', async () => {
    agents.standing = 'enrolled'
    await connect(await newCookie()).ask('readBoard')
    agents.standing = 'awaiting-approval'
    const cookies = await Promise.all(Array.from({ length: notEnrolledLimit }, newCookie))
    for (const cookie of cookies) await connect(cookie).ask('readBoard')
    expect(await connect(await newCookie()).closed).toEqual({ code: 1013, reason: 'too-many' })
    expect(await connect(cookies[0]).ask('readBoard')).toMatchObject({ ok: true })
    expect(started).toHaveLength(notEnrolledLimit + 1)
  })
})

describe('a web display that nobody looks at', () => {
  test('ends after a while; never enrolled, it leaves nothing on disk', async () => {
    await open(10)
    const mirror = connect(await newCookie())
    await mirror.ask('readBoard')
    expect(existsSync(started[0]!.options.folder)).toBe(true)
    mirror.close()
    await expect.poll(() => started[0]!.isOver).toBe(true)
    await expect.poll(() => existsSync(started[0]!.options.folder)).toBe(false)
  })

  test('keeps its folder when it is enrolled, and comes back as the same display', async () => {
    await open(10)
    agents.standing = 'enrolled'
    const cookie = await newCookie()
    const mirror = connect(cookie)
    await mirror.ask('readBoard')
    mirror.close()
    await expect.poll(() => started[0]!.isOver).toBe(true)
    await connect(cookie).ask('readBoard')
    expect(started[1]!.options.folder).toBe(started[0]!.options.folder)
  })

  test('stays while another window is there', async () => {
    await open(10)
    const cookie = await newCookie()
    const [one, two] = [connect(cookie), connect(cookie)]
    await Promise.all([one.ask('readBoard'), two.ask('readBoard')])
    one.close()
    await one.closed
    await new Promise(done => setTimeout(done, 60))
    expect(started[0]!.isOver).toBe(false)
  })

  test('all end with the hub', async () => {
    await connect(await newCookie()).ask('readBoard')
    await displays.dispose()
    expect(started[0]!.isOver).toBe(true)
    expect(await readdir(join(desk.folder, 'web-displays'))).toEqual([])
    expect(await connect(await newCookie()).closed).toMatchObject({ code: 1001 })
  })
})

describe('content of a web display', () => {
  test('has an address of its own per display, which ends with it', async () => {
    const id = (await desk.bring('п.zip', zipOf([{ name: 'index.html', data: '<html>' }, { name: 'а/б в.js', data: '1' }]))).materialId!
    await open(10)
    const one = connect(await newCookie())
    await one.ask('readBoard') // first to come, first in `started`
    await connect(await newCookie()).ask('readBoard')
    const path = started[0]!.needs.addressOf(id, 'а/б в.js')
    expect(path).toMatch(/^\/w\/[\w-]{43}\/%D0%B0\/%D0%B1%20%D0%B2\.js$/)
    expect(started[1]!.needs.addressOf(id, 'а/б в.js')).not.toBe(path)
    expect(await (await visit(path)).text()).toBe('1')
    expect(await started[0]!.needs.screenshot()).toEqual({ ok: false, fault: { code: 'not-supported' } })
    one.close()
    await expect.poll(async () => (await visit(path)).status).toBe(404)
  })
})
