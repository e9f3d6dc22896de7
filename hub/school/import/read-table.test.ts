import { expect, test } from 'vitest'
import { decodeText } from '../../library/formats/text'
import { readCsvRows } from './csv-rows'
import { readTable, type TableReading } from './read-table'
import { timetableFixture } from './testing/timetable-fixture'
import type { TimetableDraft } from './timetable-draft'

function readText(text: string): TableReading {
  const rows = readCsvRows(text)
  if (!rows.ok) throw new Error(rows.fault.kind)
  return readTable([{ name: '', rows: rows.value }], undefined, [])
}
function read(name: string): TableReading {
  const text = decodeText(timetableFixture(`csv/${name}.csv`))
  if (!text.ok) throw new Error('not a text')
  return readText(text.value)
}
const brief = ({ lessons }: TimetableDraft) => lessons.map(({ weekday, period, weeks, classNames, group, subject, teachers, room }) => [weekday, period, weeks?.join('') ?? '', classNames.join('+'), group?.name ?? '', subject, teachers.join(', '), room ?? ''].join('|'))
const told = ({ draft }: TableReading) => draft.warnings.map(({ kind, row, column, value }) => [kind, row, column, value].filter(Boolean).join(' '))

test('a list saved by Excel: windows-1251, semicolons, days written once, a free hour, a dash for no room', () => {
  const { draft, columns } = read('list-excel')
  expect(brief(draft)).toEqual([
    '1|1||8 Б||Физика|Орлова М. В.|204', '1|2||8 Б||Алгебра|Ким П. С.|301', '1|1||5 А||Русский язык|Белова О. О.|112', '2|1||8-Б||Физическая культура|Громов Н. Н.|Спортзал', '2|2||8 Б||Труд (технология)|Ким П. С., Орлова М. В.|',
  ])
  expect(columns).toEqual({ weekday: 0, period: 1, start: 2, end: 3, class: 4, subject: 5, teacher: 6, room: 7 })
  expect(draft).toMatchObject({ bellSets: [{ name: '', bells: [{ number: 1, start: '08:30', end: '09:15' }, { number: 2, start: '09:25', end: '10:10' }] }], warnings: [] })
})

test('an English list with commas inside quotes, joint classes, groups, two weeks, period 0', () => {
  const { draft } = read('list-english')
  expect(brief(draft)).toEqual(['1|1||8A+8B||Physical education, indoors|Smith J.|Gym', '1|2|1|8A|1|English|Brown A.|12', '1|2|1|8A|2|Computing|Clark C.|14', '1|2|2|8A||Music|Dale D.|12', '5|0||8B||Geography|Evans E.|7'])
  expect(draft.weekNames).toEqual(['1', '2'])
})

test('tabs in UTF-16, titles above the headings, «1 урок» and Roman numbers', () => {
  expect(brief(read('tabs-utf16').draft)).toEqual(['1|1||10А||Вероятность и статистика|Ёлкина Ю. Щ.|к. 7', '1|2||10А||ОБЗР|Лебедев А. А.|к. 8', '4|3||10А||Химия|Лебедев А. А.|к. 8'])
})

test('a sheet with classes across: rooms beside, in the cell, of two groups; times in one cell', () => {
  const { draft, layout } = read('grid')
  expect(layout).toBe('grid')
  expect(brief(draft)).toEqual([
    '1|1||5 А||Математика||12', '1|1||5 Б||Русский язык||14', '1|2||5 А|1 гр.|Англ. яз.||21', '1|2||5 А|2 гр.|Англ. яз.||22', '1|2||5 Б||Музыка||Актовый зал', '1|3||5 Б||ИЗО||14', '2|1||5 А||Физкультура|Громов Н.Н.|', '2|1||5 Б||Математика||12',
  ])
  expect(draft.bellSets[0]?.bells).toHaveLength(3)
})

test('times instead of numbers: two shifts and first-graders get bells of their own, counted from 1', () => {
  const { draft } = read('two-shifts')
  expect(draft.lessons.map(({ classNames, period }) => `${classNames[0]} ${period}`)).toEqual(['7А 1', '7А 2', '2Б 1', '2Б 2', '1А 1'])
  expect(draft.bellSets.map(({ classNames, bells }) => [classNames, bells[0]!.start])).toEqual([[['1А'], '09:00'], [['2Б'], '14:00'], [['7А'], '08:30']])
})

test('every fault is told with its row and column, and the good rows are taken', () => {
  const reading = read('faults')
  expect(brief(reading.draft)).toEqual(['1|1||9В||Химия||112', '3|2||9В||Физика||112', '3|3||9В||География||112', '5|4|2|9В||=СУММ(1)||112'])
  expect(reading.draft.lessons[0]).toMatchObject({ from: '2026-09-01', until: '2026-10-26' })
  expect(told(reading)).toEqual([
    'no-such-weekday 4 День недели Помидорник', 'no-such-period 5 Урок двадцать', 'no-such-date 7 Действует с 31.02.2026', 'no-such-week 8 Неделя седьмая', 'no-such-period 9 Урок 25', 'double-row 3 Урок Химия',
  ])
})

test('without headings that are known nothing is taken, and what is missing is named; columns chosen by hand are taken', () => {
  const text = 'a;b;c;d\nпн;1;8 Б;Физика\n'
  const reading = readText(text)
  expect(reading).toMatchObject({ missing: ['weekday', 'class', 'subject', 'period'], headings: ['a', 'b', 'c', 'd'], draft: { lessons: [] } })
  const rows = readCsvRows(text)
  expect(brief(readTable([{ name: '', rows: rows.ok ? rows.value : [] }], { weekday: 0, period: 1, class: 2, subject: 3 }, []).draft)).toEqual(['1|1||8 Б||Физика||'])
  const named = readTable([{ name: '', rows: [['a', 'b', 'c', 'd'], ['семь', '1', '8 Б', 'Физика']] }], { weekday: 0, period: 1, class: 2, subject: 3 }, [])
  expect(named.draft.warnings).toEqual([{ kind: 'no-such-weekday', row: 2, column: 'a', value: 'семь' }])
})

test('a million rows are refused without being read', () => {
  expect(readCsvRows('пн;1;8Б;Физика\n'.repeat(1_000_000))).toMatchObject({ ok: false, fault: { kind: 'too-many-rows' } })
})
