import { rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { HubMessage, HubStart, HubStartFault } from '#shared/contract/hub-process'
import type { PanelEvents } from '#shared/contract/panel'
import type { PhoneEvents } from '#shared/contract/phone'
import { Lifetime, type Disposable } from '#shared/lifetime'
import { failure, success, type Result } from '#shared/result'
import { lockFolder } from '../agent/disk/folder-lock'
import { Throttle } from '../agent/link/throttle'
import { addressOf } from './addresses'
import { listenMqtt } from './broker/mqtt-server'
import { arePagesBuilt } from './http/pages'
import { connectDisplays } from './hub-displays'
import { readLinkHosts, runningFile, writeRunning } from './hub-files'
import { openStores } from './hub-stores'
import { makeWeb } from './hub-web'
import { Sources } from './library/sources/sources'
import { Announcements } from './panel/announcements'
import { CannotStart, listenFault, prepareFolder, startFault } from './start-faults'

/** A running hub. */
export interface Hub extends Disposable {
  readonly ready: Extract<HubMessage, { kind: 'ready' }>
  /** Another one-time token for a display of this machine. */
  issueToken(): string
  report(problem: unknown): void
}

/** How long the goodbye may take that tells displays of a clean end. */
const goodbyeMs = 300

/** Starts the whole hub; a fault leaves nothing behind. `now` is the clock, epoch ms. */
export async function startHub(start: HubStart, now: () => number = Date.now): Promise<Result<Hub, HubStartFault>> {
  const lifetime = new Lifetime()
  try {
    return success(await compose(start, lifetime, now))
  } catch (error) {
    await lifetime.dispose().catch(() => {})
    return failure(startFault(error, start.data))
  }
}

async function compose(start: HubStart, lifetime: Lifetime, now: () => number): Promise<Hub> {
  if (!(await arePagesBuilt(start.pages))) throw new CannotStart({ kind: 'pages-missing', folder: start.pages })
  const prepared = await prepareFolder(start.data)
  if (!prepared.ok) throw new CannotStart(prepared.fault)
  const lock = await lockFolder(start.data)
  if (!lock.ok) throw new CannotStart({ kind: 'data-in-use', folder: start.data })
  lifetime.own(lock.value)

  const panel = new Announcements<PanelEvents>()
  const phone = new Announcements<PhoneEvents>()
  const later: { refresh?: () => Promise<void> } = {}
  const stores = await openStores(start, lifetime, now, row => panel.announce('refused', row), open => panel.announce('reportsChanged', { open }), () => {
    panel.announce('shelvesChanged', {})
    void later.refresh?.()
  }, () => panel.announce('screenTimeChanged', {}))
  const { school, library, tls, people } = stores
  library.allowLinks(await readLinkHosts(start.resources))
  let address = ''
  let mqttPort = 0
  const displays = connectDisplays(start, stores, lifetime, panel, () => (tls ? `${address}/i/` : undefined))
  later.refresh = () => displays.desired.refresh()
  school.onChange(part => {
    panel.announce(`${part}Changed`, {})
    if (part === 'invites') phone.announce('invitesChanged', {})
  })
  stores.rules.onChange(() => panel.announce('invitesChanged', {}))
  const libraryNews = lifetime.own(new Throttle(500, () => panel.announce('libraryChanged', {}))) // a folder that is imported is not hundreds of new lists
  lifetime.own(library.onChange(() => libraryNews.touch()))
  lifetime.own(stores.lessons.onChange(() => panel.announce('lessonsChanged', {})))
  lifetime.own(library.onImport(row => panel.announce('importChanged', row)))

  let open = () => {}
  const opened = new Promise<void>(resolve => { open = resolve })
  const sources = lifetime.own(await Sources.open(join(start.data, 'sources'), { library, now, hubData: start.data, changed: row => panel.announce('sourceChanged', row), report: stores.reportProblem }, stores.reportProblem))
  const { server, webDisplays } = await makeWeb({ start, stores, displays, sources, panel, phone, opened, hubAddress: () => address, mqttPort: () => mqttPort })
  lifetime.defer(() => server.close())
  address = addressOf(tls ? 'https' : 'http', start.host, await listenHttp(server, start))
  await displays.broker.listen()
  const mqtt = await listenMqtt(start.host, start.mqttPort, tls, stream => displays.broker.handle(stream)).catch(error => {
    throw new CannotStart(listenFault(error, start.host, start.mqttPort))
  })
  lifetime.own(mqtt)
  mqttPort = mqtt.port
  await displays.desired.start()
  await displays.sayHubStatus(true)
  open()
  lifetime.own(webDisplays) // their goodbyes still need everything above
  await writeRunning(start.data, address, tls?.pin ?? '')
  lifetime.defer(() => rm(runningFile(start.data), { force: true }))
  lifetime.defer(() => Promise.race([displays.sayHubStatus(false), new Promise<void>(resolve => setTimeout(resolve, goodbyeMs))]))

  return {
    ready: {
      kind: 'ready',
      address,
      mqttAddress: addressOf(tls ? 'mqtts' : 'mqtt', start.host, mqtt.port),
      token: start.issueToken ? displays.tokens.issue() : undefined,
      technician: await people.issueOneTimePassword(),
    },
    issueToken: () => displays.tokens.issue(),
    report: stores.reportProblem,
    dispose: () => lifetime.dispose(),
  }
}

async function listenHttp(server: FastifyInstance, { host, httpPort }: HubStart): Promise<number> {
  try {
    await server.listen({ host, port: httpPort })
    return (server.server.address() as AddressInfo).port
  } catch (error) {
    throw new CannotStart(listenFault(error, host, httpPort))
  }
}
