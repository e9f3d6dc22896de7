import type { Presence } from '#shared/contract/material-view'
import { readinessOf, type Missing, type Readiness } from '#shared/domain/readiness'
import type { ContentStore } from './content-store'
import { reasonOf } from './fetch-faults'
import type { FetchQueue } from './fetch-queue'
import { doneBytesOf, filesOf, totalBytesOf } from './file-sets'
import type { Wants } from './wants'

/** Why a material is not whole on this disk, and how much of it is. */
export interface AbsentState {
  readonly reason: Exclude<Missing['reason'], 'unknown'>
  readonly doneBytes: number
}

interface Parts {
  readonly wants: Wants
  readonly store: ContentStore
  readonly queue: FetchQueue
}

/** What of the catalogue is on this disk, and what becomes of the rest. It only looks. */
export class PresenceReader {
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  presenceOf(materialId: string): Presence {
    const { wants, store } = this.#parts
    const files = filesOf([materialId], wants.catalogue)
    if (files.length > 0 && files.every(({ sha256 }) => store.has(sha256))) return { kind: 'ready' }
    const { reason, doneBytes } = this.stateOf(materialId)
    if (reason === 'downloading') return { kind: 'loading', doneBytes, totalBytes: totalBytesOf(files) }
    if (reason === 'waiting' || reason === 'held') return { kind: 'absent', reason: 'not-fetched' }
    return { kind: 'absent', reason: reason === 'source-unreachable' ? 'hub-unreachable' : reason }
  }

  /** Why a material is not whole on this disk; only meaningful when it is not. */
  stateOf(materialId: string): AbsentState {
    const { wants, store, queue } = this.#parts
    const files = filesOf([materialId], wants.catalogue)
    const missing = files.filter(({ sha256 }) => !store.has(sha256))
    const doneBytes = doneBytesOf(files, store)
    if (missing.some(({ sha256 }) => queue.isRunning(sha256))) return { reason: 'downloading', doneBytes }
    const fault = missing.map(({ sha256 }) => queue.faultOf(sha256)).find(found => found !== undefined)
    if (fault) return { reason: reasonOf(fault), doneBytes }
    if (queue.isSourceInTrouble) return { reason: 'source-unreachable', doneBytes }
    return { reason: wants.isHeld(materialId) ? 'held' : 'waiting', doneBytes }
  }

  readinessOf(materialIds: readonly string[]): Readiness {
    const { wants, store } = this.#parts
    return readinessOf(materialIds, wants.catalogue, sha256 => store.has(sha256), materialId => this.stateOf(materialId))
  }
}
