import { expect, test } from 'vitest'
import type { MaterialType } from '#shared/domain/material'
import { entryAt, fragmentOf } from './place-address'

const fileOf = (path: string) => ({ path, sha256: 'a'.repeat(64), bytes: 1, mediaType: 'image/jpeg' })
const series = { entry: '1.jpg', manifest: ['1.jpg', '2.jpg', 'лёд/3.jpg'].map(fileOf) }

test('a series opens at the very picture, and at its first where that one is gone', () => {
  expect(entryAt(series, { kind: 'picture', picture: 2, path: 'лёд/3.jpg' })).toBe('лёд/3.jpg')
  expect(entryAt(series, { kind: 'picture', picture: 4, path: '4.jpg' })).toBe('1.jpg')
  expect(entryAt(series, undefined)).toBe('1.jpg')
})

test.each<[MaterialType, Parameters<typeof fragmentOf>[1], string]>([
  ['pdf', { kind: 'page', page: 7 }, '#page=7'],
  ['video', { kind: 'time', positionS: 61.9 }, '#t=61'],
  ['audio', { kind: 'time', positionS: 5 }, '#t=5'],
  ['epub', { kind: 'spot', spot: 'epubcfi(/6/4)', share: 0.5 }, ''],
  ['image', undefined, ''],
])('%s at %o', (type, place, fragment) => expect(fragmentOf({ type }, place)).toBe(fragment))
