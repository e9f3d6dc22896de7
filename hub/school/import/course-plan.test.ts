import { expect, test } from 'vitest'
import { decodeText } from '../../library/formats/text'
import { readCoursePlan, type CourseReading } from './course-plan'
import { readCsvRows } from './csv-rows'
import { timetableFixture } from './testing/timetable-fixture'

function read(name: string): CourseReading {
  const text = decodeText(timetableFixture(`course-plan/${name}.csv`))
  const rows = readCsvRows(text.ok ? text.value : '')
  return readCoursePlan([{ name: '', rows: rows.ok ? rows.value : [] }], undefined)
}
const brief = ({ courses }: CourseReading) => courses.flatMap(({ className, subject, group, lessons }) => lessons.map(({ section, topic, homework, date, materials }) => [className, subject, group, section, topic, homework, date, materials.join('+')].map(one => one ?? '').join('|')))

test('the usual columns: hours double a topic, sections go on, materials by id or title', () => {
  expect(brief(read('usual'))).toEqual([
    '|||Тепловые явления|Тепловое движение. Температура|§ 1|2026-09-01|Тепловое движение',
    '|||Тепловые явления|Внутренняя энергия|§ 2–3|2026-09-03|melting',
    '|||Тепловые явления|Способы изменения внутренней энергии|||', '|||Тепловые явления|Способы изменения внутренней энергии|||',
    '|||Изменение агрегатных состояний|Плавление|§ 12; задача 3|2026-09-10|',
  ])
})
test('titles above, sections as rows of their own, «2 ч»', () => {
  expect(brief(read('sections-as-rows'))).toEqual(['|||Раздел 1. Рациональные дроби|Рациональные выражения|№ 4, 5||', '|||Раздел 1. Рациональные дроби|Рациональные выражения|№ 4, 5||', '|||Раздел 1. Рациональные дроби|Основное свойство дроби|№ 23||', '|||Раздел 2. Квадратные корни|Рациональные числа|№ 200||'])
})
test('several courses in one table, numbers as a range', () => {
  expect(brief(read('many-courses'))).toEqual(['8 Б|Физика|||Heat|||melting', '8 Б|Физика|||Melting|||', '5 А|Английский язык|1||My family|||https://resh.edu.ru/subject/lesson/1', '5 А|Английский язык|1||My family|||https://resh.edu.ru/subject/lesson/1', '5 А|Английский язык|2||My school|||'])
})
test('UTF-16 with tabs, titles of materials in quotes', () => expect(brief(read('tabs'))).toEqual(['||||Вводный урок|||Кристаллы', '||||Безопасность|||']))
test('dates that are none are told by row', () => {
  const reading = read('dates-only')
  expect(brief(reading).map(line => line.split('|')[6])).toEqual(['', '2026-09-07', '2026-09-14'])
  expect(reading.warnings).toEqual([{ kind: 'no-such-date', row: 2, value: '31.02.2026' }])
})
test('hours that are none count as the numbers say', () => {
  const reading = read('odd-hours')
  expect(brief(reading).map(line => line.split('|')[4])).toEqual(['Повторение', 'Контрольная работа', 'Резерв', 'Проект', 'Проект', 'Проект'])
  expect(reading.warnings).toEqual([{ kind: 'hours-unknown', row: 2, value: 'много' }, { kind: 'hours-unknown', row: 4, value: '40' }])
})
