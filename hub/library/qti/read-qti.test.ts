import { describe, expect, test } from 'vitest'
import { judge } from '#shared/domain/exercise/judge'
import { rightResponse } from '#shared/domain/exercise/response'
import type { NotMapped } from './item-task'
import { readQti } from './read-qti'
import { qtiItems } from './testing/items'

const read = (text: string) => readQti([{ path: 'item.xml', text }])!
const taskOf = (name: keyof typeof qtiItems) => {
  const { tasks, left } = read(qtiItems[name])
  expect(left).toEqual([])
  expect(judge(tasks[0]!, rightResponse(tasks[0]!))).toMatchObject({ points: tasks[0]!.points })
  return tasks[0]!
}

describe('an item becomes a task', () => {
  test.each([
    ['single', { kind: 'single', prompt: 'Столица России — это\nВыберите один ответ', shuffle: true, points: 3, options: [{ text: 'Казань' }, { text: 'Москва' }, { text: 'Тверь & Псков' }], answer: 'c2' }],
    ['multiple', { kind: 'multiple', prompt: 'Какие числа чётные?', shuffle: false, options: [{ text: '${2}^{3}$' }, { text: '3' }, { text: '4' }], answer: ['c1', 'c3'] }],
    ['order', { kind: 'order', items: [{ text: '1' }, { text: '2' }, { text: '3' }] }],
    ['match', { kind: 'match', left: [{ text: 'Онегин' }, { text: 'Печорин' }], right: [{ text: 'Пушкин' }, { text: 'Лермонтов' }, { text: 'Гоголь' }], answer: { l1: 'r1', l2: 'r2' } }],
    ['associate', { kind: 'match', left: [{ text: 'A' }, { text: 'B' }], right: [{ text: 'C' }, { text: 'D' }, { text: 'E' }], answer: { c1: 'c4', c2: 'c3' } }],
    ['gapMatch', { kind: 'gap-match', prompt: 'Вставьте слова', text: 'После осени {{g1}} настанет,\nа за ней и {{g2}}.', answer: { g1: 'w1', g2: 'w2' }, reusable: false }],
    ['inlineChoice', { kind: 'inline-choice', text: 'Лёд {{g1}} воды, поэтому он {{g2}}.', gaps: [{ answer: 'легче' }, { answer: 'плавает' }] }],
    ['string', { kind: 'string', prompt: 'Переход из твёрдого состояния в жидкое: _____', answer: ['плавление', 'таяние'] }],
    ['number', { kind: 'number', prompt: 'g = _____ м/с2', answer: 9.8, tolerance: 0.05 }],
    ['single3', { kind: 'single', prompt: '$$\\frac{1}{2}+\\sqrt{x}$$\nЧто это?', options: [{ text: 'Число' }, { text: 'Выражение' }], answer: 'c2', points: 1 }],
  ] as const)('%s', (name, task) => expect(taskOf(name)).toMatchObject(task))
})

describe('an item that does not map is listed with its reason', () => {
  test.each<[keyof typeof qtiItems, NotMapped]>([['hotspot', 'graphic'], ['essay', 'kind'], ['picture', 'media'], ['noAnswer', 'no-answer']])('%s: %s', (name, reason) => {
    expect(read(qtiItems[name])).toMatchObject({ tasks: [], left: [{ reason }] })
  })
  test('an answer that is no option', () => expect(read(qtiItems.single.replace('<value>B</value>', '<value>Q</value>'))).toMatchObject({ left: [{ title: 'Столица', reason: 'no-answer' }] }))
  test('one with several partners', () => expect(read(qtiItems.match.replace('B Y</value>', 'B Y</value><value>A Y</value>'))).toMatchObject({ left: [{ reason: 'partners' }] }))
  test('a choice and a word to write in one', () => expect(read(qtiItems.single.replace('</itemBody>', '<textEntryInteraction responseIdentifier="X"/></itemBody>'))).toMatchObject({ left: [{ reason: 'several' }] }))
  test('one that expands entities of its own', () => expect(read(qtiItems.single.replace('?>', '?><!DOCTYPE a [<!ENTITY b "c">]>'))).toMatchObject({ left: [{ reason: 'damaged' }] }))
  test('one that is cut off, wherever the cut is', () => {
    const begin = qtiItems.single.indexOf('<assessmentItem') + '<assessmentItem '.length
    for (let length = begin; length < qtiItems.single.trimEnd().length; length++) expect([length, read(qtiItems.single.slice(0, length)).left]).toEqual([length, [{ title: 'item.xml', reason: 'cut' }]])
  })
})

test('other XML is none of QTI', () => {
  expect(readQti([{ path: 'a.xml', text: '<timetable><lesson/></timetable>' }, { path: 'b.xml', text: 'no xml' }])).toBeUndefined()
  expect(readQti([])).toBeUndefined()
})

test('a package keeps the order of its test, then of its manifest, and takes the title of the test', () => {
  const manifest = '<manifest><resources><resource href="b.xml" type="imsqti_item_xmlv2p1"/><resource href="a.xml"/></resources></manifest>'
  const files = [['a.xml', qtiItems.single], ['b.xml', qtiItems.order], ['c.xml', qtiItems.hotspot], ['imsmanifest.xml', manifest]].map(([path, text]) => ({ path: path!, text: text! }))
  const kinds = (list: typeof files) => readQti(list)!.tasks.map(({ kind }) => kind)
  expect(kinds(files)).toEqual(['order', 'single'])
  const test = '<assessmentTest title="Зачёт"><testPart><assessmentSection><assessmentItemRef identifier="1" href="a.xml"/></assessmentSection></testPart></assessmentTest>'
  const withTest = [...files, { path: 'test.xml', text: test }]
  expect(kinds(withTest)).toEqual(['single', 'order'])
  expect(readQti(withTest)).toMatchObject({ title: 'Зачёт', left: [{ title: 'Карта', reason: 'graphic' }] })
})
