import { expect, test } from 'vitest'
import { decodeText } from '../../library/formats/text'
import { parseAscXml } from './asc-xml'
import { fixturesOf, timetableFixture } from './testing/timetable-fixture'
import type { TimetableDraft } from './timetable-draft'

function read(name: string): TimetableDraft {
  const text = decodeText(timetableFixture(`asc/${name}.xml`))
  const draft = parseAscXml(text.ok ? text.value : '')
  if (!draft.ok) throw new Error(JSON.stringify(draft.fault))
  return draft.value
}
const brief = ({ lessons }: TimetableDraft) => lessons.map(({ weekday, period, span, weeks, classNames, group, subject, teachers, room }) => [weekday, period, span, weeks?.join('') ?? '', classNames.join('+'), group?.name ?? '', subject, teachers.join(', '), room ?? ''].join('|'))

test('groups of a class side by side, a double lesson, lesson 0, UTF-8 with its mark and CRLF; a card without rooms takes the lesson’s', () => {
  const draft = read('divisions')
  expect(brief(draft)).toEqual([
    '1|1|1||8 Б|1 группа|Английский язык|Орлова М. В.|204',
    '1|1|1||8 Б|2 группа|Информатика|Ким П. С.|301',
    '2|2|2||8 Б||Труд (технология)|Орлова М. В., Ким П. С.|204',
    '1|0|1||8 Б||Разговоры о важном|Орлова М. В.|204',
  ])
  expect(draft).toMatchObject({ weekNames: [], classes: [{ name: '8 Б', grade: 8 }], rooms: [{ name: '204' }, { name: '301' }], warnings: [] })
  expect(draft.bellSets[0]?.bells[0]).toEqual({ number: 0, start: '07:40', end: '08:20' })
})

test('weeks A and B by their masks, windows-1251', () => {
  const draft = read('two-weeks-1251')
  expect(draft.weekNames).toEqual(['Неделя A', 'Неделя B'])
  expect(brief(draft)).toEqual(['3|3|1|1|5 «А»||Музыка|Ёлкина Ю. Щ.|Актовый зал', '3|3|1|2|5 «А»||ИЗО|Ёлкина Ю. Щ.|Актовый зал', '3|4|1||5 «А»||Физика|Ёлкина Ю. Щ.|Актовый зал'])
})

test('ids that lead nowhere, cards written twice, unplaced ones and unknown elements are told by their element, and the rest is taken', () => {
  const draft = read('dangling')
  expect(brief(draft)).toEqual(['1|1|1||9В||Химия|Лебедев А. А.|112', '6|2|1||9В||Химия|Лебедев А. А.|112'])
  expect(draft.bellSets[0]?.bells.map(({ number }) => number)).toEqual([1, 2])
  expect(draft.warnings.map(({ kind, element, value }) => [kind, element, value].filter(Boolean).join(' '))).toEqual([
    'unknown-element somethingnew', 'unknown-id lesson L1 P9', 'duplicate-card card L1', 'unknown-id card L1 R8', 'unknown-id lesson L2 C9', 'lesson-without-class lesson L2',
    'unknown-id lesson L3 S9', 'lesson-without-subject lesson L3', 'lesson-without-class lesson L4', 'card-without-lesson card L9', 'card-without-day card L1', 'no-such-period card L1 99', 'no-such-time period 3 –',
  ])
})

test('several classes in one lesson, several days in one mask; a card’s room wins, several candidates of the lesson decide nothing', () => {
  const draft = read('joint-classes')
  expect(brief(draft)).toEqual([
    '1|1|1||7А+7Б|Мальчики|Физическая культура|Сидорова И. И., Громов Н. Н.|Спортзал',
    '2|2|1||7А+7Б|Нем|Second language: German / French|Сидорова И. И.|',
    '2|1|1||7А+7Б|Нем|Second language: German / French|Сидорова И. И.|А-1',
    '2|1|1||7А+7Б|Нем|Second language: German / French|Сидорова И. И.|А-2',
    '3|1|1||7Б||Физическая культура|Громов Н. Н.|Спортзал',
    '4|1|1||7Б||Физическая культура|Громов Н. Н.|Спортзал',
  ])
  expect(draft.warnings).toEqual([{ kind: 'room-undecided', element: 'card J2', value: 'А-1, А-2' }])
})

test('an export of 2008 counts its days from 0 and names one room a card', () => {
  const draft = read('export-2008')
  expect(brief(draft)).toEqual(['1|1|1||2-А||Математика|Белова О.О.|5', '5|2|1||2-А||Математика|Белова О.О.|5'])
  expect(draft.warnings).toMatchObject([{ kind: 'unknown-element', element: 'days' }, { kind: 'card-without-day', value: '9' }])
})

test('half-years keep their mask, rooms their building; no pupil, mail or telephone is in the draft', () => {
  const draft = read('terms-and-pupils')
  expect(draft.lessons).toMatchObject([{ subject: 'Физика "профиль"', terms: '10', teachers: ['Яшина Анна'], group: { name: 'Профиль', division: '1' }, span: 2 }, { subject: 'Астрономия & космос', terms: '01' }])
  expect(draft.rooms).toEqual([{ name: '12, Корпус 1', building: 'Корпус 1' }, { name: '12, Корпус № 2', building: 'Корпус № 2' }])
  expect(JSON.stringify(draft)).not.toMatch(/Пупкин|Ромашкина|example|U1/)
})

test.each(fixturesOf('asc'))('%s cut in the middle is refused: half a timetable would delete the other half', path => {
  const text = decodeText(timetableFixture(path))
  const whole = text.ok ? text.value : ''
  for (const share of [0.2, 0.5, 0.9, 0.99]) expect(parseAscXml(whole.slice(0, Math.floor(whole.length * share)))).toMatchObject({ ok: false })
})

test.each([
  ['another XML', '<rss></rss>', 'not-xml'], ['no XML', 'день;урок', 'not-xml'], ['an empty timetable', '<timetable></timetable>', 'empty'], ['entities of its own', '<!DOCTYPE timetable [<!ENTITY a "aaaa">]><timetable>&a;</timetable>', 'not-xml'],
])('%s is refused', (_what, text, kind) => expect(parseAscXml(text)).toEqual({ ok: false, fault: { kind } }))
