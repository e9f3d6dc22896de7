import { expect, test } from 'vitest'
import type { InviteView } from '#shared/contract/board'
import { idleInvites } from './idle-invites'

const invite = (id: string, role: InviteView['role']): InviteView => ({
  id, role, classId: '8b', className: '8Б', kind: 'chat', title: id, url: `https://max.ru/join/${id}`, shortName: id, createdAt: '2026-11-01T08:00:00Z', shortAddress: undefined,
})
const all = [invite('p1', 'pupil'), invite('a1', 'parent'), invite('p2', 'pupil'), invite('p3', 'pupil')]

test.each([
  ['a lesson shows no code for pupils', 'lesson', ['a1']],
  ['a break shows pupils two codes and none for parents', 'break', ['p1', 'p2']],
  ['after lessons parents come first, alone', 'free', ['a1']],
] as const)('%s', (_rule, moment, ids) => expect(idleInvites(all, moment).map(({ id }) => id)).toEqual(ids))

test('with pupils’ codes alone a lesson shows none', () => expect(idleInvites([all[0]!], 'lesson')).toEqual([]))
