import { hostname } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { HubStart } from '#shared/contract/hub-process'
import type { PanelEvents } from '#shared/contract/panel'
import type { PhoneEvents } from '#shared/contract/phone'
import { isAlive } from '#shared/domain/presence'
import { makeUlid } from '#shared/domain/ids'
import type { Disposable } from '#shared/lifetime'
import { startAgent } from '../agent/agent'
import { hostNameOf } from './addresses'
import { bundleExport } from './bundles/bundle-export'
import { bundlesOf } from './bundles/bundles-of'
import { mqttSocket } from './broker/mqtt-socket'
import { enrolmentRoutes } from './enrolment/enrolment-routes'
import { Access } from './http/access'
import { Capabilities } from './http/capabilities'
import { displayFiles } from './http/display-files'
import { FileHolders } from './http/file-holders'
import { frameRoutes } from './http/frames'
import { importProof } from './http/import-proof'
import { pageFiles } from './http/pages'
import { panelMaterials } from './http/panel-materials'
import { peerOffers } from './http/peer-offers'
import { makeServer } from './http/server'
import { topicListRoute } from './http/topic-list-route'
import { uploadRoutes } from './http/uploads'
import { webContent } from './http/web-content'
import type { DisplaySide } from './hub-displays'
import { readVersion } from './hub-files'
import type { HubStores } from './hub-stores'
import { lessonDraftRoutes } from './lessons/lesson-draft-routes'
import { lessonExport } from './lessons/lesson-export'
import type { Sources } from './library/sources/sources'
import type { Announcements } from './panel/announcements'
import { LibraryFinder } from './panel/library-finder'
import { ManyChanges } from './panel/many-changes'
import { Orders } from './panel/orders'
import { doorRoutes } from './shelves/door-routes'
import { shelfRoutes } from './shelves/shelf-routes'
import { shelfUploadRoutes } from './shelves/shelf-upload-routes'
import { reportRoutes } from './reports/report-routes'
import { panelCarrier } from './panel/panel-carrier'
import { signInRoutes } from './people/sign-in-routes'
import { ImportDesk } from './school/import/import-desk'
import { readingThread } from './school/import/reading-thread'
import { timetableFileRoutes } from './school/import/timetable-file-routes'
import { phoneCarrier } from './phone/phone-carrier'
import { boardVisits } from './web-displays/board-visits'
import { usageRoutes } from './usage/usage-routes'
import { WebDisplays } from './web-displays/web-displays'

interface Parts {
  readonly start: HubStart
  readonly stores: HubStores
  readonly displays: DisplaySide
  readonly panel: Announcements<PanelEvents>
  readonly phone: Announcements<PhoneEvents>
  readonly sources: Sources
  /** Resolves once requests may be answered. */
  readonly opened: Promise<void>
  hubAddress(): string
  mqttPort(): number
}

/** Everything that the hub answers over HTTP, each plugin with what it needs and nothing more. */
export async function makeWeb({ start, stores, displays, panel, phone, sources, opened, hubAddress, mqttPort }: Parts): Promise<{ server: FastifyInstance; webDisplays: Disposable }> {
  const { text, now, random, refused, reportProblem: report, tls, signer, school, library, lessons, registry, memory, refusals, audit, people, sessions, frames, reports, shelves } = stores
  const { broker, outbox, desired, rows, enrolments, removeDisplay } = displays
  const isSecure = tls !== undefined
  const access = new Access({ registry, desired, people, sessions, importKeyHash: stores.importKeyHash, isSecure, refused })
  const capabilities = new Capabilities(now)
  const holders = new FileHolders({
    addressOf: id => (isAlive(memory.of(id).status?.state ?? 'lost') ? memory.of(id).reported?.peer?.address : undefined),
    secretOf: id => registry.find(id)?.credentialHash,
    random: Math.random,
  })
  const orders = new Orders({
    registry, outbox, frames,
    keep: (displayIds, materialIds) => desired.keep(displayIds, materialIds),
    settle: () => desired.settle(),
    library: () => desired.library,
    invites: () => school.shownInvites(),
    makePushId: () => makeUlid(now(), random),
  })
  const finder = new LibraryFinder(library)
  const bundles = bundlesOf(stores, displays, start.language)
  const timetableImport = new ImportDesk({ read: readingThread(join(start.pages, '../hub/timetable-reader.cjs')), files: stores.importFiles, columns: stores.importColumns, courses: stores.courses, library, now, timetable: { current: () => school.timetable(), replace: (next, user) => stores.timetable.replace(next, user), undo: () => stores.timetable.undo() }, coursesChanged: () => void desired.refresh() })
  const owners = {
    timetableImport,
    bundles, people, sessions, school, timetable: stores.timetable, registry, rows, enrolments, library, finder, changes: new ManyChanges(library), sources, lessons, outbox, orders, refusals, reports, shelves,
    hubName: hostname(), removeDisplay, setDownloadRules: desired.setRules.bind(desired), bellPresses: stores.bellPresses, setRoomBells: desired.setBells.bind(desired),
    rules: stores.rules, usage: stores.usage,
    hall: stores.halls.handlers({ isDisplay: id => registry.find(id) !== undefined, settingsOf: async id => (await stores.desired.load(id)).hall, setHall: desired.setHall.bind(desired), refresh: () => desired.refresh() }),
  }

  const webDisplays = new WebDisplays({
    startAgent, library, capabilities, now, report, hubAddress,
    folder: join(start.data, 'web-displays'),
    searchProgram: join(start.pages, '../search/worker.cjs'),
    app: await readVersion(start.resources),
  })

  const server = await makeServer({ tls, text, opened, mqttPort, refused, report })
  await server.register(boardVisits({ webDisplays, isSecure, refused, report })) // before the pages: it greets their visitors
  await server.register(pageFiles({ folder: start.pages }))
  await server.register(mqttSocket({ broker, refused }))
  await server.register(
    enrolmentRoutes({
      enrolments, text, refused,
      school: school.school().id,
      key: signer.key,
      tlsPin: tls?.pin ?? '',
      mqttAddressFor: ({ host }) => `${isSecure ? 'mqtts' : 'mqtt'}://${hostNameOf(host)}:${mqttPort()}`,
    }),
  )
  await server.register(signInRoutes({ people, sessions, access, isSecure, text, now, refused, record: (user, what) => audit.record(user, what) }))
  await server.register(panelCarrier({ owners, access, audit, announcements: panel, refused, report }))
  await server.register(phoneCarrier({ school, announcements: phone, isSecure, now, refused, report }))
  await server.register(displayFiles({ access, library, text, took: (displayId, sha256) => holders.took(displayId, sha256) }))
  await server.register(reportRoutes({ access, reports, text }))
  await server.register(usageRoutes({ access, usage: stores.usage, text }))
  await server.register(doorRoutes({ access, doors: stores.doors, text, phoneAddress: () => (tls ? hubAddress() : undefined) }))
  const roomName = (roomId: string) => school.school().rooms.find(({ id }) => id === roomId)?.name ?? roomId
  const roomOfDisplay = (displayId: string) => registry.find(displayId)?.roomId
  await server.register(shelfRoutes({ access, shelves, doors: stores.doors, text, isSecure, roomName, now, refused, schoolName: () => school.school().name, roomOfDisplay }))
  await server.register(shelfUploadRoutes({ access, roomOfDisplay, shelves, imports: stores.shelfImport, text, isSecure, refused }))
  await server.register(peerOffers({ access, holders, text, now }))
  await server.register(uploadRoutes({ access, uploads: library.uploads, text }))
  await server.register(importProof({ importKeyHash: stores.importKeyHash, text }))
  await server.register(panelMaterials({ access, library, capabilities, text, now }))
  await server.register(lessonDraftRoutes({ access, lessons, text, record: (user, what, detail) => audit.record(user, what, detail) }))
  await server.register(lessonExport({ access, library, text, report }))
  await server.register(bundleExport({ access, text, rooms: () => school.school().rooms, make: (scope, partBytes) => bundles.make(scope, partBytes), record: (user, what) => audit.record(user, what), report }))
  await server.register(webContent({ capabilities, playerRoot: join(start.pages, 'packages'), text }))
  await server.register(topicListRoute({ access, finder, text }))
  await server.register(timetableFileRoutes({ access, files: stores.importFiles, text, now, school: () => ({ id: school.school().id, name: school.school().name, timetable: school.timetable() }) }))
  await server.register(
    frameRoutes({
      access, frames, text,
      taken: displayId => {
        memory.learn(displayId, { frameAt: new Date(now()).toISOString() })
        rows.changed(displayId)
      },
    }),
  )
  return { server, webDisplays }
}
