import { expect, test } from 'vitest'
import { zipOf } from '../../library/testing/hostile-zip'
import { readTable, type TableReading } from './read-table'
import { timetableFixture } from './testing/timetable-fixture'
import { readXlsxSheets } from './xlsx-sheets'

async function read(name: string): Promise<TableReading> {
  const sheets = await readXlsxSheets(timetableFixture(`xlsx/${name}.xlsx`))
  if (!sheets.ok) throw new Error(JSON.stringify(sheets.fault))
  return readTable(sheets.value, undefined, [])
}
const brief = ({ draft: { lessons } }: TableReading) => lessons.map(({ weekday, period, classNames, group, subject, teachers, room }) => [weekday, period, classNames.join('+'), group?.name ?? '', subject, teachers.join(', '), room ?? ''].join('|'))

test('a list of Excel: shared strings, numbers, a real date, both ends of the time in one cell', async () => {
  const reading = await read('list-excel')
  expect(brief(reading)).toEqual(['1|1|8 Б||Физика|Орлова М. В.|204', '1|2|8 Б||Геометрия|Ким П. С.|301'])
  expect(reading.draft.lessons[0]).toMatchObject({ from: '2026-09-01' })
  expect(reading.draft.bellSets[0]?.bells).toEqual([{ number: 1, start: '08:30', end: '09:15' }, { number: 2, start: '09:25', end: '10:10' }])
})

test('cells without addresses and strings inside them; two teachers on two lines', async () => {
  expect(brief(await read('inline-strings'))).toEqual(['3|1|9 "А"||Биология|Сидорова Ирина Ивановна|', '3|2|9 "А"||Иностранный язык (английский)|Brown A., Clark C.|'])
})

test('merged days, classes and rooms go for all their rows; times are shares of a day by two styles', async () => {
  const reading = await read('merged-days')
  expect(brief(reading)).toEqual(['1|1|3А||Математика||7', '1|2|3А||Чтение||7'])
  expect(reading.draft.bellSets[0]?.bells).toEqual([{ number: 1, start: '08:30', end: '09:15' }, { number: 2, start: '09:25', end: '10:10' }])
})

test('classes across: a cell over two classes is for both, one over two rows for both hours; teacher and room on lines of the cell', async () => {
  expect(brief(await read('grid-merged'))).toEqual([
    '2|1|10 А||Физкультура Спортзал||', '2|1|11 А||Физкультура Спортзал||', '2|2|10 А||Химия|Лебедев А. А.|112', '2|2|11 А||Физика||204', '2|3|10 А||Химия|Лебедев А. А.|112', '2|3|11 А|1 гр.|Англ. яз.||21', '2|3|11 А|2 гр.|Информатика||22',
  ])
})

test('every sheet with lessons is read by its own headings; hidden ones are not looked at', async () => {
  const reading = await read('many-sheets')
  expect(brief(reading).sort()).toEqual(['1|1|1 А||Азбука||2', '5|3|7 Б||История||15'])
  expect(JSON.stringify(reading)).not.toContain('Пупкин')
})

test('rich text, formulas by their last value, errors as nothing, dates since 1904, rows that are left out', async () => {
  const reading = await read('rich-1904')
  expect(brief(reading)).toEqual(['4|2|6B||Art & design||'])
  expect(reading.draft.lessons[0]?.from).toBe('2026-09-01')
  expect(reading.draft.warnings).toMatchObject([{ kind: 'no-such-time', row: 4 }])
})

const sheet = (rows: string) => zipOf([
  { name: 'xl/workbook.xml', data: '<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>' },
  { name: 'xl/_rels/workbook.xml.rels', data: '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>' },
  { name: 'xl/worksheets/sheet1.xml', data: `<worksheet><sheetData>${rows}</sheetData></worksheet>` },
])
test.each([
  ['a bomb', sheet('<row/>'.repeat(8_000_000)), 'too-large'],
  ['a million rows', sheet('<row r="1000000"><c t="str"><v>a</v></c></row>'), 'too-many-rows'],
  ['a sheet that is no XML', sheet('&nothing;'), 'not-a-workbook'],
  ['a sheet that stops in the middle', sheet('<row><c t="str"><v>пн</v></c></row><row>'), 'truncated'],
  ['a sheet with nothing', sheet(''), 'empty'],
  ['an archive without a workbook', zipOf([{ name: 'a.txt', data: 'a' }]), 'not-a-workbook'],
  ['no archive', Buffer.from('пн;1;8Б'), 'not-a-workbook'],
  ['a cut one', timetableFixture('xlsx/list-excel.xlsx').subarray(0, 900), 'not-a-workbook'],
])('%s is refused', async (_what, bytes, kind) => expect(await readXlsxSheets(bytes)).toMatchObject({ ok: false, fault: { kind } }))
