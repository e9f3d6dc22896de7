import { expect, test } from 'vitest'
import { addressOf, placeOf, sections } from './place'

test.each([
  ['an empty address is the displays', '', { section: 'displays', item: undefined }],
  ['a section', '#/library', { section: 'library', item: undefined }],
  ['a thing in a section', '#/displays/d-1', { section: 'displays', item: 'd-1' }],
  ['an unknown section is the start, not a blank page', '#/secret/1', { section: 'displays', item: '1' }],
  ['nonsense is the start', '#<script>', { section: 'displays', item: undefined }],
])('%s', (_rule, hash, place) => expect(placeOf(hash)).toEqual(place))

test('every place survives its own address', () => {
  for (const section of sections) for (const item of [undefined, 'a-1']) expect(placeOf(addressOf({ section, item }))).toEqual({ section, item })
})
