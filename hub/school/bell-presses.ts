import { z } from 'zod'
import type { BellStanding, PanelBellRequests } from '#shared/contract/bells'
import type { Handlers } from '#shared/contract/carrier'
import type { DesiredSet } from '#shared/contract/mqtt/desired'
import { alignBells, alignmentErrorMs, bellLagMs } from '#shared/domain/bells/bell-alignment'
import { StateFile, type StateFileOptions } from '../../agent/disk/state-file'

const pressSchema = z.object({ displayId: z.string().max(64), plannedMs: z.number(), pressedMs: z.number() })
const pressesKept = 200
/** Further from the timetable is no bell, whatever a display says. */
const lagLimitMs = 5 * 60_000
/** Two boards of one room, or one child twice: one bell is one press from one display. */
const sameBellMs = 60_000

type Press = z.infer<typeof pressSchema>
interface Needs {
  now(): number
}

/** What people at the boards pressed when the school's bell rang; one line through it holds for the whole site. */
export class BellPresses {
  readonly #file: StateFile<Press[]>
  readonly #needs: Needs
  readonly #listeners = new Set<() => void>()

  private constructor(file: StateFile<Press[]>, needs: Needs) {
    this.#file = file
    this.#needs = needs
  }

  static async open(file: string, needs: Needs, report: StateFileOptions<unknown>['report']): Promise<BellPresses> {
    return new BellPresses(await StateFile.open<Press[]>({ file, schema: z.array(pressSchema), empty: [], report }), needs)
  }

  /** From a display's event; both ISO 8601. False when it is not believable. */
  async add(displayId: string, planned: unknown, heard: unknown): Promise<boolean> {
    const [plannedMs, pressedMs] = [Date.parse(String(planned)), Date.parse(String(heard))]
    if (!Number.isFinite(plannedMs) || !(Math.abs(pressedMs - plannedMs) <= lagLimitMs) || pressedMs > this.#needs.now() + lagLimitMs) return false
    await this.#file.update(presses => [...presses.filter(press => press.displayId !== displayId || Math.abs(press.plannedMs - plannedMs) > sameBellMs), { displayId, plannedMs, pressedMs }].slice(-pressesKept))
    this.#tell()
    return true
  }

  /** Told after a change is on disk. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener)
  }

  /** For displays; undefined without presses. */
  get alignment(): DesiredSet['bellAlignment'] {
    const line = alignBells(this.#file.value, this.#needs.now())
    return line && { at: new Date(line.atMs).toISOString(), offsetMs: line.offsetMs, driftMsPerDay: line.driftMsPerDay }
  }

  get standing(): BellStanding {
    const presses = this.#file.value
    const nowMs = this.#needs.now()
    const line = alignBells(presses, nowMs)
    const last = presses.at(-1)
    return {
      presses: presses.length,
      lagMs: line && Math.round(bellLagMs(line, nowMs)),
      driftMsPerDay: line?.driftMsPerDay ?? 0,
      errorMs: alignmentErrorMs(presses, nowMs),
      lastPressAt: last && new Date(last.pressedMs).toISOString(),
    }
  }

  async forget(): Promise<void> {
    await this.#file.update(() => [])
    this.#tell()
  }

  get handlers(): Handlers<Omit<PanelBellRequests, 'setRoomBells'>> {
    return {
      readBellStanding: () => this.standing,
      forgetBellPresses: async () => {
        await this.forget()
        return this.standing
      },
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}
