import { expect, test } from 'vitest'
import { inviteSchema } from '#shared/domain/invite'
import { timetableOf } from '#shared/domain/timetable/testing/timetable-of'
import { emptyDocuments } from '../desired/documents'
import { reasonDesk } from './reason-desk'

const timetable = timetableOf({
  classes: [{ id: 'c8b', name: '8 Б', grade: 8 }], rooms: [{ id: 'r204', name: '204' }],
  bellSets: [{ id: 'usual', name: 'Обычный', bells: [{ number: 1, start: '08:30', end: '09:15' }, { number: 2, start: '09:25', end: '10:10' }] }],
  lessons: [1, 2].map(period => ({ id: `l${period}`, weekday: 1, period, classIds: ['c8b'], subject: 'physics', roomId: 'r204' })),
})
const invite = inviteSchema.parse({ id: 'i1', classId: 'c8b', className: '8 Б', role: 'pupil', kind: 'chat', title: 't', url: 'https://max.ru/join/x', shortName: 'x1', createdAt: '2026-09-01T09:00:00Z' })
const documents = { ...emptyDocuments, timetable, invites: [invite], notices: [{ id: 'n1', text: 'Линейка' }] }
const at = (time: string) => Date.parse(`2026-11-23T${time}:00+03:00`)

const desk = (time: string, bellLeadMs = 0, phonesUntilMs?: number) => reasonDesk({
  now: () => at(time), bellLeadMs: () => bellLeadMs, set: () => ({ room: { id: 'r204', name: '204' }, school: { name: 'Школа', timeZone: 'Europe/Moscow' } }), documents: () => documents,
  invites: { view: { hiddenInLessons: ['pupil'], phonesUntilMs, meetings: [], corner: undefined } },
})
const kinds = (reasons: readonly { kind: string }[]) => reasons.map(({ kind }) => kind)

test('a lesson, the day and a notice are explained from what the display keeps', async () => {
  const { readReasons } = desk('08:00')
  expect(kinds(await readReasons({ kind: 'lesson', plannedId: 'l1' }))).toEqual(['weekly-plan', 'bells'])
  expect(await readReasons({ kind: 'lesson', plannedId: 'gone' })).toEqual([])
  expect(await readReasons({ kind: 'day' })).toEqual([{ kind: 'next-lessons', next: { date: '2026-11-30', start: '08:30' } }])
  expect(await readReasons({ kind: 'notice', noticeId: 'n1' })).toEqual([{ kind: 'notice' }])
  expect(await readReasons({ kind: 'notice', noticeId: 'n2' })).toEqual([])
})

test('a pupil’s code is explained until the next lesson, in a lesson only by the teacher’s word; the school’s bell says what a lesson is', async () => {
  const seen = async (...of: Parameters<typeof desk>) => (await desk(...of).readReasons({ kind: 'invite', inviteId: 'i1' }))[0]
  expect(await seen('09:20')).toEqual({ kind: 'code-seen', why: 'free', role: 'pupil', untilMs: at('09:25') })
  expect(await seen('09:26')).toBeUndefined()
  expect(await seen('09:26', 120_000)).toMatchObject({ why: 'free', untilMs: at('09:27') }) // that bell is two minutes late
  expect(await seen('09:26', 0, at('10:10'))).toMatchObject({ why: 'allowed', untilMs: at('10:10') })
  expect(await desk('09:20').readReasons({ kind: 'invite', inviteId: 'gone' })).toEqual([])
})
