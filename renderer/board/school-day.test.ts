import { expect, test } from 'vitest'
import type { LessonCard } from '#shared/contract/library-cards'
import { momentAt } from '#shared/domain/school-moment'
import type { DayLesson } from '#shared/domain/timetable/day-lesson'
import { isAfterSchool, lessonFor } from './school-day'

const planned = (period: number, startMinute: number, lessonId?: string): DayLesson => ({
  plannedId: `p${period}`, period, startMinute, endMinute: startMinute + 45, start: '', end: '', className: '8Б', subject: 'physics', teacher: undefined, topic: undefined, lessonId, change: undefined,
})
const card: LessonCard = { id: 'melting', title: 'Плавление', subject: 'physics', grade: 8, minutes: 45, stages: 7, readiness: { ready: 7, total: 7 } }
const day = [planned(1, 540), planned(2, 600, 'melting')]

test.each([
  ['in a lesson without a prepared one there is nothing to open', 550, undefined],
  ['in the break the coming lesson is one touch away', 590, 'melting'],
  ['in the lesson it still is', 610, 'melting'],
  ['after the last bell it is not', 700, undefined],
])('%s', (_when, minute, id) => expect(lessonFor(momentAt(day, minute), [card])?.id).toBe(id))

test('a lesson that this display does not have is not offered', () => expect(lessonFor(momentAt(day, 610), [])).toBeUndefined())

test.each([
  ['during lessons', 610, false],
  ['a quarter of an hour after the last bell', 660, false],
  ['half an hour after the last bell', 675, true],
  ['late in the evening', 1260, true],
  ['before anybody is there', 300, true],
  ['in the morning', 480, false],
])('%s the board dims: %#', (_when, minute, quiet) => expect(isAfterSchool(day, minute)).toBe(quiet))

test('a day without lessons stays bright by day', () => expect(isAfterSchool([], 720)).toBe(false))
