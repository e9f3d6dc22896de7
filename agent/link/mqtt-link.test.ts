import net from 'node:net'
import { connectAsync } from 'mqtt'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { statusSchema, type Status } from '#shared/contract/mqtt/status'
import { displayTopics, schoolTopics } from '#shared/contract/mqtt/topics'
import { statusReplaces } from '#shared/domain/presence'
import { eventually, TestBroker } from '../testing/test-broker'
import { KeyPin } from '../trust/key-pin'
import { openSocket } from '../trust/pinned-tls'
import { MqttLink } from './mqtt-link'

const root = 'doska/1/s'
const topics = displayTopics(root, 'd-1')
const subscriptions = [topics.desired, topics.cmd, topics.answer, schoolTopics(root).cmd, schoolTopics(root).hubStatus]
const broker = new TestBroker()
const links: MqttLink[] = []

beforeEach(async () => {
  broker.heard = []
  broker.subscribed = []
  broker.accounts = undefined
  await broker.start()
})
afterEach(async () => {
  await Promise.all(links.splice(0).map(link => link.dispose()))
  await broker.stop()
})

function openLink(boot = 'a'.repeat(16), password = 'p') {
  const seen = { state: 'ready' as 'ready' | 'busy', received: [] as string[], connected: 0, losses: [] as string[], problems: [] as unknown[] }
  const link = new MqttLink({ root, displayId: 'd-1', username: 'd-1', password, statusTopic: topics.status }, subscriptions, {
    openSocket: () => openSocket({ host: '127.0.0.1', port: broker.port, secure: false }, KeyPin.learning()),
    statusOf: (state, seq) => JSON.stringify({ v: 1, state, boot, seq, ts: new Date().toISOString() } satisfies Status),
    stateNow: () => seen.state,
    retryDelayMs: () => 2,
    spreadS: () => 2,
    random: Math.random,
    receive: ({ topic, payload }) => seen.received.push(`${topic} ${Buffer.from(payload).toString()}`),
    heard: () => {},
    connected: () => seen.connected++,
    lost: reason => seen.losses.push(reason),
    report: problem => seen.problems.push(problem),
  })
  links.push(link)
  link.start(0)
  return { link, seen }
}

const statuses = () => broker.jsonOn(topics.status).map(status => statusSchema.parse(status))

test('T-29 handlers and subscriptions do not multiply over 100 broker restarts', async () => {
  const { link, seen } = openLink()
  await eventually(() => seen.connected === 1)
  const heapBefore = process.memoryUsage().heapUsed
  for (let restart = 1; restart <= 100; restart++) {
    broker.heard = []
    broker.subscribed = []
    await broker.restart()
    await eventually(() => seen.connected === restart + 1)
  }
  expect(broker.subscribed.flat().sort()).toEqual([...subscriptions].sort())
  expect(link.handlers).toBe(1)
  await broker.publish(topics.cmd, 'once')
  await broker.publish(schoolTopics(root).cmd, 'twice')
  await eventually(() => seen.received.some(message => message.endsWith('twice')))
  expect(seen.received).toEqual([`${topics.cmd} once`, `${schoolTopics(root).cmd} twice`])
  expect(process.memoryUsage().heapUsed - heapBefore).toBeLessThan(30 * 1024 * 1024)
}, 60_000)

test('T-34 an old will that arrives after the new birth buries nothing, and the retained status is right again', async () => {
  const lost: Status = { v: 1, state: 'lost', boot: 'a'.repeat(16), seq: 1, ts: new Date().toISOString() }
  const will = { topic: topics.status, payload: Buffer.from(JSON.stringify(lost)), qos: 1 as const, retain: true }
  const old = await connectAsync(`mqtt://127.0.0.1:${broker.port}`, { clientId: 'doska-d-1', clean: false, reconnectPeriod: 0, will })
  old.on('error', () => {})
  openLink('b'.repeat(16)) // the same display again while its old connection still hangs: the broker throws the old one out and says its will
  await eventually(() => statuses().some(({ state, boot }) => state === 'ready' && boot.startsWith('b')))
  await eventually(() => statuses().some(({ state }) => state === 'lost'))
  const known = statuses().reduce<Status | undefined>((last, status) => (statusReplaces(last, status) ? status : last), undefined)
  expect(known).toMatchObject({ state: 'ready', boot: 'b'.repeat(16) })
  await eventually(() => statuses().at(-1)?.state === 'ready' && statuses().filter(({ state }) => state === 'ready').length === 2)
})

test('each connection has its own number in birth and will', async () => {
  const { seen } = openLink()
  await eventually(() => seen.connected === 1)
  broker.cut()
  await eventually(() => seen.connected === 2)
  await eventually(() => statuses().some(({ state, seq }) => state === 'ready' && seq === 2))
  await eventually(() => statuses().some(({ state, seq }) => state === 'lost' && seq === 1))
})

test('a running lesson is said at once, and in the birth of every connection', async () => {
  const { link, seen } = openLink()
  await eventually(() => seen.connected === 1)
  seen.state = 'busy'
  link.stateChanged()
  await eventually(() => statuses().some(({ state, seq }) => state === 'busy' && seq === 1))
  broker.cut()
  link.stateChanged() // no connection: nothing is said, and nothing is lost
  await eventually(() => statuses().some(({ state, seq }) => state === 'busy' && seq === 2))
  expect(statuses().some(({ state, seq }) => state === 'ready' && seq === 2)).toBe(false)
})

test('a display that is switched off says goodbye and leaves no will', async () => {
  const { link, seen } = openLink()
  await eventually(() => seen.connected === 1)
  await link.dispose()
  await new Promise(done => setTimeout(done, 50))
  expect(statuses().map(({ state }) => state)).toEqual(['ready', 'disconnected'])
})

test('a topic of another display is dropped and reported instead of closing the connection for ever', async () => {
  const { link, seen } = openLink()
  await eventually(() => seen.connected === 1)
  expect(await link.publish(displayTopics(root, 'd-2').status, '{}', { qos: 1, retain: true })).toBe(false)
  expect(await link.publish(topics.cmd, '{}', { qos: 1, retain: false })).toBe(false)
  expect(seen.problems).toHaveLength(2)
  expect(await link.publish(topics.ack, '{}', { qos: 1, retain: false })).toBe(true)
})

test('a removed account is told apart from an unreachable broker', async () => {
  broker.accounts = new Map()
  const refused = openLink()
  await eventually(() => refused.seen.losses.includes('account-refused'))
  await broker.stop()
  await eventually(() => refused.seen.losses.at(-1) === 'unreachable')
  await broker.start()
})

test('a changed group list subscribes and unsubscribes only the difference', async () => {
  const { link, seen } = openLink()
  await eventually(() => seen.connected === 1)
  broker.subscribed = []
  const group = `${root}/g/maths/cmd`
  link.resubscribe([...subscriptions, group])
  await eventually(() => broker.subscribed.length > 0)
  expect(broker.subscribed.flat()).toEqual([group])
})

test('a broker that accepts and says nothing does not hold the link for ever', async () => {
  const silent = net.createServer(socket => socket.on('error', () => {}))
  await new Promise<void>(done => silent.listen(0, '127.0.0.1', done))
  await expect(openSocket({ host: '127.0.0.1', port: (silent.address() as net.AddressInfo).port, secure: true }, KeyPin.learning(), AbortSignal.timeout(50))).rejects.toThrow('in time')
  silent.close()
})
