import { expect, test } from 'vitest'
import type { DisplayRow, School } from '#shared/contract/panel'
import { appliedRev, filterDisplays, standingOf } from './display-standing'

const ts = '2026-11-22T10:00:00Z'
const reported: NonNullable<DisplayRow['reported']> = {
  v: 1, ts, revs: { 'doska/1/demo/d/d1/desired': 4 }, pending: [], scene: { kind: 'idle', title: '' }, why: { rule: 'idle', source: 'idle' }, lease: false,
  audio: { volume: 40, muted: false }, inventory: { ready: 7, total: 7, missing: [], files: 9, bytes: 10 }, clock: { doubt: false }, lastFrameAt: ts,
}
const row = (change: Partial<DisplayRow> = {}): DisplayRow => ({
  id: 'd1', name: 'Доска 204', roomId: 'r204', groupIds: ['second-floor'], enrolledAt: ts, status: { v: 1, state: 'ready', boot: '0123456789abcdef', seq: 1, ts },
  about: undefined, reported, alerts: [], lastMessageAt: ts, frameAt: undefined, desiredRev: 4, ...change,
})
const inState = (state: NonNullable<DisplayRow['status']>['state']) => row({ status: { ...row().status!, state } })

test.each([
  ['a display that reports and lacks nothing is well', row(), 'well', []],
  ['one that never spoke is away, not well', row({ status: undefined, reported: undefined, desiredRev: 1 }), 'away', []],
  ['a lost one is away', inState('lost'), 'away', []],
  ['one that said goodbye is away', inState('disconnected'), 'away', []],
  ['one that sleeps is alive', inState('sleeping'), 'well', []],
  ['a start is worth a look', inState('init'), 'attention', []],
  ['safe mode is worth a look', inState('safe-mode'), 'attention', ['safe-mode']],
  ['an alert is worth a look', row({ alerts: [{ v: 1, since: ts, code: 'no-sound', text: 'x' }] }), 'attention', ['alert']],
  ['content that is not there is named though the display is online', row({ reported: { ...reported, inventory: { ...reported.inventory, ready: 6 } } }), 'attention', ['missing']],
  ['a doubted clock is named', row({ reported: { ...reported, clock: { doubt: true } } }), 'attention', ['clock']],
  ['a doubted clock that is an alert too is named once', row({ alerts: [{ v: 1, since: ts, code: 'clock-doubt', text: 'x' }], reported: { ...reported, clock: { doubt: true } } }), 'attention', ['alert']],
  ['a revision that was not applied is named', row({ desiredRev: 6 }), 'attention', ['behind']],
  ['a picture that stands still is named though messages come', row({ reported: { ...reported, lastFrameAt: '2026-11-22T09:50:00Z' } }), 'attention', ['frozen']],
])('%s', (_rule, display, level, concerns) => {
  const standing = standingOf(display)
  expect(standing.level).toBe(level)
  expect(standing.concerns.map(({ kind }) => kind)).toEqual(concerns)
})

test('the revision of a group is not taken for the display’s own', () => {
  expect(appliedRev({ id: 'd1', reported: { ...reported, revs: { 'doska/1/demo/g/d1/desired': 9 } } })).toBe(0)
  expect(appliedRev(row())).toBe(4)
})

const school: School = {
  id: 'demo', name: 'Школа', timeZone: 'Europe/Moscow', classes: [], groups: [{ id: 'second-floor', name: 'Второй этаж' }],
  rooms: [{ id: 'r9', name: '9', groupIds: [] }, { id: 'r10', name: '10', groupIds: [] }, { id: 'r204', name: '204', groupIds: [] }],
}
const everything = { words: '', level: undefined, groupId: undefined }

test('room 9 stands before room 10', () => {
  const rows = [row({ id: 'b', roomId: 'r10' }), row({ id: 'a', roomId: 'r9' })]
  expect(filterDisplays(rows, everything, school, 'ru').map(({ id }) => id)).toEqual(['a', 'b'])
})

test.each([
  ['a part of the name in any case', { words: 'ДОСК' }, 1],
  ['the name of its group', { words: 'второй' }, 1],
  ['every word must be met', { words: 'доска 305' }, 0],
  ['a level', { level: 'away' as const }, 0],
  ['a group it is not in', { groupId: 'first-floor' }, 0],
])('a filter of %s', (_rule, filter, count) => expect(filterDisplays([row()], { ...everything, ...filter }, school, 'ru')).toHaveLength(count))
