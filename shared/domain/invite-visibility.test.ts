import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Invite } from './invite'
import { idleInvite, meetingAt, whyHidden, type InviteMoment } from './invite-visibility'

const invite = (id: string, role: Invite['role'], className = '8 Б') => ({ id, role, className, classId: className === '8 Б' ? 'c8b' : 'c5a' })
const moment = (change: Partial<InviteMoment> = {}): InviteMoment => ({ inLesson: false, phonesAllowed: false, meeting: undefined, hiddenInLessons: ['pupil'], ...change })
const always = { fromMs: 0, untilMs: Infinity }
const all = [invite('p5', 'pupil', '5 А'), invite('p8', 'pupil'), invite('r5', 'parent', '5 А'), invite('r8', 'parent'), invite('s', 'staff')]
const idle = (change: Partial<InviteMoment>, near: string[] = []) => idleInvite(all, moment(change), near)?.id

test('a lesson hides pupils’ codes; those of the staff may be seen', () => expect(idle({ inLesson: true })).toBe('s'))
test('a teacher’s word shows pupils’ codes in this lesson', () => expect(idle({ inLesson: true, phonesAllowed: true })).toBe('p5'))
test('a school whose rule hides nobody shows them all the time', () => expect(idle({ inLesson: true, hiddenInLessons: [] })).toBe('p5'))
test('a break shows pupils theirs, the class that comes next first', () => expect([idle({}, ['8 Б', '5 А']), idle({}, ['5 А'])]).toEqual(['p8', 'p5']))
test('without a meeting no parent’s code is seen', () => expect(whyHidden(invite('r', 'parent'), moment())).toBe('no-meeting'))
test('a meeting shows parents theirs, and pupils none', () => {
  expect(idle({ meeting: always })).toBe('r5')
  expect(whyHidden(invite('p', 'pupil'), moment({ meeting: always }))).toBe('meeting')
})
test('another class’s meeting hides a parent’s code too', () => {
  expect(idle({ meeting: { ...always, classId: 'c8b' } }, ['5 А'])).toBe('r8')
  expect(whyHidden(invite('r5', 'parent', '5 А'), moment({ meeting: { ...always, classId: 'c8b' } }))).toBe('meeting')
})

test('whatever the moment, pupils’ and parents’ codes are never to be seen together', () => {
  const roles = fc.constantFrom('pupil' as const, 'parent' as const, 'staff' as const)
  const anyMoment = fc.record({ inLesson: fc.boolean(), phonesAllowed: fc.boolean(), hiddenInLessons: fc.array(roles), meeting: fc.option(fc.record({ fromMs: fc.nat(), untilMs: fc.nat(), classId: fc.option(fc.constantFrom('c8b', 'c5a'), { nil: undefined }) }), { nil: undefined }) })
  fc.assert(fc.property(fc.array(fc.tuple(roles, fc.constantFrom('8 Б', '5 А'))), anyMoment, (some, now) => {
    const invites = some.map(([role, className], index) => invite(`i${index}`, role, className))
    const seen = invites.filter(one => whyHidden(one, now) === undefined).map(({ role }) => role)
    expect(seen.includes('pupil') && seen.includes('parent')).toBe(false)
    const shown = idleInvite(invites, now, [])
    expect(shown === undefined || whyHidden(shown, now) === undefined).toBe(true)
  }))
})

test('a meeting is half-open', () => {
  const meetings = [{ fromMs: 10, untilMs: 20 }]
  expect([9, 10, 19, 20].map(ms => meetingAt(meetings, ms) !== undefined)).toEqual([false, true, true, false])
})
