import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Disposable } from '#shared/lifetime'
import { isPackage } from '#shared/domain/material'
import { failure, success, type Result } from '#shared/result'
import type { Agent, StartAgent } from '../../agent/agent-contract'
import { sha256Hex } from '../../agent/trust/keys'
import type { Capabilities } from '../http/capabilities'
import { addressOfContent } from '../http/web-content'
import type { LibraryPort } from '../library/library-port'
import { HostedDisplay } from './hosted-display'
import { hubStore, type SharedFiles } from './hub-store'

export interface WebDisplayNeeds {
  readonly startAgent: StartAgent
  readonly library: LibraryPort & SharedFiles
  readonly capabilities: Capabilities
  /** `<data>/web-displays`: one folder per browser. */
  readonly folder: string
  readonly app: string
  /** How long a display is kept after its last window went away (a reload, a television's nap); absent: 5 minutes. */
  readonly idleMs?: number
  /** The built search worker. */
  readonly searchProgram?: string
  /** Where the hub itself answers; known once it listens. */
  hubAddress(): string
  /** Epoch ms. */
  now(): number
  report(problem: unknown): void
}

/** What a browser says about itself when it connects. */
export interface Visitor {
  readonly hint: string
  readonly runtime: string
}

/** Displays that wait for approval cost memory and an entry in the technician's list: no more than these at a time. */
export const notEnrolledLimit = 20

/** Most common classroom: a 65″ screen, the last row at 7 m. A browser cannot measure either. */
const room = { diagonalInch: 65, roomDepthM: 7 } as const

/** Runs the agents of displays that are only a browser: made on demand by the browser's cookie, ended when nobody looks. */
export class WebDisplays implements Disposable {
  readonly #needs: WebDisplayNeeds
  readonly #hosted = new Map<string, HostedDisplay>()
  readonly #ending = new Map<string, Promise<void>>()
  readonly #tokens = new Map<string, string>()
  #isOver = false

  constructor(needs: WebDisplayNeeds) {
    this.#needs = needs
  }

  /** The display of a cookie, which is its only key: whoever has the cookie is the display. */
  async host(cookie: string, visitor: Visitor): Promise<Result<HostedDisplay, { kind: 'too-many' } | { kind: 'ending' }>> {
    const id = idOf(cookie)
    if (this.#tokens.has(id) && this.#hosted.get(id)?.isEnrolled === false) await this.#end(id) // starts anew with the token
    await this.#ending.get(id)
    if (this.#isOver) return failure({ kind: 'ending' })
    const known = this.#hosted.get(id)
    const token = this.#tokens.get(id)
    this.#tokens.delete(id)
    if (known) return success(known)
    const folder = join(this.#needs.folder, id)
    const waiting = [...this.#hosted.values()].filter(({ isEnrolled }) => !isEnrolled).length
    if (waiting >= notEnrolledLimit && !existsSync(folder)) return failure({ kind: 'too-many' })
    const hosted = new HostedDisplay(id, folder, () => this.#start(id, folder, token, visitor), this.#needs.idleMs ?? 5 * 60_000, () => void this.#end(id).catch(this.#needs.report))
    this.#hosted.set(id, hosted)
    hosted.started.catch(error => {
      this.#needs.report(error)
      if (this.#hosted.get(id) === hosted) this.#hosted.delete(id)
    })
    return success(hosted)
  }

  /** Keeps a one-time token for the next start of this browser's display. */
  keepToken(cookie: string, token: string): void {
    if (this.#tokens.size < notEnrolledLimit) this.#tokens.set(idOf(cookie), token)
  }

  async dispose(): Promise<void> {
    this.#isOver = true
    await Promise.all([...this.#hosted.keys()].map(id => this.#end(id)))
    await Promise.all(this.#ending.values())
  }

  async #start(id: string, folder: string, token: string | undefined, { hint, runtime }: Visitor): Promise<Agent> {
    const { library, capabilities, startAgent, searchProgram, app, hubAddress, now, report } = this.#needs
    const agent: Agent = await startAgent(
      { folder, kind: 'web', hubAddress: hubAddress(), token, hint, app, runtime, searchProgram, ...room },
      {
        now,
        report,
        store: hubStore(library, now),
        screenshot: async () => failure({ code: 'not-supported' }),
        addressOf: (materialId, path) => {
          const type = library.materialOf(materialId)?.type
          const kind = type && isPackage(type) ? 'package' : 'media'
          return addressOfContent(capabilities.grant(id, materialId, Infinity, { kind, find: inside => agent.findFile(materialId, inside) }), path)
        },
      },
    )
    return agent
  }

  #end(id: string): Promise<void> {
    const hosted = this.#hosted.get(id)
    if (!hosted) return Promise.resolve()
    this.#hosted.delete(id)
    this.#needs.capabilities.revoke(id)
    const ending = hosted.dispose().finally(() => this.#ending.delete(id))
    this.#ending.set(id, ending)
    return ending
  }
}

const idOf = (cookie: string): string => sha256Hex(cookie).slice(0, 32)
