/** Where a clock begins, and whether it stands until it is moved; else it goes on as everywhere. */
export interface MovedClock {
  readonly startMs: number
  readonly stands?: boolean
}

/** `run`: every timer in its turn, some 500 times faster than a clock; `jump`: as after a sleep. */
export type ClockMove = 'run' | 'jump'

export interface MovableGlobal {
  /** To an instant of its own (epoch ms). */
  moveClock(how: ClockMove, toMs: number): Promise<void>
}

/** Limits of the machine, not of the school's time: how long a file may be silent (renderer/board/players/media-player.ts). They stay as long as they are, ms. */
const machineLimitsMs = [2_500]

/**
 * The program that gives a whole process or page this clock: its dates, its monotonic time and its timers. For a page: `addInitScript({ content })`; a page is moved with
 * `globalThis.moveClock`. Only frames, films and the network keep the machine's pace.
 */
export const clockProgram = ({ startMs, stands = false }: MovedClock): string => `(${install.toString()})(${startMs}, ${stands}, ${JSON.stringify(machineLimitsMs)})`

/** For Node: arguments of a process with a channel to its parent, which moves it by messages. */
export const clockArguments = (clock: MovedClock): string[] => ['--import', `data:text/javascript,${encodeURIComponent(`${clockProgram(clock)}; (${hearParent.toString()})()`)}`]

function hearParent(): void {
  process.on('message', message => {
    const { kind, how, toMs } = message as { kind: string; how: ClockMove; toMs: number }
    if (kind === 'move-clock') void (globalThis as unknown as MovableGlobal).moveClock(how, toMs).then(() => process.send!({ kind: 'clock' }))
  })
}

function install(startMs: number, stands: boolean, machineLimitsMs: readonly number[]): void {
  type Run = (...args: unknown[]) => void
  interface Entry { dueMs: number; readonly call: () => void; readonly everyMs: number | undefined; ranMs: number }
  type Timer = number | { refresh(): unknown }
  type SetTimer = (run: Run, ms?: number, ...args: unknown[]) => Timer
  const RealDate = Date
  const realMs = performance.now.bind(performance)
  const real = { setTimeout: globalThis.setTimeout.bind(globalThis) as SetTimer, setInterval: globalThis.setInterval.bind(globalThis) as SetTimer, clear: globalThis.clearTimeout.bind(globalThis) as (timer: unknown) => void }
  /** Longer steps would let a limit of the network run out before its answer could come. */
  const stepMs = 2_000
  /** Heartbeats keep to this pause however fast time goes: the other side, whose time is real, must be able to answer. */
  const beatMs = 250
  const beganMs = realMs()
  let aheadMs = 0
  const monotonic = () => (stands ? beganMs : realMs()) + aheadMs
  const now = () => Math.floor(startMs + monotonic() - beganMs)

  globalThis.Date = class extends RealDate {
    constructor(...parts: []) {
      if (parts.length === 0) super(now())
      else super(...parts)
    }

    static override now(): number {
      return now()
    }
  } as DateConstructor
  performance.now = monotonic

  /** Real timers, each with the moment in which it is due. */
  const pending = new Map<unknown, Entry>()
  function keep(timer: Timer, ms: number, call: () => void, everyMs?: number): Timer {
    if (machineLimitsMs.includes(ms)) return timer
    const entry: Entry = { dueMs: monotonic() + ms, call, everyMs, ranMs: -Infinity }
    pending.set(timer, entry)
    if (typeof timer === 'object') {
      const refresh = timer.refresh.bind(timer)
      timer.refresh = () => {
        entry.dueMs = monotonic() + ms
        pending.set(timer, entry)
        return refresh()
      }
    }
    return timer
  }
  const setTimer: SetTimer = (call, ms = 1, ...args) => {
    const run = () => {
      pending.delete(timer)
      call(...args)
    }
    const timer = real.setTimeout(run, ms)
    return keep(timer, ms, run)
  }
  const setEvery: SetTimer = (call, ms = 1, ...args) => keep(real.setInterval(call, ms, ...args), ms, () => call(...args), ms)
  const clear = (timer: unknown) => {
    pending.delete(timer)
    real.clear(timer)
  }

  function runDue(): void {
    const due = [...pending].filter(([, { dueMs }]) => dueMs <= monotonic()).sort(([, a], [, b]) => a.dueMs - b.dueMs)
    for (const [timer, entry] of due) {
      if (!pending.has(timer)) continue // one before it took it back
      if (entry.everyMs === undefined) real.clear(timer)
      else if (realMs() - entry.ranMs < beatMs) continue
      else Object.assign(entry, { dueMs: monotonic() + entry.everyMs, ranMs: realMs() })
      entry.call()
    }
  }
  /** What hangs on the network gets its turns: a step takes a few real milliseconds, and Node's timers alone would call each other without ever looking at the network. */
  const afterNetwork = (globalThis as { setImmediate?: (run: () => void) => unknown }).setImmediate ?? ((run: () => void) => real.setTimeout(() => run(), 0))
  const breath = () => new Promise<void>(resolve => void real.setTimeout(() => void afterNetwork(() => resolve()), 2))
  async function moveClock(how: ClockMove, toMs: number): Promise<void> {
    for (let left = toMs - now(); left > 0; left = toMs - now()) {
      aheadMs += how === 'run' ? Math.min(stepMs, left) : left
      runDue()
      await breath()
    }
  }
  Object.assign(globalThis, { setTimeout: setTimer, setInterval: setEvery, clearTimeout: clear, clearInterval: clear, moveClock })
}
