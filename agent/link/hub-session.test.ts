import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { schoolTopics } from '#shared/contract/mqtt/topics'
import type { Credentials } from '../enrolment/credentials'
import { eventually, TestBroker } from '../testing/test-broker'
import { KeyPin } from '../trust/key-pin'
import { openSocket } from '../trust/pinned-tls'
import { HubSession } from './hub-session'
import { OutboundQueue } from './outbound-queue'

const broker = new TestBroker()
let folder = ''
let session: HubSession
let queue: OutboundQueue
const heard: string[] = []
beforeEach(async () => {
  heard.length = 0
  folder = await mkdtemp(join(tmpdir(), 'doska-session-'))
  await broker.start()
  queue = await OutboundQueue.open(join(folder, 'events.log'), { publish: () => Promise.resolve(false), isConnected: () => false, report: () => {} })
  const credentials = { school: 's', mqtt: { url: '', username: 'd-1', password: 'p' } } as Credentials
  const note = (what: string) => (message: unknown) => heard.push(`${what} ${JSON.stringify(message)}`)
  await new Promise<void>(connected => {
    session = new HubSession({ credentials, displayId: 'd-1', boot: 'a'.repeat(16), firstDelayMs: 0 }, {
      queue,
      openSocket: () => openSocket({ host: '127.0.0.1', port: broker.port, secure: false }, KeyPin.learning()),
      now: Date.now, random: Math.random, spreadS: () => 0, groupIds: () => ['maths'], stateNow: () => 'ready',
      command: note('command'),
      desired: (topic, message) => heard.push(`desired ${topic} ${JSON.stringify(message)}`),
      answer: note('answer'),
      refused: (topic, reason) => heard.push(`refused ${topic} ${reason}`),
      heard: () => {}, connected, lost: () => {}, report: () => {},
      hubChanged: isOnline => heard.push(`hub ${isOnline}`),
    })
  })
})
afterEach(async () => {
  await session.dispose()
  await queue.dispose()
  await broker.stop()
  await rm(folder, { recursive: true })
})

const root = 'doska/1/s'
const hubStatus = (online: boolean) => ({ online, ts: new Date().toISOString() })
test.each([
  ['its own command', `${root}/d/d-1/cmd`, { a: 1 }, 'command {"a":1}'],
  ['its group\'s command', `${root}/g/maths/cmd`, { a: 2 }, 'command {"a":2}'],
  ['everybody\'s command', schoolTopics(root).cmd, { a: 3 }, 'command {"a":3}'],
  ['its desired state', `${root}/d/d-1/desired`, { a: 4 }, `desired ${root}/d/d-1/desired {"a":4}`],
  ['its group\'s desired state', `${root}/g/maths/desired`, { a: 5 }, `desired ${root}/g/maths/desired {"a":5}`],
  ['an answer', `${root}/d/d-1/answer`, { a: 6 }, 'answer {"a":6}'],
  ['the hub\'s status', schoolTopics(root).hubStatus, hubStatus(false), 'hub false'],
])('%s goes where it belongs', async (_what, topic, message, expected) => {
  await broker.publish(topic, JSON.stringify(message))
  await eventually(() => heard.length > 0)
  expect(heard).toEqual([expected])
})

test('a broker that delivers another display\'s topic is not obeyed', async () => {
  broker.deliver('doska-d-1', `${root}/d/d-2/cmd`, '{"a":1}')
  await eventually(() => heard.length > 0)
  expect(heard).toEqual([`refused ${root}/d/d-2/cmd foreign-topic`])
})
