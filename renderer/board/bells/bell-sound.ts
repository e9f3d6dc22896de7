import type { BellMoment } from '#shared/domain/timetable/bell-moments'

interface Strike {
  /** Seconds from the beginning. */
  readonly at: number
  readonly hertz: number
  /** Seconds until it has died away. */
  readonly rings: number
}

/** Each kind is known without looking; none lasts longer than three seconds (ГОСТ Р 52872: longer sound must be stoppable). */
export const bellStrikes: Readonly<Record<BellMoment['kind'], readonly Strike[]>> = {
  prepare: [{ at: 0, hertz: 784, rings: 0.9 }, { at: 0.35, hertz: 1047, rings: 1.2 }],
  start: [0, 0.5, 1].map(at => ({ at, hertz: 988, rings: 1.4 })),
  end: [{ at: 0, hertz: 1319, rings: 1 }, { at: 0.3, hertz: 1047, rings: 1 }, { at: 0.6, hertz: 784, rings: 1.8 }],
}
/** A struck bell: its overtones do not fit its note (hum, prime, tierce, quint, nominal), each softer and shorter than the last. */
const overtones = [[0.5, 0.35, 1], [1, 1, 0.9], [1.2, 0.45, 0.6], [1.5, 0.3, 0.45], [2, 0.4, 0.35]] as const

/** Draws the sound of a bell into any audio context, so that tests can render it offline. Returns its length, seconds. */
export function scheduleBell(context: BaseAudioContext, kind: BellMoment['kind'], level: number, into: AudioNode = context.destination): number {
  const loud = context.createGain()
  loud.gain.value = (level / 100) * 0.4
  loud.connect(into)
  const strikes = bellStrikes[kind]
  for (const { at, hertz, rings } of strikes) {
    for (const [ratio, share, lasts] of overtones) {
      const begins = context.currentTime + at
      const tone = context.createOscillator()
      const fade = context.createGain()
      tone.frequency.value = hertz * ratio
      fade.gain.setValueAtTime(0, begins)
      fade.gain.linearRampToValueAtTime(share * 0.4, begins + 0.004)
      fade.gain.exponentialRampToValueAtTime(0.0001, begins + rings * lasts)
      tone.connect(fade).connect(loud)
      tone.start(begins)
      tone.stop(begins + rings * lasts)
    }
  }
  return Math.max(...strikes.map(({ at, rings }) => at + rings))
}

/** Rings on the room's loudspeakers; resolves when it has died away, and rejects where the page may not make sound or has no device. */
export async function ringBell(kind: BellMoment['kind'], level: number): Promise<void> {
  const context = new AudioContext()
  try {
    await context.resume()
    const seconds = scheduleBell(context, kind, level)
    await new Promise(resolve => setTimeout(resolve, seconds * 1000))
  } finally {
    await context.close()
  }
}
