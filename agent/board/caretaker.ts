import type { Disposable } from '#shared/lifetime'
import type { AgentClock } from '../clock/agent-clock'
import type { TimeWitness } from '../clock/time-witness'
import type { ContentStore, Inventory } from '../content/content-store'
import { Scrubber } from '../content/scrubber'
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
  readonly witness: TimeWitness
  /** A file was found damaged while it rested: it is wanted again. */
  damaged(sha256: string): void
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

/** Looks after what nobody tells: the clock's steps, the disk's real content, the conditions that a person must see. */
export class Caretaker implements Disposable {
  readonly #needs: Needs
  readonly #measure: Throttle
  readonly #ticking: NodeJS.Timeout
  readonly #scrubber: Scrubber
  #inventory: Inventory | undefined

  constructor(needs: Needs) {
    this.#needs = needs
    this.#measure = new Throttle(measurePauseMs, () => void this.#look().catch(needs.report))
    this.#scrubber = new Scrubber({
      store: needs.store,
      now: () => needs.clock.now(),
      damaged: sha256 => needs.damaged(sha256),
      changed: () => this.measure(),
      report: needs.report,
    })
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

  /** Somebody is there: the re-reading of the disk stops at once. */
  awake(): void {
    this.#scrubber.look(false)
  }

  /** The hub confirmed the time. */
  clockConfirmed(): void {
    const { clock, settings, timeChanged, report } = this.#needs
    if (this.#isConfirmationOld) settings.update(kept => ({ ...kept, confirmedMs: clock.now() })).catch(report)
    timeChanged()
  }

  dispose(): void {
    clearInterval(this.#ticking)
    this.#scrubber.dispose()
    this.#measure.dispose()
  }

  get #isConfirmationOld(): boolean {
    return Math.abs(this.#needs.clock.now() - this.#needs.settings.value.confirmedMs) > confirmedStepMs
  }

  #tick(): void {
    const { clock, timeChanged, report } = this.#needs
    const line = this.#needs.line()
    const hasStepped = clock.look()
    const confirmed = hasStepped || this.#isConfirmationOld ? this.#confirm(hasStepped) : undefined
    line.facts.alert('clock-doubt', clock.state.doubt ? 'the display cannot tell the time' : undefined)
    line.facts.sayHealth()
    this.measure()
    this.#scrubber.look(this.#needs.isIdle())
    // A clock that stepped is not believed before the hub had its say: nothing rings by it meanwhile.
    if (hasStepped) void confirmed?.then(timeChanged).catch(report)
    else timeChanged()
  }

  async #confirm(hasStepped: boolean): Promise<void> {
    const isHeard = await this.#needs.line().asker.ask()
    if (!isHeard) await this.#needs.witness.look(hasStepped)
  }

  async #look(): Promise<void> {
    const { store, materials } = this.#needs
    const { facts } = this.#needs.line()
    this.#inventory = await store.inventory()
    const { diskCode } = materials
    const isFull = diskCode === undefined && materials.readiness().missing.some(({ reason }) => reason === 'no-space')
    facts.alert('disk-trouble', diskCode && `the disk refuses: ${diskCode}`)
    facts.alert('low-disk', isFull ? `${this.#inventory.freeBytes ?? 0} bytes are free` : undefined)
    facts.touch()
  }
}
