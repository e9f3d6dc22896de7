import { expect, test } from 'vitest'
import { missedLimit, Pulse } from './pulse'

/** Beats `count` times a second, answering only when told; the verdicts other than alive. */
function run(pulse: Pulse, count: number, answers: boolean, fromMs = 0): string[] {
  const verdicts: string[] = []
  for (let second = 0; second < count; second++) {
    const { beat, verdict } = pulse.next(fromMs + second * 1000)
    if (verdict !== 'alive') verdicts.push(verdict)
    if (answers) pulse.hear(beat)
  }
  return verdicts
}

test('a frame that answers lives for ever', () => expect(run(new Pulse(), 5000, true)).toEqual([]))

test('a frame that hangs is loaded again after its time, once', () => {
  const pulse = new Pulse()
  expect(run(pulse, missedLimit, false)).toEqual([])
  expect(run(pulse, 1, false)).toEqual(['load-again'])
})

test('one that hangs again soon is given up, one that hangs an hour later gets another try', () => {
  const pulse = new Pulse()
  expect(run(pulse, missedLimit + 1, false)).toEqual(['load-again'])
  expect(run(pulse, missedLimit + 1, false, 10_000)).toEqual(['give-up'])
  const patient = new Pulse()
  run(patient, missedLimit + 1, false)
  expect(run(patient, missedLimit + 1, false, 3_600_000)).toEqual(['load-again'])
})

test('a frame cannot answer ahead for the time when it hangs', () => {
  const pulse = new Pulse()
  pulse.next(0)
  pulse.hear(1_000_000)
  expect(run(pulse, missedLimit + 1, false)).toEqual(['load-again'])
})
