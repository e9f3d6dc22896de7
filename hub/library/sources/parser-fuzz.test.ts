import fc from 'fast-check'
import { expect, test } from 'vitest'
import { itemProblemSchema } from '#shared/contract/library-sources'
import { materialMetadataSchema } from '#shared/domain/material'
import { parseCartridgeManifest, parseWebLink } from './cartridge-manifest'
import { parseCokList } from './cok-list'
import { parseOpdsPage } from './opds-feed'

const told = materialMetadataSchema.partial()
const seed = 20261126
const runs = 10_000

/** A good input with some bytes changed, taken out, doubled or put elsewhere. */
const mutated = (good: string) => fc.array(fc.record({ at: fc.nat(), length: fc.nat(40), how: fc.constantFrom('byte', 'cut', 'double', 'swap', 'word'), byte: fc.nat(255), word: fc.constantFrom('null', '{}', '[]', '""', '-1', '1e999', '__proto__', '&#0;', '&x;', '<!--', ']]>', '../', ';', '"', '\n', '🎓') }), { minLength: 1, maxLength: 8 })
  .map(steps => steps.reduce((bytes, { at, length, how, byte, word }) => {
    const start = at % (bytes.length + 1)
    const [before, piece, after] = [bytes.subarray(0, start), bytes.subarray(start, start + length), bytes.subarray(start + length)]
    if (how === 'byte') return Buffer.concat([before, Buffer.of(byte), bytes.subarray(start + 1)])
    if (how === 'cut') return Buffer.concat([before, after])
    if (how === 'double') return Buffer.concat([before, piece, piece, after])
    if (how === 'swap') return Buffer.concat([after, piece, before])
    return Buffer.concat([before, Buffer.from(word), after])
  }, Buffer.from(good) as Buffer))
const check = (good: string, judge: (bytes: Buffer) => void) => fc.assert(fc.property(mutated(good), judge), { numRuns: runs, seed, interruptAfterTimeLimit: 100_000, markInterruptAsFailure: true })

const opds = JSON.stringify({
  metadata: { title: 'Школьная библиотека' }, links: [{ rel: 'self', href: '/feed' }, { rel: ['next'], href: '/feed?page=2' }],
  publications: [
    { metadata: { title: { ru: 'Физика. 8 класс' }, identifier: 'urn:isbn:1', author: [{ name: 'Пёрышкин' }], subject: ['Физика', { name: '8 класс' }], language: 'ru', modified: '2026-11-01T00:00:00Z', description: '<p>Учебник</p>' }, links: [{ rel: 'http://opds-spec.org/acquisition/open-access', href: 'files/1.pdf', type: 'application/pdf' }] },
    { metadata: { title: 'Платная' }, links: [{ rel: 'http://opds-spec.org/acquisition/buy', href: 'buy' }] },
  ],
  groups: [{ publications: [{ metadata: { title: 'Атлас' }, links: [{ rel: 'http://opds-spec.org/acquisition', href: 'https://files.school.ru/a.pdf' }] }] }],
})
const manifest = `<?xml version="1.0" encoding="UTF-8"?><manifest identifier="m" xmlns="http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1" xmlns:lom="x"><metadata><schema>IMS Common Cartridge</schema><schemaversion>1.3.0</schemaversion>
<lom:lom><lom:general><lom:title><lom:string>Тепловые явления</lom:string></lom:title></lom:general></lom:lom></metadata>
<organizations><organization identifier="o" structure="rooted-hierarchy"><item identifier="i0"><item identifier="i1" identifierref="R1"><title>Плавление &amp; кристаллы</title></item><item identifier="i2" identifierref="R2"><title>Ссылка</title></item></item></organization></organizations>
<resources><resource identifier="R1" type="webcontent" href="a%20b/page.html"><file href="a%20b/page.html"/><dependency identifierref="R3"/></resource><resource identifier="R2" type="imswl_xmlv1p3"><file href="link.xml"/></resource><resource identifier="R3" type="webcontent" href="a%20b/x.css"><file href="a%20b/x.css"/></resource><resource identifier="R4" type="imsqti_xmlv1p2/imscc_xmlv1p3/assessment"><file href="q.xml"/></resource></resources></manifest>`
const link = '<?xml version="1.0"?><webLink xmlns="http://www.imsglobal.org/xsd/imsccv1p3/imswl_v1p3"><title>Опыт</title><url href="https://resh.edu.ru/a?b=1&amp;c=2" target="_blank"/></webLink>'
const cokCsv = 'Код;Название;Предмет;Класс;Тема;Тип материала;Экзамен;УМК;Автор;Файл\r\n1;"Плавление; опыт";Физика;7-8;Тепловые явления;Презентация;ОГЭ, ЕГЭ;Пёрышкин;Иванова;files/a.pdf\r\n2;Дроби;Математика;5;;Тест;ВПР;;;files/b.png\r\n'
const cokJson = JSON.stringify({ materials: [{ id: 1, title: 'Плавление', subject: 'physics', grades: [7, 8], topics: ['physics/thermal'], exams: ['ege'], file: 'files/a.pdf' }, { id: '2', название: 'Сайт', ссылка: 'https://resh.edu.ru' }] })

test('good inputs say what they should', () => {
  const page = parseOpdsPage(opds, 'https://lib.school.ru/feed')
  expect(page).toMatchObject({ ok: true, value: { next: 'https://lib.school.ru/feed?page=2', problems: [{ title: 'Платная', kind: 'no-file', detail: 'http://opds-spec.org/acquisition/buy' }] } })
  expect(page.ok && page.value.items).toMatchObject([
    { key: 'urn:isbn:1', address: 'https://lib.school.ru/files/1.pdf', metadata: { title: 'Физика. 8 класс', subject: 'physics', grades: [8], author: 'Пёрышкин', summary: 'Учебник' } },
    { metadata: { title: 'Атлас' }, address: 'https://files.school.ru/a.pdf' },
  ])
  expect(parseCartridgeManifest(manifest)).toMatchObject({ ok: true, value: {
    title: 'Тепловые явления', problems: [{ key: 'R4', kind: 'not-mapped' }],
    resources: [{ kind: 'files', title: 'Плавление & кристаллы', entry: 'a b/page.html', paths: ['a b/page.html', 'a b/x.css'] }, { kind: 'link', title: 'Ссылка', entry: 'link.xml' }],
  } })
  expect(parseWebLink(link)).toEqual({ title: 'Опыт', address: 'https://resh.edu.ru/a?b=1&c=2' })
  for (const bytes of [Buffer.from(cokCsv), Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(cokCsv)])]) {
    expect(parseCokList(bytes, 'csv')).toMatchObject({ ok: true, value: { problems: [], rows: [
      { key: '1', file: 'files/a.pdf', metadata: { title: 'Плавление; опыт', subject: 'physics', grades: [7, 8], genre: 'presentation', exams: ['ege', 'oge'], textbookLine: 'Пёрышкин' } },
      { key: '2', metadata: { subject: 'maths', grades: [5], genre: 'test', exams: ['vpr'] } },
    ] } })
  }
  expect(parseCokList(Buffer.from(cokJson), 'json')).toMatchObject({ ok: true, value: { rows: [{ key: '1', metadata: { grades: [7, 8], topics: ['physics/thermal'] } }, { key: '2', link: 'https://resh.edu.ru' }] } })
})

test.each([['Common Cartridge 1.0', manifest.replace('1.3.0', '1.0.0')], ['another package', manifest.replace('IMS Common Cartridge', 'ADL SCORM')], ['entities of its own', manifest.replace('?>', '?><!DOCTYPE m [<!ENTITY a "b">]>')]])(
  '%s is no cartridge for us', (_what, text) => expect(parseCartridgeManifest(text)).toMatchObject({ ok: false, fault: { kind: 'not-a-cartridge' } }),
)
test('a list without titles is none', () => expect(parseCokList(Buffer.from('a;b\r\n1;2'), 'csv')).toMatchObject({ ok: false, fault: { kind: 'not-a-list' } }))

test('10 000 mutated OPDS pages: no crash, and only sound words come out', () => check(opds, bytes => {
  const page = parseOpdsPage(bytes.toString('utf8'), 'https://lib.school.ru/feed')
  for (const { metadata, address } of page.ok ? page.value.items : []) expect([told.safeParse(metadata).success, URL.canParse(address)]).toEqual([true, true])
  for (const problem of page.ok ? page.value.problems : []) expect(itemProblemSchema.safeParse(problem).success).toBe(true)
}), 120_000)
test('10 000 mutated cartridge manifests', () => check(manifest, bytes => {
  const parsed = parseCartridgeManifest(bytes.toString('utf8'))
  for (const { title } of parsed.ok ? parsed.value.resources : []) expect(told.safeParse({ title }).success).toBe(true)
  for (const problem of parsed.ok ? parsed.value.problems : []) expect(itemProblemSchema.safeParse(problem).success).toBe(true)
}), 120_000)
test('10 000 mutated web links', () => check(link, bytes => { expect(parseWebLink(bytes.toString('utf8'))?.title.length ?? 0).toBeLessThanOrEqual(200) }), 120_000)
test.each([['json', cokJson], ['csv', cokCsv]] as const)('10 000 mutated %s lists', (form, good) => check(good, bytes => {
  const list = parseCokList(bytes, form)
  for (const { metadata, key } of list.ok ? list.value.rows : []) expect([told.safeParse(metadata).success, key.length > 0]).toEqual([true, true])
  for (const problem of list.ok ? list.value.problems : []) expect(itemProblemSchema.safeParse(problem).success).toBe(true)
}), 120_000)
