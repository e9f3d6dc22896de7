import { expect, test } from 'vitest'
import { usualHall } from '#shared/domain/hall/schema'
import { boardLessonSchema } from '#shared/domain/lesson'
import { timetableOf } from '#shared/domain/timetable/testing/timetable-of'
import { instantOf } from '#shared/domain/timetable/wall-clock'
import type { MaterialView } from '#shared/contract/material-view'
import type { SceneView } from '#shared/contract/scene-view'
import type { ContentPlan } from '../content/wants'
import { LibraryIndex } from './library-index'
import { PlanFollower } from './plan-follower'

const lesson = (id: string, ...materialIds: string[]) =>
  boardLessonSchema.parse({ id, title: id, subject: 'physics', grade: 8, stages: materialIds.map(materialId => ({ id: materialId, title: materialId, minutes: 5, board: { kind: 'material', materialId } })) })
const library = new LibraryIndex(new Map(), new Map([lesson('first', 'a', 'b'), lesson('second', 'c', 'b'), lesson('other', 'x', 'y')].map(one => [one.id, one])))
const planned = (id: string, weekday: number, period: number, lessonId: string) => ({ id, weekday, period, classId: 'c', className: '8Б', subject: 'physics', roomId: 'r204', lessonId })
const timetable = timetableOf({
  version: 1, timeZone: 'Europe/Moscow', changes: [],
  bells: [{ number: 1, start: '09:00', end: '09:45' }, { number: 2, start: '10:00', end: '10:45' }],
  lessons: [planned('p1', 1, 1, 'first'), planned('p2', 1, 2, 'second')],
})
const state = { library, documents: { timetable, invites: [], notices: [], rules: undefined, hall: undefined, content: ['x', 'y', 'b', 'c', 'a'], personal: [] }, set: { room: { id: 'r204', name: '204' } } }
const monday = (minute: number) => instantOf('2026-11-30', minute, 'Europe/Moscow')
const idle: SceneView = { key: 'idle', kind: 'idle' }

function follower() {
  const heard: ContentPlan[] = []
  return { heard, plan: new PlanFollower({ follow: (_catalogue, plan) => void heard.push(plan) }) }
}

test('what the next lesson needs is wanted first and pinned, then the later ones, then the rest of the plan', () => {
  const { plan, heard } = follower()
  plan.look(state, idle, monday(540))
  expect(heard).toEqual([{ planned: ['a', 'b', 'c', 'x', 'y'], soon: ['a', 'b', 'c'], mayFetchSoon: true, mayFetchRest: true }])
})

test('time alone changes the order: once the first lesson is over, the second one’s files come first', () => {
  const { plan, heard } = follower()
  plan.look(state, idle, monday(540))
  plan.look(state, idle, monday(584))
  expect(heard).toHaveLength(1)
  plan.look(state, idle, monday(585))
  expect(heard.at(-1)).toMatchObject({ planned: ['c', 'b', 'a', 'x', 'y'], soon: ['c', 'b', 'a'] })
})

test('a room without a timetable has only the plan, and nothing is pinned', () => {
  const { plan, heard } = follower()
  plan.look({ ...state, documents: { ...state.documents, timetable: undefined } }, idle, monday(540))
  expect(heard).toMatchObject([{ planned: ['x', 'y', 'b', 'c', 'a'], soon: [] }])
  expect(plan.soon).toEqual([])
})

test('the rules of downloads are looked at with the time: a pause holds everything, a window only what no lesson needs soon', () => {
  const { plan, heard } = follower()
  const withRules = (download: object) => ({ ...state, set: { ...state.set, download } })
  plan.look(withRules({ paused: true }), idle, monday(540))
  plan.look(withRules({ window: { from: '22:00', until: '06:00' } }), idle, monday(540))
  plan.look(withRules({ window: { from: '22:00', until: '06:00' } }), idle, monday(1_330))
  expect(heard.map(({ mayFetchSoon, mayFetchRest }) => [mayFetchSoon, mayFetchRest])).toEqual([[false, false], [true, false], [true, true]])
})

test('a material that is shown alone is pinned while it is on the screen, though nobody plans it', () => {
  const { plan, heard } = follower()
  const material = { id: 'guest' } as MaterialView
  plan.look(state, { key: 'k', kind: 'face', face: { kind: 'material', material, page: undefined, startS: undefined }, next: undefined, lesson: undefined }, monday(540))
  expect(heard[0]!.soon).toContain('guest')
  expect(heard[0]!.planned).not.toContain('guest')
})

test('a hall screen’s playlist is pinned after what lessons need', () => {
  const { plan, heard } = follower()
  const hall = { version: 1 as const, ...usualHall, birthdays: [], playlist: [{ materialId: 'y', seconds: 20 }, { materialId: 'a', seconds: 20 }] }
  plan.look({ ...state, documents: { ...state.documents, hall } }, idle, monday(540))
  expect(heard).toMatchObject([{ planned: ['a', 'b', 'c', 'y', 'x'], soon: ['a', 'b', 'c', 'y'] }])
})
