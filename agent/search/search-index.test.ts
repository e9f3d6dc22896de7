import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LibraryFilters, LibraryQuery } from '#shared/contract/library-search'
import { searchCorpus } from '../../tests/fixtures/search-corpus'
import { textsOf } from './document-words'
import { wordsOf } from './fold-words'
import { searchIdOf, type SearchDocument, type SearchId } from './search-document'
import { SearchIndex } from './search-index'
import { SegmentBuilder } from './segment-builder'

const document = (id: string, title: string, more: Partial<SearchDocument> = {}): SearchDocument => ({
  kind: 'material', id, title, topic: '', summary: '', author: '', subject: 'physics', grades: [8], type: 'video', topics: [], exams: [], textbookLine: '', source: '', addedMs: Date.UTC(2026, 10, 22), ...more,
})
const look = (index: SearchIndex, words: string, more: Partial<LibraryQuery> = {}) => index.search({ words, sort: 'relevance', offset: 0, limit: 60, ...more })
const indexOf = (documents: readonly SearchDocument[]): SearchIndex => {
  const index = new SearchIndex()
  index.apply({ added: documents, removedIds: [] })
  return index
}
const idsOf = (index: SearchIndex, words: string, more: Partial<LibraryQuery> = {}) => look(index, words, more).ids.map(id => id.split('/')[1])

const small = indexOf([
  document('m-ice', 'Лёд и вода', { summary: 'Опыт с ёмкостью' }),
  document('m-fractions', 'Дроби', { subject: 'maths', grades: [5, 6], type: 'pdf' }),
  document('m-melting', 'Плавление: кривая', { exams: ['oge'], genre: 'textbook', source: 'Библиотека ЦОК', textbookLine: 'Физика. Перышкин', topics: ['physics/thermal/melting'] }),
  document('m-algebra', 'Алгебра: уравнения', { subject: 'algebra', grades: [7], exams: ['ege'], topics: ['algebra/equations/quadratic'] }),
  document('l-melting', 'Плавление льда', { kind: 'lesson', type: 'lesson' }),
])

test.each([
  ['ё and е are one letter', 'лед', ['m-ice']],
  ['capitals do not count', 'ДРОБИ', ['m-fractions']],
  ['the beginning of a word is enough', 'плав крив', ['m-melting']],
  ['the middle of a word is not', 'ление', []],
  ['the summary counts', 'емкость', ['m-ice']],
  ['the subject is found by its Russian name', 'математика', ['m-fractions']],
  ['and by its English one', 'mathem', ['m-fractions']],
  ['signs between words do not count', 'плавление, кривая!', ['m-melting']],
  ['another form of the word is found', 'дробями', ['m-fractions']],
  ['two forms of one stem', 'уравнений', ['m-algebra']],
  ['one typo from four letters', 'плавление криваа', ['m-melting']],
  ['letters swapped are one typo', 'алгбера', ['m-algebra']],
  ['two typos from eight letters', 'увравнения', ['m-algebra']],
  ['no typo is forgiven in three letters', 'лзд', []],
  ['a typo while still typing', 'плывле', ['l-melting', 'm-melting']],
  ['the wrong keyboard', 'fkut,hf', ['m-algebra']],
  ['the wrong keyboard with capitals', 'FKUT<HF', ['m-algebra']],
  ['the wrong keyboard while typing', 'fku', ['m-algebra']],
  ['Latin letters', 'drobi', ['m-fractions']],
  ['Latin letters with a digraph', 'plavlenie krivaya', ['m-melting']],
  ['an exam by its name', 'егэ', ['m-algebra']],
  ['an exam in Latin letters', 'ege', ['m-algebra']],
  ['a grade as teachers write it', 'математика 5 класс', ['m-fractions']],
  ['a line of textbooks', 'перышкин', ['m-melting']],
  ['the name of a place in the classifier', 'квадратные', ['m-algebra']],
  ['a dash alone asks for nothing', 'плавление - кривая', ['m-melting']],
])('%s', (_rule, words, expected) => expect(idsOf(small, words)).toEqual(expected))

test.each([
  ['fkut,hf', 'алгебра'],
  ['алгбера', 'алгебра'],
  ['algebra', undefined],
  ['плавление', undefined],
  ['drobi егэ', undefined],
])('what was searched for instead of %j is said', (words, corrected) => {
  if (words === 'drobi егэ') expect(look(small, words).corrected).toBe('дроби егэ')
  else expect(look(small, words).corrected).toBe(corrected)
})

describe('the order', () => {
  test('title before topic before summary, whole word before stem before beginning before typo', () => {
    const index = indexOf([
      document('summary', 'Вода', { summary: 'график' }),
      document('topic', 'Вода', { topic: 'график' }),
      document('beginning', 'Графикон'),
      document('stem', 'Графики'),
      document('whole', 'График'),
    ])
    expect(idsOf(index, 'график')).toEqual(['whole', 'stem', 'beginning', 'topic', 'summary'])
  })

  test('among equals lessons, then what is ready, then what is newer', () => {
    const day = (number: number) => ({ addedMs: Date.UTC(2026, 0, number) })
    const index = indexOf([document('old', 'Звук', day(1)), document('new', 'Звук', day(3)), document('ready', 'Звук', day(2)), document('lesson', 'Звук', { kind: 'lesson', type: 'lesson', ...day(1) })])
    index.setReady(['material/ready'])
    expect(idsOf(index, 'звук')).toEqual(['lesson', 'ready', 'new', 'old'])
    expect(idsOf(index, 'звук', { sort: 'date' })).toEqual(['new', 'ready', 'lesson', 'old'])
  })
})

test('a filter narrows the others but not its own counts', () => {
  const found = look(small, '', { grade: 8 })
  expect(found.ids).toEqual(['lesson/l-melting', 'material/m-ice', 'material/m-melting'])
  expect(found.counts.grade).toEqual([{ value: 5, count: 1 }, { value: 6, count: 1 }, { value: 7, count: 1 }, { value: 8, count: 3 }])
  expect(found.counts.subject).toEqual([{ value: 'physics', count: 3 }])
  expect(found.counts.type).toEqual([{ value: 'video', count: 2 }, { value: 'lesson', count: 1 }])
  expect(found.counts.topic).toEqual([{ value: 'physics', count: 1 }])
})

test('topics are counted a level at a time, each with what lies below', () => {
  expect(look(small, '', { subject: 'physics' }).counts.topic).toEqual([{ value: 'physics/thermal', count: 1 }])
  expect(look(small, '', { topic: 'physics/thermal' })).toMatchObject({ total: 1, counts: { topic: [{ value: 'physics/thermal/melting', count: 1 }] } })
})

test('nothing found says what giving up one filter would bring', () => {
  expect(look(small, 'плавление', { grade: 5 })).toMatchObject({ total: 0, without: [{ filter: 'grade', count: 2 }] })
  expect(look(small, '', { subject: 'algebra', grade: 5 })).toMatchObject({ total: 0, without: [{ filter: 'subject', count: 1 }, { filter: 'grade', count: 1 }] })
})

const corpus = [...searchCorpus(400)]
const large = indexOf(corpus)
const wordsOfDocument = (one: SearchDocument): string[] => Object.values(textsOf(one)).flatMap(wordsOf)
const filters: fc.Arbitrary<LibraryFilters> = fc.record({
  subject: fc.constantFrom('physics', 'maths', 'algebra'), grade: fc.integer({ min: 1, max: 11 }), type: fc.constantFrom('video', 'pdf', 'lesson'), genre: fc.constantFrom('textbook', 'test'),
  exam: fc.constantFrom('ege', 'vpr'), source: fc.constantFrom('МЭШ', 'нет такого'), topic: fc.constantFrom('physics', 'maths/fractions'),
}, { requiredKeys: [] })
const typed = fc.constantFrom('', 'пл', 'физика', 'д', 'урок', 'задача прим', 'fkut', 'drob')

test('each count is what choosing that filter shows', () => {
  fc.assert(fc.property(typed, filters, (words, chosen) => {
    const { counts, total, ids } = look(large, words, { ...chosen, limit: 60 })
    expect(ids).toHaveLength(Math.min(60, total))
    for (const name of ['subject', 'grade', 'type', 'genre', 'exam', 'source', 'topic'] as const) {
      for (const { value, count } of counts[name]) expect([name, value, look(large, words, { ...chosen, [name]: value }).total]).toEqual([name, value, count])
    }
  }), { numRuns: 40 })
})

test('pages put together are the whole, nothing twice', () => {
  fc.assert(fc.property(typed, fc.integer({ min: 1, max: 60 }), fc.constantFrom('relevance', 'date'), (words, limit, sort) => {
    const total = look(large, words).total
    const ids: SearchId[] = []
    for (let offset = 0; offset < total; offset += limit) ids.push(...look(large, words, { offset, limit, sort }).ids)
    expect(new Set(ids).size).toBe(total)
    expect(ids).toHaveLength(total)
  }), { numRuns: 20 })
})

test('after any changes the index finds what one made anew finds', () => {
  const change = fc.record({ added: fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { maxLength: 12 }), removed: fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { maxLength: 8 }), isMerged: fc.boolean() })
  fc.assert(fc.property(fc.array(change, { maxLength: 8 }), typed, (changes, words) => {
    const index = new SearchIndex()
    const expected = new Map<SearchId, SearchDocument>()
    for (const [round, { added, removed, isMerged }] of changes.entries()) {
      const documents = added.map(at => ({ ...corpus[at]!, title: `${corpus[at]!.title} ${round}` }))
      const removedIds = removed.filter(at => !added.includes(at)).map(at => searchIdOf(corpus[at]!))
      index.apply({ added: documents, removedIds })
      for (const id of removedIds) expected.delete(id)
      for (const one of documents) expected.set(searchIdOf(one), one)
      look(index, words) // whatever a search keeps for the next one must stand the next change
      if (!isMerged) continue
      const builder = new SegmentBuilder()
      for (const one of index.fresh) builder.add(one)
      index.merge(builder)
    }
    const anew = indexOf([...expected.values()])
    const [found, wanted] = [look(index, words), look(anew, words)]
    expect(found.ids).toEqual(wanted.ids)
    expect(found.counts).toEqual(wanted.counts)
    expect([...index.ids()].toSorted()).toEqual([...expected.keys()].toSorted())
  }), { numRuns: 60 })
})

test('a letter that half of the library begins a word with is answered as its words one by one are', () => {
  const segment = new SegmentBuilder()
  for (const one of corpus) segment.add(one)
  const index = new SearchIndex(segment.build())
  index.apply({ added: [], removedIds: corpus.slice(0, 90).map(searchIdOf) })
  for (const words of ['п', 'пр', 'к', 'у', 'п к', 'задание п', 'в']) {
    const living = corpus.slice(90).filter(one => words.split(' ').every(letters => wordsOfDocument(one).some(word => word.startsWith(letters))))
    expect([words, look(index, words).total]).toEqual([words, living.length])
  }
})

test('any typed text is safe', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 100 }), words => void look(small, words)))
})
