import { mkdir } from 'node:fs/promises'
import type { BoardSnapshot } from '#shared/contract/board-snapshot'
import type { Events, Requests } from '#shared/contract/board'
import type { Announce, Handlers } from '#shared/contract/carrier'
import type { AgentNeeds, AgentOptions, StartAgent } from '../../../agent/agent-contract'
import type { LibraryPort } from '../../library/library-port'
import { librarySendable } from '../../library/sendable'

/** One started agent, as its test sees it. */
export interface Started {
  readonly options: AgentOptions
  readonly needs: AgentNeeds
  say(standing: string): void
  followers: number
  isOver: boolean
}

/** Displays without a link: each says where it stands and hands out what the library has. */
export class LinklessAgents {
  readonly started: Started[] = []
  standing = 'awaiting-approval'
  fault: Error | undefined
  readonly #library: LibraryPort

  constructor(library: LibraryPort) {
    this.#library = library
  }

  readonly start: StartAgent = async (options, needs) => {
    if (this.fault) throw this.fault
    await mkdir(options.folder, { recursive: true })
    const followers = new Set<Announce<Events>>()
    let { standing } = this
    const snapshot = () => ({ standing: { kind: standing } }) as BoardSnapshot
    const self: Started = {
      options, needs, followers: 0, isOver: false,
      say: next => {
        standing = next
        for (const announce of followers) announce('boardChanged', snapshot())
      },
    }
    this.started.push(self)
    const handlers: Partial<Handlers<Requests>> = { readBoard: snapshot, openMaterial: () => ({ kind: 'unknown' }) }
    return {
      handlers: handlers as Handlers<Requests>,
      follow: announce => {
        followers.add(announce)
        self.followers = followers.size
        return { dispose: () => { followers.delete(announce); self.followers = followers.size } }
      },
      findFile: (materialId, path) => librarySendable(this.#library, materialId, path),
      dispose: () => { self.isOver = true },
    }
  }
}
