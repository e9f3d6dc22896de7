/** Time that runs faster: at `realMs` (epoch ms of this machine) it was `startMs`, and it goes on `factor` times as fast. */
export interface FastClock {
  readonly startMs: number
  readonly realMs: number
  readonly factor: number
}

/** A clock that begins now, at an instant. */
export const fastClock = (start: string, factor: number): FastClock => ({ startMs: Date.parse(start), realMs: Date.now(), factor })

/** What that clock says. */
export const nowOf = ({ startMs, realMs, factor }: FastClock): number => startMs + (Date.now() - realMs) * factor

/** Limits of the machine, not of the school's time: how long a file may be silent (renderer/board/players/media-player.ts). They stay as long as they are, ms. */
const machineLimitsMs = [2_500]

/**
 * The program that gives a whole process or page this clock: its dates, its monotonic time and its timers. Everything in it goes on as it would in that time; only frames, films and
 * the network keep the machine's pace.
 */
export function fastClockProgram({ startMs, realMs, factor }: FastClock): string {
  return `(${install.toString()})(${startMs}, ${realMs}, ${factor}, ${JSON.stringify(machineLimitsMs)})`
}

/** For a page: `addInitScript({ content })`; for Node: an argument of the process. */
export const fastClockArguments = (clock: FastClock): string[] => ['--import', `data:text/javascript,${encodeURIComponent(fastClockProgram(clock))}`]

function install(startMs: number, realMs: number, factor: number, machineLimitsMs: readonly number[]): void {
  const RealDate = Date
  const now = () => Math.floor(startMs + (RealDate.now() - realMs) * factor)
  globalThis.Date = class extends RealDate {
    constructor(...args: []) {
      if (args.length === 0) super(now())
      else super(...args)
    }

    static override now(): number {
      return now()
    }
  } as DateConstructor
  const monotonicMs = performance.now.bind(performance)
  performance.now = () => monotonicMs() * factor
  for (const name of ['setTimeout', 'setInterval'] as const) {
    const real = globalThis[name] as (run: unknown, ms?: number, ...args: unknown[]) => unknown
    const fast = (run: unknown, ms = 0, ...args: unknown[]) => real(run, machineLimitsMs.includes(ms) ? ms : ms / factor, ...args)
    Object.defineProperties(fast, Object.getOwnPropertyDescriptors(real))
    Object.assign(globalThis, { [name]: fast })
  }
}
