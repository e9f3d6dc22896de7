import type { BellRing } from '#shared/contract/bells'
import { bellCalls, dueBells, lateMs, type BellCall } from '#shared/domain/bells/due-bells'
import { usualBells, type RoomBells } from '#shared/domain/bells/room-bells'
import { isWithinTimes } from '#shared/domain/content-rules'
import { localTime } from '#shared/domain/local-time'
import type { Timetable } from '#shared/domain/timetable/schema'
import type { Disposable } from '#shared/lifetime'

interface Needs {
  /** Epoch ms by the school's bell: its lag is in it already. */
  bellNow(): number
  /** The display does not trust its clock: nothing rings. */
  isInDoubt(): boolean
  room(): { readonly timetable: Timetable; readonly roomId: string; readonly bells: RoomBells } | undefined
  /** Keeps the keys of what was handled over a restart; resolves when they are on disk. */
  remember(keys: string[]): Promise<void>
  ring(bell: BellRing): void
  missed(bells: readonly BellCall[]): void
  report(problem: unknown): void
}

/** A timer is not trusted longer: the device may sleep, its clock may step. */
const longestWaitMs = 30_000
/** Bells of the present and the last day are remembered. */
const remembered = 200

/** Rings each bell of the room's day at most once, whatever restarts, sleep and clocks do (acceptance T-21 to T-23). */
export class BellKeeper implements Disposable {
  readonly #needs: Needs
  readonly #handled: Set<string>
  #timer: NodeJS.Timeout | undefined
  #isEnded = false

  constructor(handled: readonly string[], needs: Needs) {
    this.#needs = needs
    this.#handled = new Set(handled)
    this.look()
  }

  /** Time went on, or timetable, clock or room are others now. */
  look(): void {
    if (this.#isEnded) return
    clearTimeout(this.#timer)
    const now = this.#needs.bellNow()
    const room = this.#needs.isInDoubt() ? undefined : this.#needs.room()
    const due = room && dueBells(bellCalls(room.timetable, room.roomId, now), this.#handled, now)
    if (due && due.ring.length + due.missed.length > 0) void this.#handle(due.ring, due.missed).catch(this.#needs.report)
    this.#timer = setTimeout(() => this.look(), Math.min(longestWaitMs, Math.max(1, (due?.nextAtMs ?? Infinity) - now)))
  }

  dispose(): void {
    this.#isEnded = true
    clearTimeout(this.#timer)
  }

  /** Remembered first, rung second: after a power cut in between nothing rings twice. */
  async #handle(ring: readonly BellCall[], missed: readonly BellCall[]): Promise<void> {
    for (const { key } of [...missed, ...ring]) this.#handled.add(key)
    await this.#needs.remember([...this.#handled].slice(-remembered)).catch(this.#needs.report) // a disk that is full does not silence the bell
    if (missed.length > 0) this.#needs.missed(missed)
    for (const bell of ring) {
      const now = this.#needs.bellNow()
      if (this.#isEnded) return
      if (now - bell.atMs > lateMs) this.#needs.missed([bell]) // the disk itself took too long
      else this.#needs.ring({ ...bell, ...this.#mannerOf(bell, now) })
    }
  }

  #mannerOf({ kind }: BellCall, now: number): Pick<BellRing, 'level' | 'hasLight'> {
    const room = this.#needs.room()
    const bells = { ...usualBells, ...room?.bells }
    const minute = room ? localTime(now, room.timetable.timeZone).minute : 0
    return { level: bells.quiet.some(window => isWithinTimes(window, minute)) ? 0 : bells[kind], hasLight: bells.light }
  }
}
