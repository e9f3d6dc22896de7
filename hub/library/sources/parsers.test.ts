import { expect, test } from 'vitest'
import { parseCartridgeManifest, parseWebLink } from './cartridge-manifest'
import { parseCokList } from './cok-list'
import { parseOpdsPage } from './opds-feed'
import { cokCsvSample, cokJsonSample, linkSample, manifestSample, opdsSample } from './testing/sample-lists'

test('good inputs say what they should', () => {
  const page = parseOpdsPage(opdsSample, 'https://lib.school.ru/feed')
  expect(page).toMatchObject({ ok: true, value: { next: 'https://lib.school.ru/feed?page=2', problems: [{ title: 'Платная', kind: 'no-file', detail: 'http://opds-spec.org/acquisition/buy' }] } })
  expect(page.ok && page.value.items).toMatchObject([
    { key: 'urn:isbn:1', address: 'https://lib.school.ru/files/1.pdf', metadata: { title: 'Физика. 8 класс', subject: 'physics', grades: [8], author: 'Пёрышкин', summary: 'Учебник' } },
    { metadata: { title: 'Атлас' }, address: 'https://files.school.ru/a.pdf' },
  ])
  expect(parseCartridgeManifest(manifestSample)).toMatchObject({ ok: true, value: {
    title: 'Тепловые явления', problems: [{ key: 'R4', kind: 'not-mapped' }],
    resources: [{ kind: 'files', title: 'Плавление & кристаллы', entry: 'a b/page.html', paths: ['a b/page.html', 'a b/x.css'] }, { kind: 'link', title: 'Ссылка', entry: 'link.xml' }],
  } })
  expect(parseWebLink(linkSample)).toEqual({ title: 'Опыт', address: 'https://resh.edu.ru/a?b=1&c=2' })
  for (const bytes of [Buffer.from(cokCsvSample), Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(cokCsvSample)])]) {
    expect(parseCokList(bytes, 'csv')).toMatchObject({ ok: true, value: { problems: [], rows: [
      { key: '1', file: 'files/a.pdf', metadata: { title: 'Плавление; опыт', subject: 'physics', grades: [7, 8], genre: 'presentation', exams: ['ege', 'oge'], textbookLine: 'Пёрышкин' } },
      { key: '2', metadata: { subject: 'maths', grades: [5], genre: 'test', exams: ['vpr'] } },
    ] } })
  }
  expect(parseCokList(Buffer.from(cokJsonSample), 'json')).toMatchObject({ ok: true, value: { rows: [{ key: '1', metadata: { grades: [7, 8], topics: ['physics/thermal'] } }, { key: '2', link: 'https://resh.edu.ru' }] } })
})

test.each([['Common Cartridge 1.0', manifestSample.replace('1.3.0', '1.0.0')], ['another package', manifestSample.replace('IMS Common Cartridge', 'ADL SCORM')], ['entities of its own', manifestSample.replace('?>', '?><!DOCTYPE m [<!ENTITY a "b">]>')]])(
  '%s is no cartridge for us', (_what, text) => expect(parseCartridgeManifest(text)).toMatchObject({ ok: false, fault: { kind: 'not-a-cartridge' } }),
)
test('a list without titles is none', () => expect(parseCokList(Buffer.from('a;b\r\n1;2'), 'csv')).toMatchObject({ ok: false, fault: { kind: 'not-a-list' } }))
