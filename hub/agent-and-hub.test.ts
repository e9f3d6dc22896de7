import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { BoardSnapshot } from '#shared/contract/board-snapshot'
import { startAgent } from '../agent/agent'
import type { Agent } from '../agent/agent-contract'
import type { Hub } from './hub'
import { PanelDouble } from './testing/panel-double'
import { makePlace, runHub } from './testing/test-hub'
import { until } from './testing/until'

let place: Awaited<ReturnType<typeof makePlace>>
const ends: (() => void | Promise<void>)[] = []

beforeAll(async () => { place = await makePlace() })
afterEach(async () => { for (const end of ends.splice(0).reverse()) await end() })
afterAll(() => place.remove())

async function hubIn(data: string, ports: { httpPort?: number; mqttPort?: number; host?: string } = {}): Promise<Hub> {
  const hub = await runHub(place.start({ data: join(place.folder, data), ...ports }))
  ends.push(() => hub.dispose())
  return hub
}

async function agentOf(hub: Hub, folder: string, token: string | undefined): Promise<Agent> {
  const agent = await startAgent(
    { folder: join(place.folder, folder), kind: 'electron', hubAddress: hub.ready.address, token, hint: 'test', app: 'test', runtime: 'node', diagonalInch: 65, roomDepthM: 7 },
    { now: Date.now, screenshot: async () => ({ ok: true, value: Buffer.from([0xff, 0xd8, 0xff, 0xd9, 0xff, 0xd9]) }), addressOf: (id, path) => `test://${id}/${path}`, report: () => {} },
  )
  ends.push(() => agent.dispose())
  // A window that paints whatever it is told, at once.
  let shown = ''
  const paint = ({ scene: { key } }: BoardSnapshot) => {
    if (key === shown) return
    shown = key
    void agent.handlers.reportShown(key)
  }
  agent.follow((name, detail) => name === 'boardChanged' && paint(detail as BoardSnapshot))
  paint(await agent.handlers.readBoard())
  return agent
}

async function panelOf(hub: Hub): Promise<PanelDouble> {
  const { user, oneTimePassword } = hub.ready.technician!
  const panel = await PanelDouble.signedIn(hub.ready.address, user, oneTimePassword)
  await panel.get('changePassword', oneTimePassword, 'мой долгий пароль')
  ends.push(() => panel.close())
  return panel
}

test('a real display enrols by itself, fetches its content, shows a pushed lesson and lets itself be photographed', async () => {
  const hub = await hubIn('whole')
  const panel = await panelOf(hub)
  const agent = await agentOf(hub, 'display', hub.issueToken())
  const row = await until(async () => (await panel.get('listDisplays')).find(({ reported }) => reported?.inventory.total === 1 && reported.inventory.ready === 1), 'the content never came')
  expect(row).toMatchObject({ name: 'Доска 101', roomId: 'r1', groupIds: ['first-floor'], status: { state: 'ready' } })
  const topic = Object.keys(row.reported!.revs).find(name => name.endsWith('/desired'))!
  expect(row.reported!.revs[topic]).toBe(row.desiredRev)
  const names = async () => (await panel.get('listCommands')).map(({ name, state }) => `${name} ${state}`)

  await panel.get('push', { displayIds: [row.id], groupIds: [], thing: { kind: 'lesson', lessonId: 'melting' } })
  await until(async () => (await names()).includes('show.lesson done'), 'the lesson was never shown')
  expect((await agent.handlers.readBoard()).scene).toMatchObject({ kind: 'face', lesson: { title: 'Урок melting' } })
  expect(JSON.stringify(await agent.handlers.readBoard())).not.toContain('Ученику')

  await panel.get('act', [row.id], { name: 'screenshot' })
  await until(async () => (await names()).includes('screenshot done'), 'no screenshot came')
  expect((await panel.get('listDisplays'))[0]?.frameAt).toBeDefined()
  await panel.get('act', [row.id], { name: 'ping' })
  await until(async () => (await names()).includes('ping done'))
})

test('after a restart of the hub on the same ports the display comes back by itself and obeys', async () => {
  const first = await runHub(place.start({ data: join(place.folder, 'comeback') }))
  const { address, mqttAddress } = first.ready
  const panel = await panelOf(first)
  await agentOf(first, 'comeback-display', first.issueToken())
  await until(async () => (await panel.get('listDisplays'))[0]?.status?.state === 'ready')
  const { id } = (await panel.get('listDisplays'))[0]!
  await first.dispose()

  const second = await hubIn('comeback', { httpPort: Number(new URL(address).port), mqttPort: Number(mqttAddress.split(':').at(-1)) })
  const again = await PanelDouble.signedIn(second.ready.address, 'technician', 'мой долгий пароль')
  ends.push(() => again.close())
  await again.get('push', { displayIds: [id], groupIds: [], thing: { kind: 'notice', text: 'Собрание' } })
  const command = await until(async () => (await again.get('listCommands')).find(({ state }) => state === 'done'), 'it never came back', 30_000)
  expect(command.history.map(({ state }) => state).slice(0, 2)).toEqual(['waiting', 'sent'])
}, 60_000)

test('beyond loopback everything is HTTPS and MQTTS, and both screens compute the code from the TLS key that the display really saw', async () => {
  const hub = await hubIn('tls', { host: '0.0.0.0' })
  expect([hub.ready.address, hub.ready.mqttAddress]).toEqual([expect.stringMatching(/^https:/), expect.stringMatching(/^mqtts:/)])
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0' // the panel's double alone; the display checks the pin itself
  ends.push(() => void delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'])
  const panel = await panelOf(hub)
  const agent = await agentOf(hub, 'tls-display', undefined)
  const shown = await until(async () => {
    const { standing } = await agent.handlers.readBoard()
    return standing.kind === 'awaiting-approval' && standing
  })
  const pending = await until(async () => (await panel.get('listEnrolments'))[0])
  expect(pending.code).toBe(shown.code)
  await panel.get('approveEnrolment', pending.enrolmentId, pending.code, { name: 'Доска', roomId: 'r2', groupIds: [] })
  await until(async () => (await panel.get('listDisplays'))[0]?.reported?.inventory.ready === 1)
  const { invites } = await until(async () => {
    const board = await agent.handlers.readBoard()
    return board.invites.length > 0 && board
  })
  expect(invites[0]?.shortAddress).toContain('/i/8b')
}, 60_000)
