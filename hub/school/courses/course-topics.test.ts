import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Timetable } from '#shared/domain/timetable/schema'
import { CoursePlans, type CoursePlan } from './course-plans'
import { withTopics } from './course-topics'

const bells = [1, 2, 3].map(number => ({ number, start: `0${7 + number}:00`, end: `0${7 + number}:45` }))
const school: Timetable = {
  version: 2, timeZone: 'Europe/Moscow', buildings: [], classes: [{ id: 'c8b', name: '8 Б', grade: 8 }], rooms: [], bellSets: [{ id: 'usual', name: '1', bells }], bellRules: [], terms: [],
  calendar: { holidays: [{ id: 'h', name: 'Каникулы', from: '2026-09-14', until: '2026-09-21' }], days: [] },
  lessons: [
    { id: 'mon', weekday: 1, period: 1, classIds: ['c8b'], subject: 'physics' }, { id: 'thu', weekday: 4, period: 1, span: 2, classIds: ['c8b'], subject: 'physics' },
    { id: 'eng-1', weekday: 2, period: 1, classIds: ['c8b'], group: { name: '1 группа' }, subject: 'english' }, { id: 'eng-2', weekday: 2, period: 1, classIds: ['c8b'], group: { name: '2 группа' }, subject: 'english', topic: 'Сказано учителем' },
  ],
  changes: [{ id: 'x', date: '2026-09-07', plannedId: 'mon', cancelled: true, madeAt: '2026-09-06T08:00:00Z', source: 'panel' }],
}
const course = (subject: CoursePlan['subject'], count: number, more: Partial<CoursePlan> = {}): CoursePlan => ({ classId: 'c8b', subject, from: '2026-09-01', lessons: Array.from({ length: count }, (_unused, index) => ({ topic: `Тема ${index + 1}`, materialIds: index === 2 ? ['melting'] : [] })), ...more })
const topics = (today: string, ...plans: CoursePlan[]) => withTopics(school, plans, today).lessons.map(({ id, topic, materialIds }) => [id, topic, materialIds?.join()].filter(Boolean).join(' '))

test('topics follow one after the other over doubles, a cancelled lesson and holidays', () => {
  // 3 September (Thursday, double): 1–2; 7 September is cancelled; 10 September: 3–4; holidays; 21 September: 5; 24 September: 6–7.
  const plan = course('physics', 7)
  expect(topics('2026-09-01', plan).slice(0, 2)).toEqual(['mon Тема 5', 'thu Тема 1'])
  expect(topics('2026-09-03', plan).slice(0, 2)).toEqual(['mon Тема 5', 'thu Тема 1'])
  expect(topics('2026-09-04', plan).slice(0, 2)).toEqual(['mon Тема 5', 'thu Тема 3 melting'])
  expect(topics('2026-09-22', plan).slice(0, 2)).toEqual(['mon', 'thu Тема 6']) // the plan ends before the next Monday
})

test('groups side by side are at one lesson of a plan for the class; a plan of one group leaves the other alone; a teacher’s own word stays', () => {
  expect(topics('2026-09-02', course('english', 9)).slice(2)).toEqual(['eng-1 Тема 2', 'eng-2 Сказано учителем'])
  expect(topics('2026-09-08', course('english', 9, { group: '1 группа' })).slice(2)).toEqual(['eng-1 Тема 2', 'eng-2 Сказано учителем'])
})

test('without plans the timetable is the same document', () => expect(withTopics(school, [], '2026-09-01')).toBe(school))

test('plans are kept by class, replaced one by one and taken back as they were', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'doska-courses-'))
  const plans = await CoursePlans.open(folder, () => {})
  await plans.put([course('physics', 2), course('english', 1)])
  const before = await plans.put([course('physics', 5)])
  expect((await CoursePlans.open(folder, () => {})).all().map(({ subject, lessons }) => [subject, lessons.length])).toEqual([['english', 1], ['physics', 5]])
  await plans.restore(before)
  expect((await CoursePlans.open(folder, () => {})).find({ classId: 'c8b', subject: 'physics' })?.lessons).toHaveLength(2)
  await rm(folder, { recursive: true })
})
