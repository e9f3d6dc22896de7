import { fullJitterMs, type Random } from '../link/retry-delays'
import type { NamedPlace } from './content-source'

/** How whoever answers at a place behaved. `failed`: it could not be reached or broke off; `lied`: it brought bytes of another hash. */
export type SourceConduct = 'served' | 'failed' | 'lied'

interface Standing {
  readonly failures: number
  readonly lies: number
  /** Until then others are asked first, monotonic ms. */
  readonly backAtMs: number
}

const fresh: Standing = { failures: 0, lies: 0, backAtMs: -Infinity }

/** Answers that begin later come over a network worth several requests at once (measured with 20 ms: docs/benchmarks.md). */
const farMs = 8
const farRanges = 4

/** One that lied is put behind all others for this long, doubled with each lie. */
const liarMs = 10 * 60_000
const liarLongestMs = 24 * 60 * 60_000

/**
 * In which order places are asked: as given, but those that failed lately (full jitter 1→60 s) after the others, and those that lied last. Nobody is left out:
 * one in disgrace that alone has the file is still asked, and the hash judges it.
 */
export class SourceChoice {
  readonly #random: Random
  readonly #far = new Set<string>()
  readonly #standings = new Map<string, Standing>()

  constructor(random: Random) {
    this.#random = random
  }

  order(places: readonly NamedPlace[], nowMs: number): NamedPlace[] {
    const rank = ({ name }: NamedPlace) => {
      const { lies, backAtMs } = this.#of(name)
      return backAtMs <= nowMs ? 0 : lies > 0 ? 2 : 1
    }
    return places.map(place => ({ place, rank: rank(place) })).sort((a, b) => a.rank - b.rank).map(({ place }) => place)
  }

  /** How long a place took to begin its last answer, ms. */
  answered({ name }: Pick<NamedPlace, 'name'>, answeredMs: number): void {
    if (answeredMs >= farMs) this.#far.add(name)
    else this.#far.delete(name)
  }

  /** Requests at once for a large file: one where answers come at once and whole, several where each waits for the network. */
  rangesAt({ name }: Pick<NamedPlace, 'name'>): number {
    return this.#far.has(name) ? farRanges : 1
  }

  note({ name }: Pick<NamedPlace, 'name'>, conduct: SourceConduct, nowMs: number): void {
    if (conduct === 'failed') this.#far.add(name)
    const { failures, lies, backAtMs } = this.#of(name)
    if (conduct === 'served') this.#standings.set(name, { failures: 0, lies, backAtMs: lies > 0 ? backAtMs : -Infinity })
    else if (conduct === 'failed') this.#standings.set(name, { failures: failures + 1, lies, backAtMs: Math.max(backAtMs, nowMs + fullJitterMs(failures, 1_000, 60_000, this.#random)) })
    else this.#standings.set(name, { failures, lies: lies + 1, backAtMs: nowMs + Math.min(liarLongestMs, liarMs * 2 ** Math.min(lies, 20)) })
  }

  #of(name: string): Standing {
    return this.#standings.get(name) ?? fresh
  }
}
