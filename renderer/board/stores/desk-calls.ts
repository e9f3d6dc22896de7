import type { Events, Requests } from '#shared/contract/board'
import type { Bridge } from '../../bridge'
import type { LinkOpening } from '../links/link-opening'
import type { OwnFilesDesk } from '../own-files/use-own-files'
import type { PackageDesk } from '../packages/package-desk'

type Door = () => Bridge<Requests, Events>

/** What an open package asks and tells. */
export const packageCalls = (bridge: Door): PackageDesk => ({
  open: async materialId => {
    const answer = await bridge().ask('openPackage', materialId)
    return answer.ok ? answer.value : undefined
  },
  keep: async (session, news) => {
    const answer = await bridge().ask('keepPackage', session, news)
    return answer.ok && answer.value
  },
  froze: async materialId => void (await bridge().ask('packageFroze', materialId)),
})

/** A web link of an allowed host and the page behind it. */
export const linkCalls = (bridge: Door): LinkOpening => ({
  read: async materialId => {
    const answer = await bridge().ask('readLink', materialId)
    return answer.ok ? answer.value : undefined
  },
  open: async materialId => {
    const answer = await bridge().ask('openLink', materialId)
    return answer.ok ? answer.value : 'failed'
  },
  back: () => void bridge().ask('backInLink'),
  close: () => void bridge().ask('closeLink'),
})

/** Teachers' own files: shelves, and the door by which a phone brings new ones. */
export const ownFilesCalls = (bridge: Door): OwnFilesDesk => ({
  shelves: () => bridge().ask('readShelves'),
  open: (shelfId, pin) => bridge().ask('openShelf', shelfId, pin),
  opened: () => bridge().ask('readOpenShelf'),
  close: () => bridge().ask('closeShelf'),
  makeDoor: () => bridge().ask('makeDoor'),
  watchDoor: code => bridge().ask('watchDoor', code),
  remove: materialId => bridge().ask('removeOwnFile', materialId),
  restore: materialId => bridge().ask('restoreOwnFile', materialId),
})
