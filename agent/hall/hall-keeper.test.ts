import { expect, test } from 'vitest'
import type { MaterialView } from '#shared/contract/material-view'
import { usualHall, type HallDocument } from '#shared/domain/hall/schema'
import { timetableOf } from '#shared/domain/timetable/testing/timetable-of'
import { emptyDocuments, type Documents } from '../desired/documents'
import { HallKeeper } from './hall-keeper'

const timetable = timetableOf({
  classes: [{ id: 'c10a', name: '10 А', grade: 10 }, { id: 'c5a', name: '5 А', grade: 5, buildingId: 'old' }, { id: 'c5b', name: '5 Б', grade: 5 }],
  buildings: [{ id: 'old', name: 'Старое' }],
  rooms: [{ id: 'r1', name: '101' }, { id: 'r2', name: '102' }],
  bellSets: [{ id: 'b', name: '1', bells: [{ number: 1, start: '08:30', end: '09:15' }, { number: 2, start: '09:25', end: '10:10' }] }],
  lessons: [
    { id: 'l1', weekday: 4, period: 1, classIds: ['c5a', 'c5b'], subject: 'sport', roomId: 'r1' },
    { id: 'l2', weekday: 4, period: 2, classIds: ['c10a'], subject: 'physics', roomId: 'r1' },
    { id: 'l3', weekday: 5, period: 1, classIds: ['c10a'], subject: 'physics', roomId: 'r1' },
  ],
  changes: [
    { id: 'k1', date: '2026-11-26', plannedId: 'l1', cancelled: true, madeAt: '2026-11-26T05:00:00Z', source: 'panel' },
    { id: 'k2', date: '2026-11-26', plannedId: 'l2', roomId: 'r2', madeAt: '2026-11-26T05:00:00Z', source: 'panel' },
  ],
  calendar: {
    holidays: [{ id: 'h', name: 'Зимние каникулы', from: '2026-12-03', until: '2027-01-11' }], days: [],
    events: [{ id: 'past', title: 'Было', date: '2026-11-25' }, { id: 'far', title: 'Далеко', date: '2026-12-25' }, { id: 'fair', title: 'Ярмарка', date: '2026-11-24', until: '2026-11-27' }, { id: 'eve', title: 'Концерт', date: '2026-11-26', start: '17:00' }],
  },
})

function open(hall: Partial<HallDocument> = {}) {
  const state = { nowMs: Date.parse('2026-11-26T07:00:00Z'), documents: { ...emptyDocuments, timetable, hall: { version: 1, ...usualHall, birthdays: [], ...hall } } as Documents, ready: new Set(['film']), told: [] as string[] }
  const keeper = new HallKeeper({
    documents: () => state.documents,
    timeZone: () => 'Europe/Moscow',
    sources: { materialView: id => (id === 'lost' ? undefined : ({ id, presence: { kind: state.ready.has(id) ? 'ready' : 'absent' } } as MaterialView)), isLeftOut: id => id === 'broken' },
    sha256Of: id => (id === 'lost' ? undefined : id),
    reports: { badFile: (what, sha256, reason) => void state.told.push([what, sha256, reason].join(' ')) },
    facts: () => ({ event: name => void state.told.push(name) }),
    now: () => state.nowMs,
  })
  const view = () => keeper.handlers.readHall() as NonNullable<Awaited<ReturnType<typeof keeper.handlers.readHall>>>
  return { keeper, state, view }
}

test('classes as people count, only what is held; changes once each; events that are on or near; both counts to the holidays', () => {
  const { view } = open()
  expect(view().classes.map(({ name, lessons }) => [name, lessons.map(({ roomName }) => roomName)])).toEqual([['5 А', []], ['5 Б', []], ['10 А', ['102']]])
  expect(view().changes.map(({ className, change }) => [className, change.kind])).toEqual([['5 А, 5 Б', 'cancelled'], ['10 А', 'moved-here']])
  expect(view().events.map(({ id }) => id)).toEqual(['fair', 'eve'])
  expect(view().holidays).toEqual({ kind: 'ahead', name: 'Зимние каникулы', from: '2026-12-03', days: 7, schoolDays: 2 })
  expect(view()).toMatchObject({ date: '2026-11-26', nextSchoolDay: '2026-11-27', birthdays: [] })
})

test('in holidays it counts the nights until school, and says why there are no lessons', () => {
  const { state, view } = open()
  state.nowMs = Date.parse('2027-01-09T12:00:00Z')
  expect(view()).toMatchObject({ noLessons: 'holiday', holidays: { kind: 'on', until: '2027-01-11', days: 2 } })
})

test.each([
  ['grades', { grades: [5] }, ['5 А', '5 Б']],
  ['a building', { buildingIds: ['old'] }, ['5 А']],
  ['classes', { classIds: ['c10a', 'c5b'] }, ['5 Б', '10 А']],
])('it shows only the chosen %s', (_what, show, names) => {
  const { view } = open({ show: { ...usualHall.show, ...show } })
  expect(view().classes.map(({ name }) => name)).toEqual(names)
})

test('whose birthday it is today, of the list that the display was sent', () => {
  const { view } = open({ birthdays: [{ givenName: 'Анна', className: '5 А', month: 11, day: 26 }, { givenName: 'Пётр', className: '5 Б', month: 11, day: 27 }] })
  expect(view().birthdays).toEqual([{ givenName: 'Анна', className: '5 А' }])
})

test('the revision is another one only with other documents, another day or another file that is whole; a class screen has none', () => {
  const { keeper, state } = open({ playlist: [{ materialId: 'film', seconds: 10 }, { materialId: 'picture', seconds: 10 }] })
  const first = keeper.standing!.revision
  state.nowMs += 3_600_000
  expect(keeper.standing?.revision).toBe(first)
  state.ready.add('picture')
  const second = keeper.standing?.revision
  state.nowMs += 24 * 3_600_000
  const third = keeper.standing?.revision
  state.documents = { ...state.documents, notices: [{ id: 'n', text: 'Новость' }] }
  expect(new Set([first, second, third, keeper.standing?.revision]).size).toBe(4)
  state.documents = { ...state.documents, hall: undefined }
  expect([keeper.standing, keeper.handlers.readHall()]).toEqual([undefined, undefined])
})

test('what is lost is not in the playlist, what never opens is not ready, and a file that did not open is told by its hash', () => {
  const { keeper, state, view } = open({ playlist: ['film', 'lost', 'broken'].map(materialId => ({ materialId, seconds: 10 })) })
  state.ready.add('broken')
  expect(view().playlist.map(({ id, isReady }) => [id, isReady])).toEqual([['0-film', true], ['2-broken', false]])
  void keeper.handlers.reportHallItem('film', 'cannot-play')
  void keeper.handlers.reportHallItem('lost', 'cannot-play')
  void keeper.handlers.reportPageRefresh()
  expect(state.told).toEqual(['hall:film film cannot-play', 'page-refreshed'])
})
