import type { Disposable } from '#shared/lifetime'
import type { AgentClock } from '../clock/agent-clock'
import type { ContentStore, Inventory } from '../content/content-store'
import type { StateFile } from '../disk/state-file'
import type { MaterialsPort } from '../library/materials-port'
import type { SchoolLine } from '../link/school-line'
import { Throttle } from '../link/throttle'
import type { Settings } from './settings'

interface Needs {
  readonly clock: AgentClock
  readonly settings: StateFile<Settings>
  readonly store: ContentStore
  readonly materials: MaterialsPort
  line(): SchoolLine
  /** Nothing is on the screen that anybody put there. */
  isIdle(): boolean
  /** Time went on, or is another one: whatever hangs on it looks again. */
  timeChanged(): void
  report(problem: unknown): void
}

/** Looks at the clock, the notices' times and the health this often, ms (mqtt.md: health at most every 30 s). */
const tickMs = 30_000
/** A whole look at the disk is not made more often, ms. */
const measurePauseMs = 2_000
/** Confirmed time is kept on disk this exactly, and the hub asked again after as long, ms. */
const confirmedStepMs = 10 * 60_000

/** The whole store is read and hashed once a day (acceptance T-15), begun after as long a rest, ms. */
const scrubEveryMs = 24 * 60 * 60_000
const restMs = 10 * 60_000

/** Looks after what nobody tells: the clock's steps, the disk's real content, the conditions that a person must see. */
export class Caretaker implements Disposable {
  readonly #needs: Needs
  readonly #measure: Throttle
  readonly #ticking: NodeJS.Timeout
  #inventory: Inventory | undefined
  #restingSinceMs: number | undefined
  #scrub: AbortController | undefined

  constructor(needs: Needs) {
    this.#needs = needs
    this.#measure = new Throttle(measurePauseMs, () => void this.#look().catch(needs.report))
    this.#ticking = setInterval(() => this.#tick(), tickMs)
  }

  /** As last measured; undefined until the first look is through. */
  get inventory(): Inventory | undefined {
    return this.#inventory
  }

  /** The disk holds something else now. */
  measure(): void {
    this.#measure.touch()
  }

  /** The hub confirmed the time. */
  clockConfirmed(): void {
    const { clock, settings, timeChanged, report } = this.#needs
    if (this.#isConfirmationOld) settings.update(kept => ({ ...kept, confirmedMs: clock.now() })).catch(report)
    timeChanged()
  }

  dispose(): void {
    clearInterval(this.#ticking)
    this.#scrub?.abort()
    this.#measure.dispose()
  }

  get #isConfirmationOld(): boolean {
    return Math.abs(this.#needs.clock.now() - this.#needs.settings.value.confirmedMs) > confirmedStepMs
  }

  #tick(): void {
    const { clock, timeChanged } = this.#needs
    const line = this.#needs.line()
    if (clock.look() || this.#isConfirmationOld) void line.asker.ask()
    line.facts.alert('clock-doubt', clock.state.doubt ? 'the display cannot tell the time' : undefined)
    line.facts.sayHealth()
    this.measure()
    this.#scrubInRest()
    timeChanged()
  }

  /** In idle time every file is hashed again, so that a damaged one is fetched before anybody needs it; the first touch stops it. */
  #scrubInRest(): void {
    const { clock, store, materials, isIdle, report } = this.#needs
    if (!isIdle()) {
      this.#restingSinceMs = undefined
      this.#scrub?.abort()
      return
    }
    this.#restingSinceMs ??= clock.now()
    const isDue = clock.now() - (this.#inventory?.verifiedAtMs ?? 0) > scrubEveryMs && clock.now() - this.#restingSinceMs > restMs
    if (!isDue || this.#scrub || store.kind === 'hub') return // the hub looks after its own store
    const scrub = (this.#scrub = new AbortController())
    void materials.verify([], scrub.signal).catch(report).finally(() => {
      this.#scrub = undefined
      this.measure()
    })
  }

  async #look(): Promise<void> {
    const { store, materials } = this.#needs
    const { facts } = this.#needs.line()
    this.#inventory = await store.inventory()
    const isFull = materials.readiness().missing.some(({ reason }) => reason === 'no-space')
    facts.alert('low-disk', isFull ? `${this.#inventory.freeBytes ?? 0} bytes are free` : undefined)
    facts.touch()
  }
}
