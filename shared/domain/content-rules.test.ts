import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mayFetch, type ContentRules, type Need } from './content-rules'
import { instantOf } from './timetable/wall-clock'

const at = (minute: number, zone = 'Europe/Moscow') => instantOf('2026-11-30', minute, zone)
const night: ContentRules = { window: { from: '22:00', until: '06:00' } }
const evening: ContentRules = { window: { from: '16:00', until: '20:00' } }

test.each<[string, Need, ContentRules, number, boolean]>([
  ['without rules everything is fetched at any time', 'some-day', {}, 600, true],
  ['a pause holds what no one waits for', 'soon', { paused: true }, 600, false],
  ['what a person waits for is fetched even then', 'waited', { paused: true, window: { from: '22:00', until: '06:00' } }, 600, true],
  ['what a lesson needs soon does not wait for the window', 'soon', night, 600, true],
  ['the rest does', 'some-day', night, 600, false],
  ['a window over midnight: its first minute', 'some-day', night, 22 * 60, true],
  ['its last minute', 'some-day', night, 359, true],
  ['its end no longer is', 'some-day', night, 360, false],
  ['a window within the day: before', 'some-day', evening, 959, false],
  ['at its start', 'some-day', evening, 960, true],
  ['at its end', 'some-day', evening, 1_200, false],
  ['from a time to the same time is always', 'some-day', { window: { from: '08:00', until: '08:00' } }, 3, true],
])('%s', (_rule, need, rules, minute, allowed) => expect(mayFetch(need, rules, at(minute), 'Europe/Moscow')).toBe(allowed))

test('T-26 a window and the one that completes it share the day out between them, in every zone', () => {
  const time = fc.integer({ min: 0, max: 1_439 }).map(minute => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`)
  fc.assert(
    fc.property(time, time, fc.integer({ min: 0, max: 1_439 }), fc.constantFrom('Europe/Moscow', 'Asia/Kamchatka', 'Asia/Kathmandu'), (from, until, minute, zone) => {
      fc.pre(from !== until)
      const allowed = (window: ContentRules['window']) => mayFetch('some-day', { window }, at(minute, zone), zone)
      expect(allowed({ from, until })).toBe(!allowed({ from: until, until: from }))
    }),
  )
})
