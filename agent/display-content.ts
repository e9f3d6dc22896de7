import { join } from 'node:path'
import { fillRoute, routes } from '#shared/contract/routes'
import type { Lifetime } from '#shared/lifetime'
import { isHubPath } from './commands/device-commands'
import type { ContentStore } from './content/content-store'
import { openOwnStore, type OwnStoreNeeds } from './content/own-store'
import { Prefetcher, type PrefetcherNeeds } from './content/prefetcher'
import { DesiredState } from './desired/desired-state'
import type { HubSource } from './enrolment/membership'

interface Needs {
  readonly folder: string
  readonly state: string
  readonly displayId: string
  /** The host's store; absent: one of our own is made. */
  readonly hostStore: ContentStore | undefined
  now(): number
  /** Where a path of the hub is read; undefined before enrolment. */
  source(path: string): HubSource | undefined
  /** Files were found good or bad, or downloads went on. */
  contentChanged(): void
  readonly desired: Omit<Parameters<typeof DesiredState.open>[1], 'store' | 'random'>
  readonly report: PrefetcherNeeds['report']
  storeProblem: OwnStoreNeeds['report']
}

/** Opens what this display keeps of the school: files, documents, and whatever brings them here. */
export async function openContent(needs: Needs, lifetime: Lifetime) {
  const parts: { desired?: DesiredState; materials?: Prefetcher } = {}
  const store = needs.hostStore ?? lifetime.own(
    await openOwnStore({ folder: join(needs.folder, 'content') }, {
      now: needs.now,
      source: ({ sha256 }) => needs.source(hubPathOf(sha256)),
      changed: () => {
        parts.materials?.poke()
        needs.contentChanged()
      },
      report: needs.storeProblem,
    }),
  )
  const materials = (parts.materials = lifetime.own(
    await Prefetcher.open(join(needs.state, 'kept.json'), { store, random: Math.random, changed: needs.contentChanged, report: needs.report }),
  ))
  const desired = (parts.desired = lifetime.own(await DesiredState.open(needs.state, { ...needs.desired, store, random: Math.random }, needs.report)))
  return { store, materials, desired }

  /** Documents lie where desired state says, on the hub itself; everything else under its hash. */
  function hubPathOf(sha256: string): string {
    const told = parts.desired?.pathOf(sha256)
    return told !== undefined && isHubPath(told) ? told : fillRoute(routes.displayFile, { displayId: needs.displayId, sha256 })
  }
}
