import { afterEach, beforeEach, expect, test } from 'vitest'
import { zipOf } from '../testing/hostile-zip'
import { openDesk, type LibraryDesk } from '../testing/library-desk'
import { qtiItems } from './testing/items'

let desk: LibraryDesk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk.end())

const manifest = '<manifest><resources><resource href="items/b.xml" type="imsqti_item_xmlv2p1"/></resources></manifest>'
const packed = (items: Record<string, string>) => zipOf([{ name: 'imsmanifest.xml', data: manifest }, ...Object.entries(items).map(([name, data]) => ({ name, data }))])
const faces = () => desk.library.lessons()[0]!.stages.map(({ faces: { board } }) => board)

test('a package of items becomes a lesson of exercises; what did not map is told to the teacher, with the reason', async () => {
  const row = await desk.bring('Проверочная.zip', packed({ 'items/a.xml': qtiItems.single, 'items/b.xml': qtiItems.order, 'items/c.xml': qtiItems.hotspot }))
  expect(row).toMatchObject({ phase: 'done', refusal: undefined })
  const [lesson] = desk.library.lessons()
  expect(lesson).toMatchObject({ title: 'Проверочная', language: 'ru', stages: [{ title: 'Задания 1–2', minutes: 4, faces: { teacher: { heading: 'Перенесено 2 из 3 заданий. Остались:', paragraphs: ['Карта: на него отвечают на рисунке; такого вида заданий в уроке нет'] } } }] })
  expect(faces()).toMatchObject([{ kind: 'exercise', tasks: [{ kind: 'order' }, { kind: 'single' }] }])
})

test('an item that stops in the middle is told as cut off, not as unreadable; when nothing else is in the package, it is refused by that name', async () => {
  const cut = qtiItems.order.slice(0, 500)
  await desk.bring('Проверочная.zip', packed({ 'items/a.xml': qtiItems.single, 'items/b.xml': cut }))
  expect(desk.library.lessons()[0]!.stages[0]!.faces.teacher).toMatchObject({ paragraphs: ['b.xml: файл обрывается раньше конца; скопируйте его ещё раз'] })
  const row = await desk.bring('Обрыв.zip', packed({ 'items/b.xml': cut }))
  expect(row).toMatchObject({ phase: 'refused', refusal: { kind: 'damaged', name: 'b.xml', detail: 'truncated' } })
})

test('the same package again is the same lesson', async () => {
  for (let time = 0; time < 2; time++) await desk.bring('Проверочная.zip', packed({ 'a.xml': qtiItems.single }))
  expect(desk.library.lessons()).toHaveLength(1)
})

test('a single item is taken without a package, of QTI 2 and of QTI 3', async () => {
  await desk.bring('вопрос.xml', qtiItems.match)
  await desk.bring('дробь.xml', qtiItems.single3)
  expect(desk.library.lessons().map(({ title }) => title).toSorted()).toEqual(['Герои', 'Дробь'])
})

test('25 items fill three stages', async () => {
  await desk.bring('Много.zip', packed(Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`${index + 1}.xml`, qtiItems.single]))))
  expect(faces().map(face => (face.kind === 'exercise' ? face.tasks.length : 0))).toEqual([10, 10, 5])
})

test('a package of which nothing maps is refused, and says why', async () => {
  const row = await desk.bring('Карты.zip', packed({ 'a.xml': qtiItems.hotspot }))
  expect(row).toMatchObject({ phase: 'refused', refusal: { kind: 'unsupported', detail: 'no-tasks' } })
  expect(desk.library.lessons()).toEqual([])
})

test.each([
  ['an HTML package with XML beside it stays an HTML package', { 'index.html': '<!doctype html><p>урок</p>', 'data.xml': '<a/>' }],
  ['a course for SCORM stays a course, whatever items it carries', { 'index.html': '<!doctype html><p>курс</p>', 'imsmanifest.xml': '<manifest><metadata><schema>ADL SCORM</schema></metadata></manifest>', 'q.xml': qtiItems.single }],
])('%s', async (_what, files) => {
  await desk.bring('пакет.zip', zipOf(Object.entries(files).map(([name, data]) => ({ name, data }))))
  expect(desk.library.lessons()).toEqual([])
  expect(desk.library.materials()).toHaveLength(1)
})

test('any other XML is no lesson', async () => {
  await desk.bring('расписание.xml', '<timetable/>')
  expect(desk.library.lessons()).toEqual([])
})
