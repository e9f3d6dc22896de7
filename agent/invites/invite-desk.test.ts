import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { inviteSchema, type Invite } from '#shared/domain/invite'
import { phoneRuleSchema, type SchoolRules } from '#shared/domain/school-rules'
import { screenNormsSchema } from '#shared/domain/screen-norms'
import type { DayLesson } from '#shared/domain/timetable/day-lesson'
import { emptyDeskMemory, type DeskMemory } from './desk-memory'
import { InviteDesk } from './invite-desk'

const resource = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, '../../resources', name), 'utf8'))
const [phones, norms] = [phoneRuleSchema.parse(resource('phone-rule.json')), screenNormsSchema.parse(resource('screen-norms.json'))]
const at = (time: string) => Date.parse(`2026-11-26T${time}:00+03:00`)
const lesson = { className: '8 Б', start: '08:30', end: '09:15', startMinute: 510, endMinute: 555, subject: 'physics', period: 1, plannedId: 'p1' } as unknown as DayLesson
const invite = (id: string, role: Invite['role'], classId = 'c8b') =>
  inviteSchema.parse({ id, classId, className: '8 Б', role, kind: 'chat', title: id, url: `https://max.ru/join/${id}`, shortName: id, createdAt: '2026-09-01T09:00:00+03:00' })
const [pupil, parent, otherParent] = [invite('pupil', 'pupil'), invite('parent', 'parent'), invite('parent-5a', 'parent', 'c5a')]

const desks: InviteDesk[] = []
beforeEach(() => { vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }) })
afterEach(() => {
  for (const desk of desks.splice(0)) desk.dispose()
  vi.useRealTimers()
})

function room(time: string, meetings: SchoolRules['meetings'] = [], bellLeadMs = 0) {
  const state = { nowMs: at(time), memory: emptyDeskMemory as DeskMemory, shown: undefined as string | undefined, acts: [] as string[], changes: 0 }
  const desk = new InviteDesk({
    now: () => state.nowMs,
    bellLeadMs: () => bellLeadMs,
    room: () => ({ today: [lesson], timeZone: 'Europe/Moscow', roomId: 'r1' }),
    rules: () => ({ version: 1, phones, norms, meetings, surfaces: {}, grades: {} }),
    invites: () => [pupil, parent, otherParent],
    viewOf: one => ({ ...one, shortAddress: undefined }),
    memory: () => state.memory,
    remember: change => { state.memory = { ...state.memory, ...change } },
    shownInviteId: () => state.shown,
    close: () => { state.shown = undefined },
    changed: () => state.changes++,
    act: (what, className, detail) => state.acts.push([what, className, detail].filter(Boolean).join(' ')),
  })
  desks.push(desk)
  const pass = (next: string) => {
    const ms = at(next) - state.nowMs
    state.nowMs = at(next)
    vi.advanceTimersByTime(ms)
  }
  return { desk, state, pass }
}

test('in a lesson a pupil’s code is refused by its reason, until the teacher allows phones; the word is logged and ends with the lesson', () => {
  const { desk, state } = room('08:40')
  expect(desk.faultOf('pupil')).toEqual({ kind: 'hidden', why: 'phones' })
  expect(desk.handlers.allowPhones()).toBe(true)
  expect(desk.faultOf('pupil')).toBeUndefined()
  expect([state.acts, desk.view.phonesUntilMs]).toEqual([['phones-allowed 8 Б'], at('09:15')])
  state.nowMs = at('09:15')
  expect(desk.view.phonesUntilMs).toBeUndefined()
})

test('in a break there is nothing to allow', () => {
  const { desk, state } = room('08:20')
  expect([desk.faultOf('pupil'), desk.handlers.allowPhones(), state.acts]).toEqual([undefined, false, []])
})

test('a code that fills the glass when the bell rings goes by itself, and the corner with it', () => {
  const { desk, state, pass } = room('08:20')
  state.shown = 'pupil'
  expect(desk.handlers.setCorner('pupil')).toBeUndefined()
  expect(desk.view.corner?.id).toBe('pupil')
  pass('08:29')
  expect([state.shown, desk.view.corner?.id]).toEqual(['pupil', 'pupil'])
  pass('08:30')
  expect([state.shown, desk.view.corner, state.memory.cornerId]).toEqual([undefined, undefined, null])
})

test('codes go and come with the school’s bell, as on the page, not with the display’s clock: here it rings two minutes late', () => {
  const { desk, state, pass } = room('08:20', [], 120_000)
  state.shown = 'pupil'
  desk.look()
  pass('08:31')
  expect([state.shown, desk.faultOf('pupil'), desk.handlers.allowPhones()]).toEqual(['pupil', undefined, false])
  pass('08:32')
  expect([state.shown, desk.faultOf('pupil')]).toEqual([undefined, { kind: 'hidden', why: 'phones' }])
  state.nowMs = at('09:16')
  expect([desk.faultOf('pupil'), desk.handlers.allowPhones(), desk.view.phonesUntilMs]).toEqual([{ kind: 'hidden', why: 'phones' }, true, at('09:17')])
  state.nowMs = at('09:17')
  expect([desk.faultOf('pupil'), desk.view.phonesUntilMs]).toEqual([undefined, undefined])
})

test('a parent’s code does not go into the corner without a meeting', () => {
  const { desk } = room('18:00')
  expect(desk.handlers.setCorner('parent')).toEqual({ kind: 'hidden', why: 'no-meeting' })
  expect(desk.handlers.setCorner('nothing')).toEqual({ kind: 'unknown' })
  expect(desk.view.corner).toBeUndefined()
})

test('a meeting that is begun at the board shows parents’ codes and hides pupils’, for so long', () => {
  const { desk, state, pass } = room('18:00')
  state.shown = 'pupil'
  void desk.handlers.startMeeting(60)
  expect([state.shown, desk.faultOf('parent'), desk.faultOf('pupil')]).toEqual([undefined, undefined, { kind: 'hidden', why: 'meeting' }])
  state.shown = 'parent'
  pass('19:00')
  expect([state.shown, desk.faultOf('parent'), desk.view.meetings]).toEqual([undefined, { kind: 'hidden', why: 'no-meeting' }, []])
  expect(state.acts).toEqual(['meeting-begun 60'])
})

test('a planned meeting of this room and class begins by itself and can be ended at the board', () => {
  const planned = (roomId: string, id: string) => ({ id, roomId, classId: 'c8b', from: new Date(at('18:00')).toISOString(), until: new Date(at('20:00')).toISOString() })
  const { desk, state, pass } = room('17:59', [planned('r2', 'other'), planned('r1', 'ours')])
  expect(desk.view.meetings).toHaveLength(1)
  expect(desk.faultOf('parent')).toEqual({ kind: 'hidden', why: 'no-meeting' })
  pass('18:00')
  expect([desk.faultOf('parent'), desk.faultOf('parent-5a')]).toEqual([undefined, { kind: 'hidden', why: 'meeting' }])
  void desk.handlers.endMeeting()
  expect([desk.faultOf('parent'), state.acts]).toEqual([{ kind: 'hidden', why: 'no-meeting' }, ['meeting-ended']])
})
