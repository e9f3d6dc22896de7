import { z } from 'zod'
import type { BellHeard, BellRing } from '#shared/contract/bells'
import type { DesiredSet } from '#shared/contract/mqtt/desired'
import { bellLagMs } from '#shared/domain/bells/bell-alignment'
import { bellCalls, heardBell } from '#shared/domain/bells/due-bells'
import type { Timetable } from '#shared/domain/timetable/schema'
import type { Disposable } from '#shared/lifetime'
import { failure, success } from '#shared/result'
import type { AgentClock } from '../clock/agent-clock'
import { StateFile, type StateFileOptions } from '../disk/state-file'
import type { Facts } from '../link/facts'
import { BellKeeper } from './bell-keeper'

/** Keys of the bells of the last days that were rung or missed. */
const handledSchema = z.array(z.string().max(40)).max(400)

interface Needs {
  readonly file: string
  readonly clock: AgentClock
  set(): DesiredSet
  timetable(): Timetable | undefined
  facts(): Facts
  ring(bell: BellRing): void
  report(problem: unknown): void
}

/** The room's bells: rings them by the school's own bell, and takes what people press when they hear that. */
export class BellDesk implements Disposable {
  readonly #needs: Needs
  #keeper: BellKeeper | undefined
  #file: StateFile<string[]> | undefined
  #isEnded = false

  constructor(needs: Needs) {
    this.#needs = needs
  }

  /** From here on bells ring; what is due meanwhile waits. Called once the first picture is there. */
  async start(report: StateFileOptions<unknown>['report']): Promise<void> {
    const file = (this.#file = await StateFile.open<string[]>({ file: this.#needs.file, schema: handledSchema, empty: [], report }))
    if (this.#isEnded) return
    const { clock, timetable, set, ring, facts } = this.#needs
    this.#keeper = new BellKeeper(file.value, {
      bellNow: () => clock.schoolNow() - this.#lagMs,
      isInDoubt: () => clock.state.doubt,
      room: () => {
        const [plan, roomId] = [timetable(), set().room?.id]
        return plan && roomId !== undefined ? { timetable: plan, roomId, bells: set().bells ?? {} } : undefined
      },
      remember: keys => file.update(() => keys),
      ring,
      missed: bells => facts().event('bells-missed', { count: bells.length, first: bells[0]!.key, last: bells.at(-1)!.key }),
      report: this.#needs.report,
    })
  }

  /** How much later the school's bell rings than this display's clock reaches the timetable's minute, ms. */
  get leadMs(): number {
    const { clock } = this.#needs
    return clock.now() - clock.schoolNow() + this.#lagMs
  }

  /** Time, timetable, clock or room are others now. */
  look(): void {
    this.#keeper?.look()
  }

  hearBell(): BellHeard {
    const { clock, timetable, set, facts } = this.#needs
    const [plan, roomId] = [timetable(), set().room?.id]
    if (!plan || roomId === undefined) return failure({ kind: 'no-school' })
    if (clock.state.doubt) return failure({ kind: 'clock-doubt' })
    const nowMs = clock.schoolNow()
    const bell = heardBell(bellCalls(plan, roomId, nowMs), nowMs)
    if (!bell) return failure({ kind: 'no-bell-near' })
    facts().event('bell-heard', { planned: new Date(bell.atMs).toISOString(), heard: new Date(nowMs).toISOString() })
    return success({ bell, lagS: Math.round((nowMs - bell.atMs) / 1000) })
  }

  async dispose(): Promise<void> {
    this.#isEnded = true
    this.#keeper?.dispose()
    await this.#file?.idle()
  }

  get #lagMs(): number {
    const { bellAlignment } = this.#needs.set()
    return bellLagMs(bellAlignment && { ...bellAlignment, atMs: Date.parse(bellAlignment.at) }, this.#needs.clock.schoolNow())
  }
}
