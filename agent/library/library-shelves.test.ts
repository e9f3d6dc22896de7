import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LibraryShelves } from './library-shelves'

test('each class has its own favourites and what it had last, also after a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'doska-shelves-'))
  const file = join(folder, 'shelves.json')
  const shelves = await LibraryShelves.open(file, () => {})
  await shelves.remember('8Б', { kind: 'lesson', id: 'ice' })
  await shelves.remember('8Б', { kind: 'material', id: 'ice' })
  await shelves.remember('8Б', { kind: 'lesson', id: 'ice' })
  await shelves.setFavourite('5А', { kind: 'material', id: 'fractions' }, true)
  await shelves.setFavourite('5А', { kind: 'material', id: 'scale' }, true)
  await shelves.setFavourite('5А', { kind: 'material', id: 'fractions' }, false)
  const again = await LibraryShelves.open(file, () => {})
  expect(again.of('8Б')).toEqual({ favourites: [], recent: [{ kind: 'lesson', id: 'ice' }, { kind: 'material', id: 'ice' }] })
  expect(again.of('5А')).toEqual({ favourites: [{ kind: 'material', id: 'scale' }], recent: [] })
  expect(again.of('1А')).toEqual({ favourites: [], recent: [] })
  await rm(folder, { recursive: true })
})
