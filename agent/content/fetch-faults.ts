import type { Missing } from '#shared/domain/readiness'
import { fullJitterMs, type Random } from '../link/retry-delays'
import type { FetchFault } from './content-store'

export type StandingFault = Exclude<FetchFault, { kind: 'stopped' }>

/** Whether the source as a whole is in trouble, so that asking it for other files would not help either. */
export function isOfSource(fault: StandingFault): boolean {
  return fault.kind === 'source-unreachable' || (fault.kind === 'refused' && (fault.status >= 500 || fault.status === 429 || fault.status === 408))
}

/** Why a file is not there, in the words that people are shown. A disk that refuses to write has no room for it either way. */
export function reasonOf(fault: StandingFault): Exclude<Missing['reason'], 'unknown' | 'waiting' | 'held' | 'downloading'> {
  return fault.kind === 'disk' ? 'no-space' : fault.kind
}

/** Remembers what failed and when it may be tried again: full jitter 1→60 s, for one file, or for all when the source is in trouble. Times are monotonic ms. */
export class FetchFaults {
  readonly #random: Random
  readonly #files = new Map<string, { readonly fault: StandingFault; readonly attempts: number; readonly retryAtMs: number }>()
  #source = { failures: 0, retryAtMs: 0 }

  constructor(random: Random) {
    this.#random = random
  }

  get isSourceInTrouble(): boolean {
    return this.#source.failures > 0
  }

  of(sha256: string): StandingFault | undefined {
    return this.#files.get(sha256)?.fault
  }

  /** The code with which the disk refused last, while anything still waits for it. */
  get diskCode(): string | undefined {
    const refused = [...this.#files.values()].findLast(({ fault }) => fault.kind === 'disk')?.fault
    return refused?.kind === 'disk' ? refused.code : undefined
  }

  /** Two downloads that fail together are one failure of the source: `startedAtMs` tells. */
  failed(sha256: string, fault: StandingFault, startedAtMs: number, nowMs: number): void {
    const attempts = this.#files.get(sha256)?.attempts ?? 0
    if (!isOfSource(fault)) {
      this.#files.set(sha256, { fault, attempts: attempts + 1, retryAtMs: nowMs + this.#delayMs(attempts) })
      return
    }
    this.#files.set(sha256, { fault, attempts, retryAtMs: 0 })
    if (startedAtMs < this.#source.retryAtMs) return
    this.#source = { failures: this.#source.failures + 1, retryAtMs: nowMs + this.#delayMs(this.#source.failures) }
  }

  /** Found damaged on disk: to be fetched again at once. */
  damaged(sha256: string): void {
    this.#files.set(sha256, { fault: { kind: 'damaged' }, attempts: 0, retryAtMs: 0 })
  }

  succeeded(sha256: string): void {
    this.#files.delete(sha256)
    this.sourceAnswered()
  }

  /** Bytes came. */
  sourceAnswered(): void {
    this.#source = { failures: 0, retryAtMs: 0 }
  }

  /** Nothing waits any longer; what failed is still known until it is tried. */
  clearDelays(): void {
    this.#source = { ...this.#source, retryAtMs: 0 }
    for (const [sha256, file] of this.#files) this.#files.set(sha256, { ...file, retryAtMs: 0 })
  }

  /** When this file may be tried; not after `nowMs`: now. */
  retryAtMs(sha256: string): number {
    return Math.max(this.#source.retryAtMs, this.#files.get(sha256)?.retryAtMs ?? 0)
  }

  #delayMs(attempts: number): number {
    return fullJitterMs(attempts, 1_000, 60_000, this.#random)
  }
}
