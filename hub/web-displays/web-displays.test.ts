import { existsSync } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import type { BoardSnapshot, Events, Requests } from '#shared/contract/board'
import type { Announce, Handlers } from '#shared/contract/carrier'
import { hubEn } from '#shared/text/hub/en'
import type { Agent, AgentNeeds, AgentOptions } from '../../agent/agent-contract'
import { Capabilities } from '../http/capabilities'
import { makeServer } from '../http/server'
import { webContent } from '../http/web-content'
import { zipOf } from '../library/testing/hostile-zip'
import { librarySendable } from '../library/sendable'
import { openDesk, type LibraryDesk } from '../library/testing/library-desk'
import { boardVisits } from './board-visits'
import { notEnrolledLimit, WebDisplays } from './web-displays'

interface Started {
  readonly options: AgentOptions
  readonly needs: AgentNeeds
  say(standing: string): void
  followers: number
  isOver: boolean
}

let desk: LibraryDesk
let server: FastifyInstance
let displays: WebDisplays
let address: string
let started: Started[]
let refusals: string[][]
let standingAtStart: string
let startFault: Error | undefined
const sockets: WebSocket[] = []

/** A display without a link: it says where it stands and hands out what the library has. */
async function startAgent(options: AgentOptions, needs: AgentNeeds): Promise<Agent> {
  if (startFault) throw startFault
  await mkdir(options.folder, { recursive: true })
  const followers = new Set<Announce<Events>>()
  let standing = standingAtStart
  const snapshot = () => ({ standing: { kind: standing }, display: { id: options.folder } }) as unknown as BoardSnapshot
  const self: Started = {
    options, needs, followers: 0, isOver: false,
    say: next => {
      standing = next
      for (const announce of followers) announce('boardChanged', snapshot())
    },
  }
  started.push(self)
  const handlers: Partial<Handlers<Requests>> = { readBoard: snapshot, openMaterial: () => ({ kind: 'unknown' }) }
  return {
    handlers: handlers as Handlers<Requests>,
    follow: announce => {
      followers.add(announce)
      self.followers = followers.size
      return { dispose: () => { followers.delete(announce); self.followers = followers.size } }
    },
    findFile: (materialId, path) => librarySendable(desk.library, materialId, path),
    dispose: () => { self.isOver = true },
  }
}

beforeEach(async () => {
  desk = await openDesk()
  started = []
  refusals = []
  standingAtStart = 'awaiting-approval'
  startFault = undefined
  await open()
})
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate()
  await displays.dispose()
  await server.close()
  await desk.end()
})

async function open(idleMs?: number) {
  await displays?.dispose()
  await server?.close()
  const capabilities = new Capabilities(() => Date.now())
  displays = new WebDisplays({
    startAgent, capabilities, library: desk.library, folder: join(desk.folder, 'web-displays'), app: '0.1.0', hubAddress: () => 'http://127.0.0.1:1',
    now: () => Date.now(), report: problem => void desk.problems.push(problem), ...(idleMs === undefined ? {} : { idleMs }),
  })
  const refused = (what: string, reason: string) => void refusals.push([what, reason])
  server = await makeServer({ tls: undefined, text: hubEn, refused, report: problem => void desk.problems.push(problem) })
  await server.register(boardVisits({ webDisplays: displays, isSecure: false, refused, report: problem => void desk.problems.push(problem) }))
  await server.register(async pages => void pages.get('/board/', async (_request, reply) => reply.type('text/html').send('board')))
  await server.register(webContent({ capabilities, text: hubEn }))
  address = await server.listen({ host: '127.0.0.1', port: 0 })
}

const visit = (path = '/board/', headers: Record<string, string> = {}) => fetch(`${address}${path}`, { redirect: 'manual', headers })
const cookieOf = (answer: Response) => answer.headers.get('set-cookie')?.split(';')[0]
const newCookie = async () => cookieOf(await visit())!

interface Mirror { ask(name: string, ...args: unknown[]): Promise<unknown>; events: { event: string; detail: BoardSnapshot }[]; closed: Promise<{ code: number; reason: string }>; close(): void }
function connect(cookie: string | undefined, origin = address): Mirror {
  const socket = new WebSocket(`${address.replace('http', 'ws')}/carrier/board`, { origin, ...(cookie === undefined ? {} : { headers: { cookie } }) })
  sockets.push(socket)
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
    standingAtStart = 'enrolled'
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
    const [one, two, other] = [connect(cookie), connect(cookie), connect(await newCookie())]
    expect(await one.ask('openMaterial', 'nothing')).toEqual({ ok: true, value: { kind: 'unknown' } })
    expect(await two.ask('openMaterial', 7)).toMatchObject({ ok: false, fault: { kind: 'wrong-arguments' } })
    expect(await two.ask('reboot')).toMatchObject({ ok: false, fault: { kind: 'unknown-request' } })
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
    startFault = new Error('the folder is in use')
    const cookie = await newCookie()
    expect(await connect(cookie).closed).toMatchObject({ code: 1011 })
    expect(desk.problems).toContain(startFault)
    startFault = undefined
    expect(await connect(cookie).ask('readBoard')).toMatchObject({ ok: true })
  })

  test('the twenty-first that waits for approval is turned away; enrolled ones do not count', async () => {
    standingAtStart = 'enrolled'
    await connect(await newCookie()).ask('readBoard')
    standingAtStart = 'awaiting-approval'
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
    standingAtStart = 'enrolled'
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
    const [one, two] = [connect(await newCookie()), connect(await newCookie())]
    await one.ask('readBoard')
    await two.ask('readBoard')
    const path = started[0]!.needs.addressOf(id, 'а/б в.js')
    expect(path).toMatch(/^\/w\/[\w-]{43}\/%D0%B0\/%D0%B1%20%D0%B2\.js$/)
    expect(started[1]!.needs.addressOf(id, 'а/б в.js')).not.toBe(path)
    expect(await (await visit(path)).text()).toBe('1')
    expect(await started[0]!.needs.screenshot()).toEqual({ ok: false, fault: { code: 'not-supported' } })
    one.close()
    await expect.poll(async () => (await visit(path)).status).toBe(404)
  })
})
