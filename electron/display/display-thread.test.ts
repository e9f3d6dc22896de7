import { EventEmitter } from 'node:events'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { afterEach, expect, test } from 'vitest'
import type { Agent, StartAgent } from '../../agent/agent-contract'
import { failure, success } from '#shared/result'
import { HostedDisplay } from './host-display'
import { serveDisplay } from './serve-display'

const options = { folder: '/x', kind: 'electron', hubAddress: 'http://h', token: undefined, hint: '', app: '1', runtime: 'r', diagonalInch: 65, roomDepthM: 8 } as const
const ports: MessagePort[] = []
afterEach(() => {
  for (const port of ports.splice(0)) port.close()
})

/** Window and display at the two ends of a real channel: what cannot be cloned fails here as it would between threads. */
function pair(startAgent: StartAgent) {
  const { port1, port2 } = new MessageChannel()
  ports.push(port1, port2)
  const thread = Object.assign(new EventEmitter(), { postMessage: (message: unknown) => port1.postMessage(message) })
  port1.on('message', message => thread.emit('message', message))
  const told: unknown[] = []
  const acts: string[] = []
  const problems: unknown[] = []
  const died: number[] = []
  const hosted = new HostedDisplay(thread, {
    screenshot: () => Promise.resolve(success(new Uint8Array([7]))),
    links: { open: address => (address === 'https://bad/' ? Promise.reject(new Error('no view')) : Promise.resolve('opened')), back: () => acts.push('back'), close: () => acts.push('close') },
    endPackage: host => acts.push(host),
    tell: (name, detail) => told.push([name, detail]),
    died: code => died.push(code),
    report: problem => problems.push(problem),
  })
  const { report } = serveDisplay(port2, startAgent)
  return { hosted, thread, told, acts, problems, died, report }
}

function agentWith(parts: Partial<Agent>): Agent {
  return { handlers: {} as Agent['handlers'], follow: () => ({ dispose: () => {} }), findFile: () => undefined, dispose: () => Promise.resolve(), ...parts }
}

test('what the window asks before the display has started is answered when it has', async () => {
  const { hosted } = pair(() => Promise.resolve(agentWith({ handlers: { reportTouch: () => undefined } as unknown as Agent['handlers'] })))
  const early = hosted.answer('reportTouch', [])
  hosted.start(options, 'secret')
  await hosted.started
  expect(await early).toEqual({ ok: true, value: undefined })
  expect(await hosted.answer('noSuchThing', [])).toEqual({ ok: false, fault: { kind: 'unknown-request' } })
})

test('files are found by the addresses that this run gave out, by no others', async () => {
  let address = ''
  const file = { file: '/x/a', bytes: 3, mediaType: 'image/png', sha256: 'a' }
  const { hosted } = pair((_options, needs) => {
    address = needs.addressOf('melting', 'a.png')
    return Promise.resolve(agentWith({ findFile: (id, path) => (id === 'melting' && path === 'a.png' ? file : undefined) }))
  })
  hosted.start(options, 'secret')
  await hosted.started
  expect(await hosted.findFile(new URL(address).host, 'a.png')).toEqual({ isKnown: true, file })
  expect(await hosted.findFile(new URL(address).host, 'b.png')).toEqual({ isKnown: true, file: undefined })
  expect(await hosted.findFile('m-guessed', 'a.png')).toEqual({ isKnown: false, file: undefined })
})

test('a screenshot is taken by the window for the display', async () => {
  let picture: unknown
  const { hosted } = pair(async (_options, needs) => {
    picture = await needs.screenshot()
    return agentWith({})
  })
  hosted.start(options, 'secret')
  await hosted.started
  expect(picture).toEqual(success(new Uint8Array([7])))
})

test('pages outside are opened, left and closed by the window, and a hanging package is ended by its host', async () => {
  const results: unknown[] = []
  let address = ''
  const { hosted, acts, problems } = pair(async (_options, { links, endPackage, addressOf }) => {
    results.push(await links!.open('https://good/'), await links!.open('https://bad/'))
    links!.back()
    links!.close()
    address = addressOf('melting', 'index.html')
    endPackage!('melting')
    return agentWith({})
  })
  hosted.start(options, 'secret')
  await hosted.started
  expect(results).toEqual(['opened', 'failed'])
  expect(acts).toEqual(['back', 'close', new URL(address).host])
  expect(problems).toHaveLength(1)
})

test('a display that cannot start says why in its own words', async () => {
  const { hosted } = pair(() => Promise.reject(new Error('a display is already running in /x')))
  hosted.start(options, 'secret')
  await expect(hosted.started).rejects.toThrow('a display is already running in /x')
})

test('problems come over as plain data, whatever they hold', async () => {
  const { hosted, problems, report } = pair(() => Promise.resolve(agentWith({})))
  report({ kind: 'odd', because: new Error('inner'), act: () => 1 })
  hosted.start(options, 'secret')
  await hosted.started
  expect(problems).toEqual([{ kind: 'odd', because: expect.objectContaining({ message: 'inner' }) as unknown }])
})

test('a thread that ends by itself leaves nobody waiting and is told; one that was stopped is not', async () => {
  const { hosted, thread, died } = pair(() => new Promise(() => {}))
  hosted.start(options, 'secret')
  const asked = hosted.answer('readBoard', [])
  thread.emit('exit', 1)
  expect(await asked).toEqual(failure({ kind: 'disconnected' }))
  await expect(hosted.started).rejects.toThrow('ended while it started')
  expect(died).toEqual([1])

  const other = pair(() => Promise.resolve(agentWith({})))
  other.hosted.start(options, 'secret')
  await other.hosted.started
  await other.hosted.dispose()
  other.thread.emit('exit', 0)
  expect(other.died).toEqual([])
})
