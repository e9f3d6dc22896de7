import net from 'node:net'
import mqtt, { type MqttClient } from 'mqtt'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { displayTopics, groupTopics, rootOf, schoolTopics } from '#shared/contract/mqtt/topics'
import { hashSecret } from '../trust/secrets'
import { until } from '../testing/until'
import { Broker } from './broker'
import { listenMqtt, type MqttServer } from './mqtt-server'

const root = rootOf('school')
const a = displayTopics(root, 'a')
const b = displayTopics(root, 'b')
const accounts = new Map<string, { id: string; groupIds: string[]; passwordHash: string }>()
let broker: Broker
let server: MqttServer
let clients: MqttClient[] = []
let refusals: string[][] = []
let heard: [string, string, string][] = []
let gone: string[] = []

beforeEach(async () => {
  const told: [string[][], [string, string, string][], string[]] = [[], [], []] // late words of an earlier broker stay in its own lists
  ;[refusals, heard, gone] = told
  clients = []
  accounts.clear()
  for (const [id, groupIds] of [['a', ['mine']], ['b', []]] as const) accounts.set(id, { id, groupIds: [...groupIds], passwordHash: hashSecret(`secret of ${id}`) })
  broker = new Broker({
    root,
    now: Date.now,
    accountOf: id => accounts.get(id),
    received: (id, topic, payload) => void told[1].push([id, topic, payload.toString()]),
    disconnected: id => void told[2].push(id),
    refused: (...words) => void told[0].push(words.map(String)),
  })
  await broker.listen()
  server = await listenMqtt('127.0.0.1', 0, undefined, stream => broker.handle(stream))
})
afterEach(async () => {
  for (const client of clients) client.end(true)
  await server.dispose()
  await broker.dispose()
})

async function connect(id: string, change: mqtt.IClientOptions = {}): Promise<MqttClient> {
  const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${server.port}`, {
    clientId: `doska-${id}`, username: id, password: `secret of ${id}`, clean: false, reconnectPeriod: 0, ...change,
  })
  client.on('error', () => {})
  clients.push(client)
  return client
}

const mine = groupTopics(root, 'mine')
const foreign = groupTopics(root, 'foreign')
const school = schoolTopics(root)
/** Topic, may display a (of group "mine") publish it, may it read it. */
const table: [topic: string, publish: boolean, read: boolean][] = [
  [a.status, true, false], [a.about, true, false], [a.reported, true, false], [a.ack, true, false], [a.event, true, false], [a.health, true, false],
  [a.alert('low-disk'), true, false], [a.ask, true, false], [a.desired, false, true], [a.cmd, false, true], [a.answer, false, true],
  [b.status, false, false], [b.about, false, false], [b.reported, false, false], [b.ack, false, false], [b.event, false, false], [b.health, false, false],
  [b.alert('low-disk'), false, false], [b.ask, false, false], [b.desired, false, false], [b.cmd, false, false], [b.answer, false, false],
  [mine.desired, false, true], [mine.cmd, false, true], [foreign.desired, false, false], [foreign.cmd, false, false],
  [school.cmd, false, true], [school.hubStatus, false, true],
  [`${a.own}/status/more`, false, false], [`${a.own}/alert/low-disk/more`, false, false], [a.own, false, false], ['doska/1/other/d/a/status', false, false],
  ['$SYS/broker/clients', false, false], ['anything', false, false],
]
const wildcards = ['#', '+', `${root}/#`, `${root}/d/+/status`, `${a.own}/#`, `${a.own}/+`, `${b.own}/#`, `${root}/g/+/cmd`, '$SYS/#', `$share/all/${a.cmd}`]

describe('rights of a display on the wire', () => {
  test.each(table.filter(([, may]) => may).map(([topic]) => topic))('%s may be published and is heard', async topic => {
    const client = await connect('a')
    await client.publishAsync(topic, '{}', { qos: 1 })
    await until(() => heard.some(([id, where]) => id === 'a' && where === topic))
    expect(refusals).toEqual([])
  })

  test.each(table.filter(([, may]) => !may).map(([topic]) => topic))('publishing %s closes the connection, reaches nobody and is told', async topic => {
    const [client, other] = [await connect('a'), await connect('b')]
    const leaked: string[] = []
    other.on('message', where => leaked.push(where))
    await other.subscribeAsync([b.cmd, b.desired, b.answer, school.cmd], { qos: 1 })
    client.publish(topic, 'x', { qos: 1 }, () => {})
    await until(() => gone.includes('a'))
    expect(refusals).toEqual([[`mqtt publish ${topic}`, 'topic', 'a']])
    await broker.publish(b.cmd, 'mark', { retain: false })
    await until(() => leaked.length > 0)
    expect([heard, leaked]).toEqual([[], [b.cmd]])
  })

  test.each(table.filter(([, , may]) => may).map(([topic]) => topic))('%s may be read', async topic => {
    const client = await connect('a')
    const messages: string[] = []
    client.on('message', (where, payload) => messages.push(`${where} ${payload.toString()}`))
    expect(await client.subscribeAsync(topic, { qos: 1 })).toMatchObject([{ topic, qos: 1 }])
    await broker.publish(topic, 'word', { retain: false })
    await until(() => messages.includes(`${topic} word`))
  })

  test.each([...table.filter(([, , may]) => !may).map(([topic]) => topic), ...wildcards])('reading %s is refused and told', async topic => {
    const client = await connect('a')
    const messages: string[] = []
    client.on('message', where => messages.push(where))
    const granted = await client.subscribeAsync(topic, { qos: 1 }).then(([grant]) => grant?.qos ?? 128, () => 128)
    expect(granted).toBe(128)
    expect(refusals).toEqual([[`mqtt subscribe ${topic}`, 'topic', 'a']])
    for (const secret of [b.cmd, b.status, a.status]) await broker.publish(secret, 'word', { retain: false })
    await client.subscribeAsync(a.cmd, { qos: 1 })
    await broker.publish(a.cmd, 'mark', { retain: false })
    await until(() => messages.length > 0)
    expect(messages).toEqual([a.cmd])
  })

  test('a group that was left is silent at once, without a new subscription', async () => {
    const client = await connect('a')
    const messages: string[] = []
    client.on('message', where => messages.push(where))
    await client.subscribeAsync([mine.cmd, a.cmd], { qos: 1 })
    accounts.set('a', { ...accounts.get('a')!, groupIds: [] })
    await broker.publish(mine.cmd, 'word', { retain: false })
    await broker.publish(a.cmd, 'mark', { retain: false })
    await until(() => messages.length > 0)
    expect(messages).toEqual([a.cmd])
  })
})

describe('the door', () => {
  test.each<[string, mqtt.IClientOptions]>([
    ['a wrong password', { password: 'secret of b' }],
    ['no account', { username: 'c' }],
    ['no name at all', { username: undefined, password: undefined }],
    ['another display’s client id', { clientId: 'doska-b' }],
    ['a client id of its own making', { clientId: 'a' }],
    ['a will on another display', { will: { topic: b.status, payload: Buffer.from('{}'), qos: 1, retain: true } }],
  ])('%s does not come in', async (_what, change) => {
    await expect(connect('a', change)).rejects.toThrow()
    expect(refusals).toHaveLength(1)
    expect(broker.isConnected('a')).toBe(false)
  })

  test('a retained ack and an oversize status are refused', async () => {
    ;(await connect('a')).publish(a.ack, '{}', { qos: 1, retain: true }, () => {})
    await until(() => refusals.length === 1)
    ;(await connect('a')).publish(a.status, 'x'.repeat(1025), { qos: 1, retain: true }, () => {})
    await until(() => refusals.length === 2)
    expect(refusals.map(([, reason]) => reason)).toEqual(['retained', 'too-large'])
    expect(heard).toEqual([])
  })

  test('200 MB in one packet end the connection at its head', async () => {
    const client = await connect('a')
    const head = Buffer.from([0x32, 0x80, 0x80, 0x80, 0x64])
    client.stream.write(head)
    await until(() => gone.includes('a'))
    expect(refusals).toEqual([['mqtt packet', 'too-large', 'a']])
  })

  test('a display that takes its own place again is not reported gone', async () => {
    const first = await connect('a')
    const second = await connect('a')
    await until(() => !first.connected)
    await second.publishAsync(a.event, '{}', { qos: 1 })
    await until(() => heard.length > 0)
    expect([gone, broker.isConnected('a')]).toEqual([[], true])
  })

  test('the will of a lost connection is heard, that of a removed display is not', async () => {
    const will = { topic: a.status, payload: Buffer.from('lost'), qos: 1 as const, retain: true }
    ;(await connect('a', { will })).stream.destroy()
    await until(() => heard.some(([, , payload]) => payload === 'lost'))
    heard.length = 0
    await connect('a', { will })
    accounts.delete('a')
    broker.drop('a')
    await until(() => gone.length === 2)
    await until(() => refusals.length > 0)
    expect(heard).toEqual([])
  })

  test('what was retained for a display comes with its first subscription, and nothing is queued while it is away', async () => {
    const client = await connect('a')
    await client.subscribeAsync([a.cmd, a.desired], { qos: 1 })
    client.stream.destroy()
    await until(() => gone.includes('a'))
    await broker.publish(a.desired, 'rev 1', { retain: true })
    await broker.publish(a.desired, 'rev 2', { retain: true })
    await broker.publish(a.cmd, 'an old command', { retain: false })
    const again = await connect('a')
    const messages: string[] = []
    again.on('message', (_topic, payload) => messages.push(payload.toString()))
    await again.subscribeAsync([a.cmd, a.desired], { qos: 1 })
    await broker.publish(a.cmd, 'mark', { retain: false })
    await until(() => messages.includes('mark'))
    expect(messages).toEqual(['rev 2', 'mark'])
  })
})

test('T-35 a frozen client holds up nobody else', async () => {
  const frozen = net.connect(server.port, '127.0.0.1')
  const text = (value: string) => Buffer.concat([Buffer.from([value.length >> 8, value.length & 255]), Buffer.from(value)])
  const connectBody = Buffer.concat([text('MQTT'), Buffer.from([4, 0xc2, 0, 30]), text('doska-b'), text('b'), text('secret of b')])
  const subscribeBody = Buffer.concat([Buffer.from([0, 1]), text(school.cmd), Buffer.from([1])])
  frozen.on('error', () => {})
  frozen.write(Buffer.concat([Buffer.from([0x10, connectBody.length]), connectBody, Buffer.from([0x82, subscribeBody.length]), subscribeBody]))
  await until(() => broker.isConnected('b'))
  await new Promise(resolve => frozen.once('data', resolve))
  frozen.pause()
  const client = await connect('a')
  let messages = 0
  client.on('message', () => messages++)
  await client.subscribeAsync(school.cmd, { qos: 1 })
  const payload = 'x'.repeat(15_000)
  const count = 700 // 10 MB: far more than the sockets of a frozen client hold
  for (let i = 0; i < count; i++) {
    void broker.publish(school.cmd, payload, { retain: false })
    await until(() => messages > i, `message ${i} waited for the frozen client`, 1_000)
  }
  expect(frozen.destroyed).toBe(false)
  frozen.destroy()
})
