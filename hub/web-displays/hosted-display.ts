import { rm } from 'node:fs/promises'
import type { BoardSnapshot } from '#shared/contract/board-snapshot'
import type { Disposable } from '#shared/lifetime'
import type { Agent } from '../../agent/agent-contract'

/** One agent that runs here for a browser somewhere else. It ends by itself when no window has been there for a while. */
export class HostedDisplay implements Disposable {
  readonly id: string
  readonly started: Promise<Agent>
  readonly #folder: string
  readonly #idleMs: number
  readonly #onIdle: () => void
  #windows = 0
  #timer: NodeJS.Timeout | undefined
  #isEnrolled = false
  #ended: Promise<void> | undefined

  constructor(id: string, folder: string, start: () => Promise<Agent>, idleMs: number, onIdle: () => void) {
    this.#idleMs = idleMs
    this.id = id
    this.#folder = folder
    this.#onIdle = onIdle
    this.started = start().then(async agent => {
      agent.follow((name, detail) => name === 'boardChanged' && this.#learn((detail as BoardSnapshot).standing.kind))
      this.#learn((await agent.handlers.readBoard()).standing.kind)
      return agent
    })
  }

  get isEnrolled(): boolean {
    return this.#isEnrolled
  }

  /** A window is there until the answer is disposed. */
  addWindow(): Disposable {
    clearTimeout(this.#timer)
    this.#windows++
    let isThere = true
    return {
      dispose: () => {
        if (!isThere) return
        isThere = false
        if (--this.#windows === 0) this.#timer = setTimeout(this.#onIdle, this.#idleMs).unref()
      },
    }
  }

  /** Says goodbye to the hub; one that was never enrolled leaves nothing behind. */
  dispose(): Promise<void> {
    clearTimeout(this.#timer)
    this.#ended ??= this.started.then(
      async agent => {
        await agent.dispose()
        if (!this.#isEnrolled) await rm(this.#folder, { recursive: true, force: true, maxRetries: 3 })
      },
      () => {},
    )
    return this.#ended
  }

  #learn(standing: string): void {
    this.#isEnrolled ||= standing === 'enrolled'
  }
}
