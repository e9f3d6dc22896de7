import { expect, test } from 'vitest'
import type { Lesson } from '#shared/domain/lesson'
import { pushRequestSchema, type DisplayRow } from '#shared/contract/panel'
import { materialIdsOf, reachedBy, requestOf, warningsFor, type PushDraft } from './push-targets'

const row = (id: string, groupIds: string[], state?: string, lease = false) => ({ id, groupIds, status: state && { state }, reported: { lease } }) as unknown as DisplayRow
const rows = [row('a', ['g1'], 'ready'), row('b', ['g1', 'g2'], 'lost', true), row('c', [], 'ready', true), row('d', [])]

test('a display in the group and chosen itself is reached once', () => {
  expect(reachedBy({ displayIds: ['b', 'c'], groupIds: ['g1'] }, rows).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
})
test('one that is away is told as away, not as in a lesson', () => expect(warningsFor(rows)).toEqual({ away: 2, leased: 1 }))

const draft: PushDraft = { kind: 'lesson', thingId: 'l1', stage: 0, page: undefined, notice: '', minutes: undefined, targets: { displayIds: ['a'], groupIds: [] }, isLoadOnly: false }
test('loading a lesson brings what the board shows, not what only the teacher sees', () => {
  const lesson = { id: 'l1', title: 'x', subject: 'physics', grade: 8, stages: [{ id: 's', title: 's', minutes: 1, faces: { board: { kind: 'material', materialId: 'm1' }, teacher: { kind: 'material', materialId: 'm2' } } }] } as unknown as Lesson
  expect(materialIdsOf(draft, lesson)).toEqual(['m1'])
  expect(materialIdsOf({ ...draft, kind: 'material', thingId: 'm9' }, undefined)).toEqual(['m9'])
  expect(materialIdsOf({ ...draft, kind: 'notice', thingId: undefined }, undefined)).toEqual([])
})

test.each([
  ['nothing chosen', { ...draft, thingId: undefined }],
  ['nobody chosen', { ...draft, targets: { displayIds: [], groupIds: [] } }],
  ['a notice of spaces', { ...draft, kind: 'notice' as const, notice: '   ' }],
])('a push with %s cannot be sent', (_rule, incomplete) => expect(requestOf(incomplete)).toBeUndefined())

test.each([
  ['a lesson from its first stage', draft, { kind: 'lesson', lessonId: 'l1' }],
  ['a lesson from another stage', { ...draft, stage: 2 }, { kind: 'lesson', lessonId: 'l1', stage: 2 }],
  ['a page of a PDF', { ...draft, kind: 'material' as const, page: 3 }, { kind: 'material', materialId: 'l1', page: 3 }],
  ['an invite', { ...draft, kind: 'invite' as const }, { kind: 'invite', inviteId: 'l1' }],
  ['a notice without its outer spaces', { ...draft, kind: 'notice' as const, notice: ' Сбор \n' }, { kind: 'notice', text: 'Сбор' }],
])('%s is a request that the hub takes', (_rule, whole, thing) => {
  const request = requestOf(whole)
  expect(request?.thing).toEqual(thing)
  expect(pushRequestSchema.safeParse(request).success).toBe(true)
})
