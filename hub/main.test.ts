import { fork, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import net from 'node:net'
import { join } from 'node:path'
import mqtt from 'mqtt'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { HubMessage, HubStart } from '#shared/contract/hub-process'
import { rootOf, schoolTopics } from '#shared/contract/mqtt/topics'
import { DisplayDouble } from './testing/display-double'
import { makePlace } from './testing/test-hub'
import { until } from './testing/until'

const top = join(import.meta.dirname, '..')
let place: Awaited<ReturnType<typeof makePlace>>
let program: string
const children: ChildProcess[] = []

beforeAll(async () => {
  place = await makePlace()
  // Inside the project, so that the program finds its packages.
  await mkdir(join(top, 'out'), { recursive: true })
  program = await mkdtemp(join(top, 'out/test-hub-'))
  await build({
    root: top, configFile: false, logLevel: 'silent', publicDir: false,
    build: { ssr: join(top, 'hub/main.ts'), outDir: program, target: 'node20', minify: false, rolldownOptions: { output: { entryFileNames: 'main.mjs' } } },
  })
}, 60_000)
afterEach(() => { for (const child of children.splice(0)) if (child.exitCode === null) child.kill('SIGKILL') })
afterAll(async () => {
  await rm(program, { recursive: true, force: true })
  await place.remove()
})

function run(start: Partial<HubStart> | string): { child: ChildProcess; said: HubMessage[]; output(): string; ended: Promise<number | null> } {
  const child = fork(join(program, 'main.mjs'), [typeof start === 'string' ? start : JSON.stringify(place.start(start))], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  children.push(child)
  const said: HubMessage[] = []
  let output = ''
  child.on('message', message => said.push(message as HubMessage))
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', chunk => { output += String(chunk) })
  return { child, said, output: () => output, ended: new Promise(resolve => child.once('exit', resolve)) }
}
const readyOf = ({ said }: { said: HubMessage[] }) => until(() => said.find(message => message.kind === 'ready'), 'never ready', 20_000)

test('it says where it is, gives tokens, and ends cleanly on its parent’s word: displays hear that it is offline', async () => {
  const data = join(place.folder, 'clean')
  const hub = run({ data, issueToken: true })
  const ready = await readyOf(hub)
  expect(ready).toMatchObject({ address: expect.stringMatching(/^http:\/\/127/), token: expect.stringMatching(/^[\w-]{43}$/), technician: { user: 'technician' } })
  expect(existsSync(join(data, 'running.json'))).toBe(true)
  hub.child.send({ kind: 'nonsense' })
  hub.child.send({ kind: 'issue-token' })
  const { token } = await until(() => hub.said.find(message => message.kind === 'token'))
  const display = await DisplayDouble.enrol({ ready, issueToken: () => token })
  const { username, password } = display.approved.mqtt
  const client = await mqtt.connectAsync(ready.mqttAddress, { clientId: `doska-${username}`, username, password, reconnectPeriod: 0 })
  const words: string[] = []
  client.on('message', (_topic, payload) => words.push(payload.toString()))
  client.on('error', () => {})
  await client.subscribeAsync(schoolTopics(rootOf('tiny')).hubStatus, { qos: 1 })
  await until(() => words.some(word => word.includes('"online":true')))
  hub.child.send({ kind: 'stop' })
  expect(await hub.ended).toBe(0)
  expect(words.at(-1)).toContain('"online":false')
  expect([existsSync(join(data, 'running.json')), hub.output()]).toEqual([false, ''])
  client.end(true)
})

test('the loss of its parent, SIGINT and SIGTERM end it cleanly; its folder and ports are free at once', async () => {
  const start = { data: join(place.folder, 'ends') }
  for (const how of ['disconnect', 'SIGINT', 'SIGTERM'] as const) {
    const hub = run(start)
    await readyOf(hub)
    if (how === 'disconnect') hub.child.disconnect()
    else hub.child.kill(how)
    expect([how, await hub.ended]).toEqual([how, 0])
  }
}, 60_000)

test('after kill -9 it starts again on the same folder', async () => {
  const start = { data: join(place.folder, 'killed') }
  const first = run(start)
  await readyOf(first)
  first.child.kill('SIGKILL')
  await first.ended
  await readyOf(run(start))
}, 60_000)

test('a start that cannot be is one fault and no stack', async () => {
  const other = net.createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => other.once('listening', resolve))
  const { port } = other.address() as net.AddressInfo
  const hub = run({ data: join(place.folder, 'port'), mqttPort: port })
  expect(await hub.ended).toBe(1)
  expect(hub.said).toEqual([{ kind: 'failed', fault: { kind: 'port-taken', port } }])
  expect(hub.output()).toBe('')
  other.close()
  const wrong = run('not json')
  expect(await wrong.ended).toBe(1)
  expect([wrong.said, wrong.output()]).toEqual([[{ kind: 'failed', fault: { kind: 'unexpected', detail: expect.any(String) } }], ''])
})

test('state files cut to nothing by a power cut are set aside, seen in the list of refusals, and the hub starts', async () => {
  const data = join(place.folder, 'damaged')
  const first = run({ data, issueToken: true })
  const ready = await readyOf(first)
  const display = await DisplayDouble.enrol({ ready, issueToken: () => ready.token! })
  first.child.kill('SIGKILL')
  await first.ended
  for (const name of ['displays.json', 'people.json', 'school/invites.json', 'trust/signing.json', `desired/${display.id}.json`]) await writeFile(join(data, name), '')
  const again = await readyOf(run({ data }))
  const client = await mqtt.connectAsync(again.mqttAddress, { clientId: `doska-${display.id}`, username: display.id, password: display.approved.mqtt.password, reconnectPeriod: 0 })
  expect(client.connected).toBe(true)
  client.end(true)
  expect((await readdir(data)).filter(name => name.includes('damaged'))).toHaveLength(2)
})
