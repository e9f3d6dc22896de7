import { enrolmentLimits } from '#shared/domain/enrolment-code'

/** Counts what an address tried within the life of a code. */
export class Attempts {
  readonly #times = new Map<string, number[]>()

  /** Whether the address has tried as often as it may. */
  areUsedUp(address: string, nowMs: number): boolean {
    return this.#recent(address, nowMs).length >= enrolmentLimits.attemptsPerAddress
  }

  count(address: string, nowMs: number): void {
    if (this.#times.size > 5_000) for (const known of [...this.#times.keys()]) if (this.#recent(known, nowMs).length === 0) this.#times.delete(known)
    this.#times.set(address, [...this.#recent(address, nowMs), nowMs])
  }

  #recent(address: string, nowMs: number): number[] {
    return (this.#times.get(address) ?? []).filter(timeMs => nowMs - timeMs < enrolmentLimits.lifeMs)
  }
}
