import { expect, test } from 'vitest'
import { judgedLibrary } from '../../tests/fixtures/ranking/documents'
import { judgedQueries } from '../../tests/fixtures/ranking/queries'
import { SearchIndex } from './search-index'
import { SegmentBuilder } from './segment-builder'

const builder = new SegmentBuilder()
for (const document of judgedLibrary) builder.add(document)
const index = new SearchIndex(builder.build())

/** Where the expected material stands; 0 is first, Infinity: not on the first page. */
const places = judgedQueries.map(([words, id]) => {
  const place = index.search({ words, sort: 'relevance', offset: 0, limit: 24 }).ids.indexOf(`material/${id}`)
  return { words, id, place: place < 0 ? Infinity : place }
})
const missed = (within: number) => places.filter(({ place }) => place >= within).map(({ words, id, place }) => `${words} → ${id} (${place + 1})`)

test('a hundred queries and more are judged, each for a material that is there', () => {
  expect(judgedQueries.length).toBeGreaterThanOrEqual(100)
  const ids = new Set(judgedLibrary.map(({ id }) => id))
  expect(judgedQueries.filter(([, id]) => !ids.has(id))).toEqual([])
})

test('95 of 100 have what is meant in the first place', () => {
  expect(missed(1).length / places.length, missed(1).join('\n')).toBeLessThanOrEqual(0.05)
})

test('98 of 100 have it among the first three', () => {
  expect(missed(3).length / places.length, missed(3).join('\n')).toBeLessThanOrEqual(0.02)
})
