import { EventEmitter, once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import type { HubMessage, HubStart, ParentMessage } from '#shared/contract/hub-process'
import { OwnHub, type HubProcess } from './own-hub'

/** A hub process as Electron shows it: once dead it says nothing more, and nothing reaches it. */
class FakeHub extends EventEmitter implements HubProcess {
  readonly start: HubStart
  readonly heard: ParentMessage[] = []
  #isDead = false

  constructor(start: HubStart) {
    super()
    this.start = start
  }

  say(message: HubMessage): void {
    this.emit('message', message)
  }

  die(code: number): void {
    if (this.#isDead) return
    this.#isDead = true
    this.emit('exit', code)
  }

  postMessage(message: ParentMessage): void {
    this.heard.push(message)
    if (message.kind === 'stop') queueMicrotask(() => this.die(0))
  }

  kill(): boolean {
    return false
  }
}

const start = { data: '/data', host: '127.0.0.1', httpPort: 0, mqttPort: 0, pages: '/pages', resources: '/resources', issueToken: true, language: 'ru' } as const
const ready = { kind: 'ready', address: 'http://127.0.0.1:4001', mqttAddress: 'mqtt://127.0.0.1:4002', token: 'once', technician: undefined } as const

async function open() {
  const forks = new EventEmitter()
  const hubs: FakeHub[] = []
  const problems: unknown[] = []
  const fork = (argument: string) => {
    const hub = new FakeHub(JSON.parse(argument) as HubStart)
    hubs.push(hub)
    queueMicrotask(() => forks.emit('fork', hub))
    return hub
  }
  const opening = OwnHub.open(start, { fork, report: problem => problems.push(problem), firstPauseMs: 1 })
  hubs[0]!.say(ready)
  const opened = await opening
  if (!opened.ok) throw new Error(opened.fault.kind)
  onTestFinished(() => opened.value.dispose())
  return { hub: opened.value, hubs, problems, nextFork: () => once(forks, 'fork') }
}

test('a hub of our own that died comes back where its display knows it', async () => {
  const { hubs, problems, nextFork } = await open()
  const again = nextFork()
  hubs[0]!.die(137)
  await again
  expect(hubs[1]!.start).toMatchObject({ httpPort: 4001, mqttPort: 4002, issueToken: false })
  hubs[1]!.say(ready)
  expect(problems).toEqual([{ kind: 'own-hub-died', code: 137 }])
})

test('a hub that cannot come back is tried again, and said', async () => {
  const { hubs, problems, nextFork } = await open()
  const second = nextFork()
  hubs[0]!.die(1)
  await second
  const third = nextFork()
  hubs[1]!.say({ kind: 'failed', fault: { kind: 'port-taken', port: 4001 } })
  await third
  hubs[2]!.say(ready)
  expect(problems).toEqual([{ kind: 'own-hub-died', code: 1 }, { kind: 'own-hub-not-started', fault: { kind: 'port-taken', port: 4001 } }])
})

test('the display does not hang at its end because its hub had died before', async () => {
  const { hub, hubs } = await open()
  hubs[0]!.die(1)
  await hub.dispose()
  expect(hubs).toHaveLength(1)
})

test('a running hub is asked to stop and waited for', async () => {
  const { hub, hubs } = await open()
  await hub.dispose()
  expect(hubs[0]!.heard).toEqual([{ kind: 'stop' }])
})

test('a hub that ends before its first word is a fault, not a wait', async () => {
  const hubs: FakeHub[] = []
  const opening = OwnHub.open(start, { fork: argument => (hubs.push(new FakeHub(JSON.parse(argument) as HubStart)), hubs[0]!), report: () => {} })
  hubs[0]!.die(1)
  expect(await opening).toEqual({ ok: false, fault: { kind: 'unexpected', detail: 'exit 1' } })
})
