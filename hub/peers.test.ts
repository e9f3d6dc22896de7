import { randomBytes } from 'node:crypto'
import { mkdir, readFile, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startAgent } from '../agent/agent'
import type { Agent } from '../agent/agent-contract'
import type { Hub } from './hub'
import { People } from './people/people'
import { PanelDouble } from './testing/panel-double'
import { makePlace, runHub } from './testing/test-hub'
import { until } from './testing/until'

const picture = randomBytes(3_000_000)
const password = 'верблюд и два горба'
let place: Awaited<ReturnType<typeof makePlace>>
const ends: (() => void | Promise<void>)[] = []
beforeAll(async () => {
  place = await makePlace()
  await mkdir(join(place.folder, 'school/library/picture'), { recursive: true })
  await writeFile(join(place.folder, 'school/library/picture/picture.png'), picture)
})
afterEach(async () => { for (const end of ends.splice(0).reverse()) await end() })
afterAll(() => place.remove())

async function hubIn(data: string): Promise<Hub> {
  const start = place.start({ data: join(place.folder, data) })
  await (await People.open(join(start.data, 'people.json'), { now: Date.now, report: () => {} })).add('technician', 'technician', password, false)
  const hub = await runHub(start)
  ends.push(() => hub.dispose())
  return hub
}

async function display(hub: Hub, folder: string): Promise<Agent> {
  const agent = await startAgent(
    { folder: join(place.folder, folder), kind: 'electron', hubAddress: hub.ready.address, token: hub.issueToken(), peerHost: '127.0.0.1', hint: folder, app: 'test', runtime: 'node', diagonalInch: 65, roomDepthM: 7 },
    { now: Date.now, screenshot: async () => ({ ok: false, fault: { code: 'no-window' } }), addressOf: () => '', report: () => {} },
  )
  ends.push(() => agent.dispose())
  return agent
}
/** The hub has heard from a display that it holds the picture, and where it serves it. */
async function servesAtHub(hub: Hub): Promise<void> {
  const panel = await PanelDouble.signedIn(hub.ready.address, 'technician', password)
  await until(async () => {
    const rows = await panel.ask('listDisplays')
    return rows.ok && rows.value.some(({ reported }) => reported?.peer !== undefined && reported.inventory.ready === 1)
  }, 'no display says where it serves')
  panel.close()
}
const isReady = async (agent: Agent) => (await agent.handlers.readBoard()).readiness.ready === 1

/** Where the hub keeps the picture, and where a display does. */
async function fileBelow(folder: string): Promise<string> {
  const entries = await readdir(join(place.folder, folder), { recursive: true, withFileTypes: true })
  for (const entry of entries.filter(one => one.isFile())) {
    const path = join(entry.parentPath, entry.name)
    if ((await stat(path)).size === picture.length) return path
  }
  throw new Error(`no picture below ${folder}`)
}

test('the first display takes the file from the hub, the second from the first: the hub’s own copy is not even there any more', async () => {
  const hub = await hubIn('hub-1')
  const first = await display(hub, 'first')
  await until(() => isReady(first), 'the first never got it')
  await servesAtHub(hub)
  const atHub = await fileBelow('hub-1')
  await writeFile(atHub, Buffer.alloc(picture.length)) // whoever reads it here gets other bytes
  const second = await display(hub, 'second')
  await until(() => isReady(second), 'the second never got it from the first')
  expect((await readFile(await fileBelow('second/content'))).equals(picture)).toBe(true)
}, 60_000)

test('a display whose copy is damaged unnoticed serves other bytes: caught by the hash, and the file comes from the hub', async () => {
  const hub = await hubIn('hub-2')
  const liar = await display(hub, 'liar')
  await until(() => isReady(liar), 'the first never got it')
  await servesAtHub(hub)
  const copy = await fileBelow('liar/content')
  const { atime, mtime } = await stat(copy)
  await writeFile(copy, randomBytes(picture.length))
  await utimes(copy, atime, mtime)
  const honest = await display(hub, 'honest')
  await until(() => isReady(honest), 'the second never got it')
  expect((await readFile(await fileBelow('honest/content'))).equals(picture)).toBe(true)
  await rm(copy, { force: true })
}, 60_000)
