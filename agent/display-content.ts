import { join } from 'node:path'
import { fillRoute, routes } from '#shared/contract/routes'
import type { Lifetime } from '#shared/lifetime'
import { isHubPath } from './commands/device-commands'
import type { ContentStore } from './content/content-store'
import { hubSource } from './content/hub-source'
import { openOwnStore, type OwnStoreNeeds } from './content/own-store'
import { ShownLog } from './content/shown-log'
import { PeerServer, type PeerServerNeeds } from './content/peer-server'
import { peerSource } from './content/peer-source'
import { Prefetcher, type PrefetcherNeeds } from './content/prefetcher'
import { DesiredState } from './desired/desired-state'
import { StickSource } from './usb/stick-source'
import { TakenShelf } from './usb/taken-shelf'
import type { HubSource } from './enrolment/membership'
import { callHub } from './trust/hub-request'

interface Needs {
  readonly folder: string
  readonly state: string
  readonly displayId: string
  /** The host's store; absent: one of our own is made. */
  readonly hostStore: ContentStore | undefined
  now(): number
  /** Where a path of the hub is read; undefined before enrolment. */
  source(path: string): HubSource | undefined
  /** Whether this display takes files from, and serves them to, other displays. */
  hasPeers(): boolean
  /** Files were found good or bad, or downloads went on. */
  contentChanged(): void
  readonly desired: Omit<Parameters<typeof DesiredState.open>[1], 'store' | 'random' | 'taken'>
  readonly report: PrefetcherNeeds['report']
  storeProblem: OwnStoreNeeds['report']
}

/** Opens what this display keeps of the school: files, documents, and whatever brings them here. */
export async function openContent(needs: Needs, lifetime: Lifetime) {
  const hub = hubSource(({ sha256 }) => needs.source(hubPathOf(sha256)))
  const peers = peerSource({ displayId: needs.displayId, call: callHub, source: path => needs.source(path), isOn: () => needs.hasPeers() })
  const sticks = new StickSource()
  const parts: { desired?: DesiredState; materials?: Prefetcher } = {}
  const store = needs.hostStore ?? lifetime.own(
    await openOwnStore({ folder: join(needs.folder, 'content') }, {
      now: needs.now,
      sources: () => [sticks, peers, hub],
      quotaBytes: () => parts.desired?.set.download?.quotaBytes,
      rateFor: ({ sha256 }) => (parts.materials?.isWaitedFor(sha256) ? undefined : parts.desired?.set.download?.rateBytesPerS),
      makeRoom: (file, shortBytes) => parts.materials?.makeRoom(file, shortBytes) ?? Promise.resolve(false),
      changed: () => {
        parts.materials?.poke()
        needs.contentChanged()
      },
      report: needs.storeProblem,
    }),
  )
  const taken = await TakenShelf.open(join(needs.state, 'taken.json'), needs.report)
  lifetime.defer(() => taken.idle())
  const shown = await ShownLog.open(join(needs.state, 'shown.json'), needs.report)
  lifetime.defer(() => shown.idle())
  const materials = (parts.materials = lifetime.own(
    await Prefetcher.open(join(needs.state, 'kept.json'), { store, random: Math.random, changed: needs.contentChanged, report: needs.report, shownAtMs: id => shown.of(id) }),
  ))
  const desired = (parts.desired = lifetime.own(await DesiredState.open(needs.state, { ...needs.desired, store, taken, random: Math.random }, needs.report)))
  return { store, materials, desired, shown, sticks, taken }

  /** Documents lie where desired state says, on the hub itself; everything else under its hash. */
  function hubPathOf(sha256: string): string {
    const told = parts.desired?.pathOf(sha256)
    return told !== undefined && isHubPath(told) ? told : fillRoute(routes.displayFile, { displayId: needs.displayId, sha256 })
  }
}

/** Serves this display's files to others; a machine that lets nobody listen is a display like any other. */
export async function openPeer(host: string, needs: PeerServerNeeds, lifetime: Lifetime): Promise<PeerServer | undefined> {
  try {
    return lifetime.own(await PeerServer.open(host, needs))
  } catch (error) {
    needs.report(error)
    return undefined
  }
}
