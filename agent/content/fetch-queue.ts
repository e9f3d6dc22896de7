import type { Disposable } from '#shared/lifetime'
import type { Random } from '../link/retry-delays'
import type { ContentStore, WantedFile } from './content-store'
import { FetchFaults, type StandingFault } from './fetch-faults'

interface Needs {
  readonly store: ContentStore
  readonly random: Random
  /** Files that somebody waits for, in order. */
  urgent(): readonly WantedFile[]
  /** Files that should be there some time, in order. */
  usual(): readonly WantedFile[]
  /** More bytes of a file came. */
  advanced(sha256: string): void
  /** A file came, or failed with `fault`. */
  ended(sha256: string, fault: StandingFault | undefined): void
  report(problem: unknown): void
}

/** A school's network and a board's disk gain nothing from more. */
const atOnce = 2

/** Keeps at most two downloads running, the most needed ones. An urgent file takes the place of a usual one, which goes on later from where it was. */
export class FetchQueue implements Disposable {
  readonly #needs: Needs
  readonly #faults: FetchFaults
  readonly #running = new Map<string, { readonly abort: AbortController; readonly ended: Promise<void> }>()
  #urgent = new Set<string>()
  /** In order of need; those that came leave it. */
  #needed = new Map<string, WantedFile>()
  #timer: NodeJS.Timeout | undefined
  #isEnded = false

  constructor(needs: Needs) {
    this.#needs = needs
    this.#faults = new FetchFaults(needs.random)
  }

  get isSourceInTrouble(): boolean {
    return this.#faults.isSourceInTrouble
  }

  get diskCode(): string | undefined {
    return this.#faults.diskCode
  }

  isRunning(sha256: string): boolean {
    return this.#running.has(sha256)
  }

  faultOf(sha256: string): StandingFault | undefined {
    return this.#faults.of(sha256)
  }

  /** What is needed may have changed; what is needed no longer stops. */
  refresh(): void {
    const urgent = this.#needs.urgent()
    this.#urgent = new Set(urgent.map(({ sha256 }) => sha256))
    this.#needed = new Map([...urgent, ...this.#needs.usual()].map(file => [file.sha256, file])) // each at its first place
    for (const [sha256, { abort }] of this.#running) if (!this.#needed.has(sha256)) abort.abort()
    this.#fill()
  }

  /** Nothing waits for its next attempt any longer. */
  retryNow(): void {
    this.#faults.clearDelays()
    this.refresh()
  }

  /** Found damaged on disk: fetched again at once if needed. */
  damaged(files: readonly string[]): void {
    for (const sha256 of files) this.#faults.damaged(sha256)
    this.refresh()
  }

  async dispose(): Promise<void> {
    this.#isEnded = true
    clearTimeout(this.#timer)
    const running = [...this.#running.values()]
    for (const { abort } of running) abort.abort()
    await Promise.all(running.map(({ ended }) => ended))
  }

  /** Looks no further than to the first file that finds no place: whoever ends makes one, and looks again. */
  #fill(): void {
    clearTimeout(this.#timer)
    if (this.#isEnded) return
    const nowMs = performance.now()
    let soonestMs = Infinity
    for (const [sha256, file] of this.#needed) {
      if (this.#needs.store.has(sha256)) this.#needed.delete(sha256)
      else if (this.#running.has(sha256)) continue
      else if (this.#faults.retryAtMs(sha256) > nowMs) soonestMs = Math.min(soonestMs, this.#faults.retryAtMs(sha256))
      else if (this.#running.size < atOnce) this.#start(file)
      else {
        if (this.#urgent.has(sha256)) this.#makeRoom()
        break
      }
    }
    if (soonestMs !== Infinity) this.#timer = setTimeout(() => this.#fill(), soonestMs - nowMs + 1)
  }

  #makeRoom(): void {
    const usual = [...this.#running].filter(([sha256]) => !this.#urgent.has(sha256))
    usual.at(-1)?.[1].abort.abort()
  }

  #start(file: WantedFile): void {
    const abort = new AbortController()
    const ended = this.#bring(file, abort.signal).catch((bug: unknown) => {
      this.#running.delete(file.sha256)
      this.#needs.report(bug)
    })
    this.#running.set(file.sha256, { abort, ended })
  }

  async #bring(file: WantedFile, signal: AbortSignal): Promise<void> {
    const startedAtMs = performance.now()
    let before = Infinity
    const fetched = await this.#needs.store.fetch(file, signal, doneBytes => {
      if (doneBytes > before) this.#faults.sourceAnswered()
      if (doneBytes !== before) this.#needs.advanced(file.sha256)
      before = doneBytes
    })
    this.#running.delete(file.sha256)
    if (fetched.ok) {
      this.#faults.succeeded(file.sha256)
      this.#needs.ended(file.sha256, undefined)
    } else if (fetched.fault.kind !== 'stopped') {
      this.#faults.failed(file.sha256, fetched.fault, startedAtMs, performance.now())
      this.#needs.ended(file.sha256, fetched.fault)
    } else if (!signal.aborted) this.#isEnded = true // not by us: the store itself was closed
    this.#fill()
  }
}
