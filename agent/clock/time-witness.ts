import type { TimeServer } from '#shared/domain/time-server'
import type { Result } from '#shared/result'
import type { AgentClock } from './agent-clock'
import { askTimeServer, type SntpFault } from './sntp'

interface Needs {
  readonly clock: Pick<AgentClock, 'witness' | 'isHubHeard'>
  monotonicMs(): number
  /** Absent: the school allows none. */
  server(): TimeServer | undefined
  ask(server: TimeServer): Promise<Result<number, SntpFault>>
  /** The clock may be another one now. */
  heard(): void
}

/** The witness of a display, which asks over the network. */
export function timeWitness({ random, ...needs }: Omit<Needs, 'ask'> & { random(count: number): Uint8Array }): TimeWitness {
  return new TimeWitness({ ...needs, ask: server => askTimeServer(server, { monotonicMs: needs.monotonicMs, random }) })
}

/** A public server may be asked once in 64 s at most (RFC 4330, 10). After an answer a display's own clock is good for an hour. */
const pauseMs = 64_000
const goodForMs = 60 * 60_000
/** One that asks not to be asked is left alone for a day. */
const goneMs = 24 * 60 * 60_000

/** Asks the school's time server, where one is allowed, while the hub is not heard: another witness of the time, never a better one than the hub. */
export class TimeWitness {
  readonly #needs: Needs
  #notBeforeMs = -Infinity
  #askedMs = -Infinity
  #host = ''

  constructor(needs: Needs) {
    this.#needs = needs
  }

  /** `isNews`: the device's clock stepped, what was heard before no longer counts. */
  async look(isNews: boolean): Promise<void> {
    const { clock, monotonicMs, server, ask, heard } = this.#needs
    const asked = server()
    if (!asked || clock.isHubHeard) return
    const nowMs = monotonicMs()
    if (asked.host !== this.#host) this.#notBeforeMs = -Infinity
    if (isNews) this.#notBeforeMs = Math.min(this.#notBeforeMs, this.#askedMs + pauseMs)
    if (nowMs < this.#notBeforeMs) return
    this.#host = asked.host
    this.#askedMs = nowMs
    this.#notBeforeMs = nowMs + pauseMs
    const answer = await ask(asked)
    if (answer.ok && clock.witness(answer.value)) {
      this.#notBeforeMs = nowMs + goodForMs
      heard()
    } else if (!answer.ok && answer.fault === 'go-away') this.#notBeforeMs = nowMs + goneMs
  }
}
