import { expect, test } from 'vitest'
import { decodeText } from '../../library/formats/text'
import { parseSchedule } from './schedule-json'
import { fixturesOf, timetableFixture } from './testing/timetable-fixture'
import type { DraftBell, TimetableDraft } from './timetable-draft'

const textOf = (path: string): string => {
  const text = decodeText(timetableFixture(path))
  return text.ok ? text.value.replace(/^\ufeff/, '') : ''
}
function read(name: string, bells: readonly DraftBell[] = []): TimetableDraft {
  const draft = parseSchedule(textOf(`schedule/${name}.json`), 'Europe/Moscow', bells)
  if (!draft.ok) throw new Error(JSON.stringify(draft.fault))
  return draft.value
}
const brief = ({ lessons }: TimetableDraft) => lessons.map(({ weekday, period, weeks, from, until, classNames, subject, room, topic }) => [weekday, period, weeks?.join('') ?? '', from ?? '', until ?? '', classNames.join('+'), subject, room ?? '', topic ?? ''].join('|'))

test('a week of dated lessons becomes a week; marks, attendance, homework, notes and names are dropped, and only their number is told', () => {
  const draft = read('one-week')
  expect(brief(draft)).toEqual(['1|1||||8б|Физика|204|Плавление и отвердевание', '1|2||||8б|Алгебра|301|', '3|3||||8б|Физическая культура||'])
  expect(draft).toMatchObject({ classes: [{ name: '8б', grade: 8 }], changes: [], warnings: [{ kind: 'personal-dropped', value: '2' }] })
})

test('no name, mark or attendance of any file is in its draft', () => {
  for (const path of fixturesOf('schedule')) expect(JSON.stringify(parseSchedule(textOf(path), 'Europe/Moscow', []))).not.toMatch(/Пупкин|Ромашкина|задача|освобожден|attendance|"score|"Н"/)
})

test('times that are the school’s own bells take their numbers', () => {
  const bells = [{ number: 0, start: '08:30', end: '09:15' }, { number: 1, start: '09:25', end: '10:10' }, { number: 2, start: '10:30', end: '11:15' }]
  expect(read('one-week', bells).lessons.map(({ period }) => period)).toEqual([0, 1, 2])
})

test('`insteadOf`, by subject or by the id of a lesson, is a change of that date in the planned lesson’s place', () => {
  const draft = read('changes')
  expect(brief(draft)).toEqual(['1|1||||5 А|Музыка|204|', '1|2||||5 А|История|204|'])
  expect(draft.changes).toEqual([{ date: '2026-11-30', lesson: 0, subject: 'Математика', room: '112' }, { date: '2026-11-23', lesson: 1, subject: 'Музыка' }])
})

test('what comes every second week is found, with the Monday of the first', () => {
  const draft = read('two-weeks')
  expect(brief(draft)).toEqual(['1|1||||9В|Химия|204|', '1|2|1|||9В|ОБЗР|204|', '1|2|2|||9В|Музыка|204|'])
  expect(draft).toMatchObject({ weekNames: ['1', '2'], anchor: '2026-11-02' })
})

test('UTC and other offsets are the school’s wall time; shifts that ring differently get bells of their own', () => {
  const draft = read('far-zone')
  expect(draft.bellSets.map(({ bells, classNames }) => [classNames, bells[0]])).toEqual([[['1а'], { number: 1, start: '08:30', end: '09:05' }], [['11А'], { number: 1, start: '08:30', end: '09:15' }]])
})

test('lessons that are none are told by class and number, irregular ones hold for their dates', () => {
  const draft = read('odd-lessons')
  expect(brief(draft)).toContain('2|1||2026-12-08|2026-12-09|7Б|Экскурсия|204|')
  expect(brief(draft)).toContain('1|1||||7Б|География|204|')
  expect(draft.warnings.filter(({ kind }) => kind === 'no-such-time').map(({ element }) => element)).toEqual(['7Б: lesson 2', '7Б: lesson 3', '7Б: lesson 4', '7Б: lesson 5', '7Б: lesson 6'])
  expect(draft.warnings.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['no-such-class', 'irregular-lesson']))
})

test('times without an offset are the school’s; two rooms at once are two lessons', () => {
  expect(brief(read('local-times'))).toEqual(['2|1||||6А|Английский язык|21|', '2|1||||6А|Английский язык|22|'])
})

test('an OperationOutcome is the answer of the source, in its words', () => {
  expect(parseSchedule(textOf('schedule/refused.json'), 'Europe/Moscow', [])).toEqual({ ok: false, fault: { kind: 'refused-by-source', words: 'Нет доступа к организации 1234' } })
})

test.each([['a cut one', textOf('schedule/one-week.json').slice(0, 300), 'truncated'], ['no JSON', '{a}', 'not-json'], ['another document', '{"resourceType":"Patient"}', 'unknown-kind'], ['an empty one', '{"resourceType":"Schedule","school":[]}', 'empty']])('%s is refused', (_what, text, kind) => expect(parseSchedule(text, 'Europe/Moscow', [])).toEqual({ ok: false, fault: { kind } }))
