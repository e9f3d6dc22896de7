import type { HubStart } from '#shared/contract/hub-process'
import { commandRevisions } from '#shared/contract/mqtt/command'
import { displayTopics, rootOf, schoolTopics } from '#shared/contract/mqtt/topics'
import type { DisplayChange, PanelEvents } from '#shared/contract/panel'
import type { Lifetime } from '#shared/lifetime'
import { isAlive } from '#shared/domain/presence'
import { isOwnAddress } from './addresses'
import { Broker } from './broker/broker'
import { DesiredKeeper } from './displays/desired-keeper'
import { DisplayMessages } from './displays/display-messages'
import { DisplayRows } from './displays/display-rows'
import { Enrolments } from './enrolment/enrolments'
import { Tokens } from './enrolment/tokens'
import type { HubStores } from './hub-stores'
import { Outbox } from './outbox/outbox'
import type { Announcements } from './panel/announcements'
import { forgetSurfaces } from './rules/forget-surfaces'
import { TodaysTopics } from './school/courses/todays-topics'

export type DisplaySide = ReturnType<typeof connectDisplays>

/** Everything that speaks with displays: broker, what they say, what they should be, commands, and the way in. */
export function connectDisplays(start: HubStart, stores: HubStores, lifetime: Lifetime, panel: Announcements<PanelEvents>, inviteBase: () => string | undefined) {
  const { now, random, refused, reportProblem, signer, registry, memory, school, library } = stores
  const root = rootOf(school.school().id)
  const publish = (topic: string, payload: object, retain: boolean) => broker.publish(topic, JSON.stringify(payload), { retain }).catch(reportProblem)
  const tokens = new Tokens()
  const rows = lifetime.own(new DisplayRows({ registry, memory, desired: stores.desired, announce: row => panel.announce('displayChanged', row) }))
  const broker: Broker = lifetime.own(
    new Broker({
      root, now, refused,
      accountOf: displayId => registry.find(displayId),
      received: (displayId, topic, payload) => messages.receive(displayId, topic, payload),
      disconnected: displayId => messages.lost(displayId),
    }),
  )
  const outbox: Outbox = lifetime.own(
    new Outbox({
      now, random, refused,
      log: stores.outboxLog,
      knows: (displayId, name) => {
        const { about } = memory.of(displayId)
        return !about || (about.commands[name] ?? 0) >= commandRevisions[name]
      },
      isLive: displayId => broker.isConnected(displayId) && isAlive(memory.of(displayId).status?.state ?? 'lost'),
      send: (displayId, body) => void publish(displayTopics(root, displayId).cmd, signer.seal(body), false),
      announce: row => panel.announce('commandChanged', row),
      report: reportProblem,
    }),
  )
  const desired: DesiredKeeper = lifetime.own(new DesiredKeeper({
    root, now, library, school, registry, inviteBase,
    store: stores.desired,
    segments: stores.segments,
    personal: stores.personal,
    bellPresses: stores.bellPresses,
    halls: stores.halls,
    rules: () => stores.rules.documentFor(school.school()),
    language: start.language,
    timeServer: start.timeServer,
    topics: lifetime.own(new TodaysTopics(stores.courses, now, () => void desired.refresh())),
    publish: (topic, body) => void publish(topic, signer.seal(body), true),
    changed: rows.changed,
    report: reportProblem,
  }))
  const messages: DisplayMessages = new DisplayMessages({
    root, now, memory, refused,
    born: displayId => {
      tokens.spend(registry.find(displayId)?.displayKey ?? '')
      outbox.born(displayId)
    },
    acknowledged: (displayId, ack) => outbox.hear(displayId, ack),
    reported: (displayId, reported) => void desired.compare(displayId, reported).catch(reportProblem),
    askedTime: (displayId, nonce) => {
      const answer = { v: 1, what: 'time', nonce, ts: new Date(now()).toISOString() }
      void publish(displayTopics(root, displayId).answer, signer.seal(answer), false)
    },
    heardBell: (displayId, planned, heard) => void stores.bellPresses.add(displayId, planned, heard).then(isTaken => isTaken || refused('bell-heard', 'not-believable', displayId), reportProblem),
    changed: rows.changed,
  })
  const enrolments: Enrolments = lifetime.own(
    new Enrolments({
      now, random, tokens,
      hubKey: signer.key.publicKey,
      tlsPin: stores.tls?.pin ?? '',
      isThisMachine: isOwnAddress,
      enrolledKey: displayId => registry.find(displayId)?.displayKey,
      placeFor: displayId => placeFor(stores, displayId),
      enrol: async display => {
        await registry.enrol(display)
        await desired.refresh()
        rows.changed(display.id)
      },
      announce: pending => panel.announce('enrolmentsChanged', pending),
    }),
  )
  registry.onChange(() => void desired.refresh())
  school.onChange(() => void desired.refresh())
  stores.bellPresses.onChange(() => void desired.refresh())
  stores.rules.onChange(() => void desired.refresh())
  lifetime.own(library.onChange(() => desired.refreshSoon()))

  return {
    broker, outbox, desired, rows, enrolments, tokens,
    sayHubStatus: (online: boolean) => publish(schoolTopics(root).hubStatus, { online, ts: new Date(now()).toISOString() }, true),
    removeDisplay: async (displayId: string): Promise<boolean> => {
      if (!(await registry.remove(displayId))) return false // its rights end here
      broker.drop(displayId)
      outbox.forget(displayId)
      await forgetSurfaces(stores)
      await Promise.all([desired.forget(displayId), memory.forget(displayId), stores.frames.forget(displayId)])
      panel.announce('displayRemoved', { id: displayId })
      return true
    },
  }
}

/** Where a display of this machine belongs without anybody's word: where it was, else the first room that has none. */
function placeFor({ registry, school, text }: HubStores, displayId: string): DisplayChange {
  const known = registry.find(displayId)
  if (known) return { name: known.name, roomId: known.roomId, groupIds: [...known.groupIds] }
  const { rooms } = school.school()
  const taken = new Set(registry.all().map(({ roomId }) => roomId))
  const room = rooms.find(({ id }) => !taken.has(id)) ?? rooms[0]!
  return { name: text.displayName(room.name), roomId: room.id, groupIds: [...room.groupIds] }
}
