import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AgentClock } from '../agent/clock/agent-clock'
import { makeAgentClock } from '../renderer/board/clock/agent-clock'

const noon = Date.parse('2026-11-20T09:00:00Z')
const stepLimitMs = 120_000

/** What happens to a display: seconds pass, its clock is stepped by NTP or by a person, it looks at its clock, the hub or a time server answers, somebody aligns nothing. */
const happening = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 90_000 }) }) },
  fc.record({ kind: fc.constant('step' as const), ms: fc.integer({ min: -stepLimitMs, max: stepLimitMs }) }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('look' as const) }) },
  fc.record({ kind: fc.constant('hub' as const), lateMs: fc.integer({ min: 0, max: 800 }) }),
  fc.record({ kind: fc.constant('witness' as const), errorMs: fc.integer({ min: -50, max: 50 }) }),
)

/** A display and its page: a snapshot travels after each happening, the page draws every 500 ms. */
function display(startErrorMs: number) {
  const time = { trueMs: noon, errorMs: startErrorMs }
  const clock = new AgentClock({ wallMs: () => time.trueMs + time.errorMs, monotonicMs: () => time.trueMs - noon, lastConfirmedMs: 0 })
  const page = { clock: makeAgentClock(), lessons: makeAgentClock() }
  const drawn: { clockMs: number; lessonMs: number }[] = []
  const draw = () => drawn.push({ clockMs: page.clock.at(time.trueMs - noon), lessonMs: page.lessons.at(time.trueMs - noon) })
  const tell = () => {
    page.clock.hear(clock.now(), time.trueMs - noon)
    page.lessons.hear(clock.schoolNow(), time.trueMs - noon) // now minus what the bell lags: agent/bells/bell-desk.ts
    draw()
  }
  tell()
  return {
    time, clock, drawn, tell,
    pass(ms: number) {
      for (const endMs = time.trueMs + ms; time.trueMs < endMs; draw()) time.trueMs = Math.min(endMs, time.trueMs + 500)
    },
  }
}

test('T-23 whatever steps a display’s clock by two minutes, neither the clock on the glass nor a countdown ever runs backwards', () => {
  fc.assert(fc.property(fc.integer({ min: -stepLimitMs, max: stepLimitMs }), fc.array(happening, { maxLength: 40 }), (startErrorMs, happenings) => {
    const { time, clock, drawn, tell, pass } = display(startErrorMs)
    let steps = 0
    for (const one of happenings) {
      if (one.kind === 'pass') pass(one.ms)
      else if (one.kind === 'step' && ++steps <= 3) time.errorMs += one.ms // further away it is another time, which is followed
      else if (one.kind === 'look') clock.look()
      else if (one.kind === 'hub') clock.hear(time.trueMs - one.lateMs)
      else if (one.kind === 'witness') clock.witness(time.trueMs + one.errorMs)
      tell()
    }
    for (const [index, { clockMs, lessonMs }] of drawn.entries()) {
      expect(clockMs).toBeGreaterThanOrEqual(drawn[index - 1]?.clockMs ?? 0)
      expect(lessonMs).toBeGreaterThanOrEqual(drawn[index - 1]?.lessonMs ?? 0)
    }
  }), { numRuns: 300 })
})

test('T-23 once the hub was heard and time went on, the countdown is the hub’s again: it waited, and skipped nothing', () => {
  fc.assert(fc.property(fc.integer({ min: -stepLimitMs, max: stepLimitMs }), fc.array(fc.integer({ min: -stepLimitMs, max: stepLimitMs }), { maxLength: 3 }), (startErrorMs, steps) => {
    const { time, clock, drawn, tell, pass } = display(startErrorMs)
    for (const ms of steps) {
      time.errorMs += ms
      clock.look()
      tell()
      pass(1_000)
    }
    clock.hear(time.trueMs)
    tell()
    pass(4 * stepLimitMs + 10_000)
    tell()
    expect(Math.abs(drawn.at(-1)!.lessonMs - time.trueMs)).toBeLessThanOrEqual(1_500)
  }))
})

test('T-23 a clock that was an hour ahead is set right at once: a wrong hour is worse than a jump', () => {
  const { time, clock, drawn, tell } = display(3_600_000)
  clock.hear(time.trueMs)
  tell()
  expect(drawn.at(-1)).toEqual({ clockMs: noon, lessonMs: noon })
})
