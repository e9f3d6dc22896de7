import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assumedLessonMs, decideScene, emergencySchema, leaseGraceMs, openedSchema, pushSchema, shownThingSchema, type Emergency, type Opened, type Push, type SceneInputs } from './scene'

const minute = 60_000
const t0 = Date.parse('2026-11-23T05:30:00Z')
const at = (minutes: number): string => new Date(t0 + minutes * minute).toISOString()
const emergency = (since: number, until: number): Emergency => ({ id: 'fire', text: 'Пожар', since: at(since), until: at(until) })
const push = (until?: number): Push => ({ commandId: '01J00000000000000000000001', thing: { kind: 'notice', text: 'Линейка' }, by: 'Петров', since: at(0), until: until === undefined ? undefined : at(until) })
const opened = (openedAt: number, lastTouchAt = openedAt): Opened => ({ thing: { kind: 'material', materialId: 'm1' }, openedAt: at(openedAt), lastTouchAt: at(lastTouchAt) })
const item = (from: number, until: number) => ({ materialId: 'film', from: at(from), until: at(until) })
const nothing: SceneInputs = { emergency: undefined, push: undefined, opened: undefined, playlist: [], timetable: undefined, roomId: undefined }
const everything: SceneInputs = { ...nothing, emergency: emergency(0, 30), push: push(30), opened: opened(0), playlist: [item(0, 30)] }
const decide = (inputs: Partial<SceneInputs>, minutes: number) => decideScene({ ...nothing, ...inputs }, t0 + minutes * minute)

test.each([
  ['an emergency comes before everything', everything, 'emergency', 'fire'],
  ['a push comes before what a teacher opened', { ...everything, emergency: undefined }, 'push', 'Петров'],
  ["a teacher's lesson comes before the plan", { ...everything, emergency: undefined, push: undefined }, 'opened', 'teacher'],
  ['the plan comes before the idle screen', { ...nothing, playlist: [item(0, 30)] }, 'planned', 'playlist'],
  ['with nothing to show it is the idle screen', nothing, 'idle', 'idle'],
  ['in a hall it is the hall’s', { ...nothing, isHall: true }, 'idle', 'hall'],
  ['also in a hall a push comes over it', { ...nothing, isHall: true, push: push(30) }, 'push', 'Петров'],
])('%s, and `why` names the rule and whose word it was', (_rule, inputs, rule, source) => {
  const { scene, why } = decide(inputs, 10)
  expect([scene.kind, why.rule, why.source]).toEqual([rule, rule, source])
})

test.each([
  ['an emergency begins at `since`', { emergency: emergency(10, 20) }, 10, 'emergency'],
  ['before `since` it is not shown', { emergency: emergency(10, 20) }, 9.999, 'idle'],
  ['a display that missed the all-clear stops at `until`', { emergency: emergency(10, 20) }, 20, 'idle'],
  ['a display that starts in the middle of it shows it', { emergency: emergency(10, 20) }, 15, 'emergency'],
  ['with its clock in doubt an emergency is shown, however early it seems', { emergency: emergency(10, 20), clockDoubt: true }, -1e6, 'emergency'],
  ['with its clock in doubt an emergency is shown, however late it seems', { emergency: emergency(10, 20), clockDoubt: true }, 1e6, 'emergency'],
  ['doubt alone is no emergency', { clockDoubt: true }, 0, 'idle'],
  ['a push ends at its `until`', { push: push(5) }, 5, 'idle'],
  ['a push without `until` stays until it is cleared', { push: push() }, 1e6, 'push'],
  ['after a push the lesson below it goes on', { push: push(5), opened: opened(0) }, 5, 'opened'],
  ['two planned items that touch leave no gap', { playlist: [item(0, 10), item(10, 20)] }, 10, 'planned'],
  ['of two planned items that overlap the first listed wins', { playlist: [{ ...item(0, 10), materialId: 'a' }, item(0, 10)] }, 5, 'planned'],
])('%s', (_rule, inputs, minutes, kind) => expect(decide(inputs, minutes).scene.kind).toBe(kind))

test('`untilMs` is when the rule ends by itself, absent when only a person ends it', () => {
  expect(decide({ emergency: emergency(0, 30) }, 1).why.untilMs).toBe(t0 + 30 * minute)
  expect(decide({ push: push(7) }, 1).why.untilMs).toBe(t0 + 7 * minute)
  expect(decide({ push: push() }, 1).why.untilMs).toBeUndefined()
  expect(decide({ opened: opened(0) }, 1).why.untilMs).toBe(t0 + assumedLessonMs + leaseGraceMs)
})

const minutes = fc.integer({ min: -200, max: 200 })
const pair = fc.tuple(minutes, minutes)
const inputs = fc.record<SceneInputs>({
  emergency: fc.option(pair.map(([a, b]) => emergency(a, b)), { nil: undefined }),
  push: fc.option(fc.option(minutes, { nil: undefined }).map(push), { nil: undefined }),
  opened: fc.option(pair.map(([a, b]) => opened(a, b)), { nil: undefined }),
  playlist: fc.array(pair.map(([a, b]) => item(a, b)), { maxLength: 4 }),
  timetable: fc.constant(undefined),
  roomId: fc.constant(undefined),
  clockDoubt: fc.boolean(),
})
const instant = fc.integer({ min: t0 - 210 * minute, max: t0 + 400 * minute })

test('between now and nextChangeAt nothing changes: one timer is enough', () => {
  fc.assert(
    fc.property(inputs, instant, fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (given, nowMs, part) => {
      const now = decideScene(given, nowMs)
      const end = now.nextChangeAt ?? nowMs + 1e10
      expect(end).toBeGreaterThan(nowMs)
      const later = decideScene(given, Math.min(end - 1, Math.floor(nowMs + (end - nowMs) * part)))
      expect(later.scene).toEqual(now.scene)
      expect(later.why).toEqual(now.why)
    }),
    { numRuns: 2000 },
  )
})

test('following nextChangeAt comes to an end: no timer loop', () => {
  fc.assert(
    fc.property(inputs, instant, (given, startMs) => {
      let next = decideScene(given, startMs).nextChangeAt
      for (let steps = 0; next !== undefined && steps < 13; steps++) next = decideScene(given, next).nextChangeAt
      expect(next).toBeUndefined()
    }),
  )
})

test('an emergency that holds is never hidden, whatever else there is', () => {
  fc.assert(
    fc.property(inputs, instant, (given, nowMs) => decideScene({ ...given, emergency: { ...emergency(0, 0), since: new Date(nowMs).toISOString(), until: new Date(nowMs + 1).toISOString() } }, nowMs).scene.kind === 'emergency'),
  )
})

test('what a decision shows is never outside its own time', () => {
  fc.assert(
    fc.property(inputs, instant, (given, nowMs) => {
      const { why } = decideScene(given, nowMs)
      if (why.rule !== 'emergency' || !given.clockDoubt) expect(why.untilMs ?? Infinity).toBeGreaterThan(nowMs)
    }),
  )
})

test('what was stored is read back the same: a display returns to its scene after a power cut', () => {
  const stored = <T>(value: T): unknown => JSON.parse(JSON.stringify(value))
  expect(emergencySchema.parse(stored(emergency(0, 1)))).toEqual(emergency(0, 1))
  expect(pushSchema.parse(stored(push(3)))).toEqual(push(3))
  expect(openedSchema.parse(stored(opened(0, 4)))).toEqual(opened(0, 4))
})

test('a push can show only the known things', () => {
  expect(shownThingSchema.safeParse({ kind: 'url', url: 'https://example.org' }).success).toBe(false)
  expect(shownThingSchema.safeParse({ kind: 'material', materialId: '../x' }).success).toBe(false)
})
